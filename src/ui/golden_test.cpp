// SPDX-License-Identifier: AGPL-3.0-or-later
// What the main components draw, kept as readable files in both languages.
#include "ui/golden_test_support.hpp"
#include "ui/sample_console_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

class Golden : public testing::TestWithParam<words::Language> {
protected:
    void expect(const std::string& name, const html::Html& html) const {
        expect_golden(name + "." + std::string(sample.words.code()), html);
    }
    Sample sample{GetParam()};
};

TEST_P(Golden, Document) {
    expect("document", page(sample.frame, {.title = sample.say("People", "Annuaire"),
                                           .content = paragraph(sample.say("Nobody yet.", "Personne encore.")),
                                           .aside = muted("…")}));
}

TEST_P(Golden, SimpleDocument) {
    sample.frame.is_simple = true;
    expect("sign_in", page(sample.frame, sign_in_page(sample)));
}

TEST_P(Golden, Entry) {
    expect("entry", entry(sample.frame, question(sample)));
}

TEST_P(Golden, Thread) {
    expect("post", post_page(sample).content);
}

TEST_P(Golden, Directory) {
    expect("directory", directory_page(sample).content);
}

TEST_P(Golden, Space) {
    expect("space", space_page(sample).above);
}

TEST_P(Golden, FormWithErrors) {
    sample.frame.entered.values["title"] = {""};
    sample.frame.entered.values["body"] = {"<b>Marbré</b>"};
    sample.frame.entered.errors["title"] = base::say("Sign in to continue.");
    expect("publish", publish_page(sample).content);
}

TEST_P(Golden, Fields) {
    expect("fields", html::group(house_fields(sample), own_fields(sample)));
}

TEST_P(Golden, Things) {
    expect("things", thing_shelf(sample));
}

TEST_P(Golden, TablesAndCharts) {
    expect("console", console_sample(sample).content);
}

TEST_P(Golden, EmptyState) {
    expect("empty", empty_page(sample).content);
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values(words::Language::fr, words::Language::en),
                         [](const auto& each) { return std::string(words::language_code(each.param)); });

TEST(GoldenSupport, WhatChangesWithEveryRequestIsMasked) {
    EXPECT_EQ(
        masked(
            R"(<p hx-nonce="abc"><input type="hidden" name="csrf" value="x"><use href="/static/assets/icons-DJtZOBCp.svg#a">)"),
        R"(<p hx-nonce="NONCE"><input type="hidden" name="csrf" value="MASKED"><use href="/static/assets/icons.svg#a">)");
}

TEST(GoldenSupport, ElementsStandOnLinesAndSentencesStayWhole) {
    EXPECT_EQ(indented("<ul><li>One <b>two</b></li><li><br></li></ul>"),
              "<ul>\n  <li>\n    One <b>two</b>\n  </li>\n  <li><br>\n  </li>\n</ul>\n");
}

} // namespace
} // namespace ui
