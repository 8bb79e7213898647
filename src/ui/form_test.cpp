// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/form.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

bool has(const html::Html& html, std::string_view text) {
    return html.str().find(text) != std::string::npos;
}

TEST(Form, AFormThatPostsCarriesItsTokens) {
    const Sample s(words::Language::en);
    const auto drawn = form(s.frame, {.action = "/posts"}, text_field(s.frame, {.name = "title", .label = "Title"}));
    EXPECT_TRUE(has(drawn, R"(name="csrf" value="csrf-token")"));
    EXPECT_TRUE(has(drawn, R"(name="key" value="key")"));
}

TEST(Form, ASearchCarriesNone) {
    const Sample s(words::Language::en);
    const auto drawn = form(s.frame, {.action = "/people", .method = Form::Method::get}, html::Html{});
    EXPECT_FALSE(has(drawn, "csrf"));
    EXPECT_FALSE(has(drawn, "name=\"key\""));
}

TEST(Form, WhatWasTypedIsKeptAndTheErrorIsTiedToItsField) {
    Sample s(words::Language::fr);
    s.frame.entered.values["email"] = {"pierre@\"<village>"};
    s.frame.entered.errors["email"] = base::say("Sign in to continue.");
    const auto drawn = form(s.frame, {.action = "/sign-in"},
                            email_field(s.frame, {.name = "email", .label = "Adresse", .help = "La vôtre."}));
    EXPECT_TRUE(has(drawn, R"(value="pierre@&quot;&lt;village&gt;")"));
    EXPECT_TRUE(has(drawn, R"(aria-invalid="true" aria-describedby="field-email-help field-email-error")"));
    EXPECT_TRUE(has(drawn, R"(<p class="field-error" id="field-email-error">)"));
    EXPECT_TRUE(has(drawn, R"(<a href="#field-email">Connectez-vous pour continuer.</a>)"));
}

TEST(Form, AnErrorOfAnotherFormIsNotSummedUpHere) {
    Sample s(words::Language::en);
    s.frame.entered.errors["title"] = base::say("Sign in to continue.");
    const auto drawn = form(s.frame, {.action = "/x"}, text_field(s.frame, {.name = "body", .label = "Body"}));
    EXPECT_FALSE(has(drawn, "error-summary"));
}

TEST(Form, ErrorsAreSummedUpInTheOrderOfTheFields) {
    Sample s(words::Language::en);
    s.frame.entered.errors["body"] = base::say("Second");
    s.frame.entered.errors["title"] = base::say("First");
    s.frame.entered.errors["a_box"] = base::say("Third");
    s.frame.entered.errors[""] = base::say("Before all");
    const auto drawn = form(s.frame, {.action = "/x"}, text_field(s.frame, {.name = "title", .label = "Title"}),
                            text_area(s.frame, {.name = "body", .label = "Body"}),
                            check_box(s.frame, {.name = "a_box", .label = "Box"}))
                           .str();
    std::size_t at = 0;
    for (const char* text : {">Before all<", ">First<", ">Second<", ">Third<"}) {
        const auto next = drawn.find(text, at);
        ASSERT_NE(next, std::string::npos) << text;
        at = next;
    }
}

TEST(Form, AFileIsChosenWithOurOwnWords) {
    const Sample s(words::Language::fr);
    const auto one = file_field(s.frame, {.label = "Photo", .bytes_max = 10 << 20});
    EXPECT_TRUE(has(one, R"(for="field-file">Choisir un fichier</label>)"));
    EXPECT_TRUE(has(one, R"(data-max-bytes="10485760")"));
    EXPECT_TRUE(has(one, "10 Mo au plus"));
    const auto many = file_field(s.frame, {.label = "Photos", .multiple = true});
    EXPECT_TRUE(has(many, ">Choisir des fichiers</label>"));
    EXPECT_FALSE(has(many, "data-max-bytes"));
}

TEST(Form, APasswordIsNeverFilledIn) {
    Sample s(words::Language::en);
    s.frame.entered.values["password"] = {"correct horse"};
    EXPECT_FALSE(has(password_field(s.frame, {.label = "Password"}), "correct horse"));
}

TEST(Form, ABoxThatWasUntickedStaysUnticked) {
    Sample s(words::Language::en);
    const CheckBox box{.name = "letter", .label = "Letter", .checked = true};
    EXPECT_TRUE(has(check_box(s.frame, box), " checked"));
    s.frame.entered.values["name"] = {"x"};
    EXPECT_FALSE(has(check_box(s.frame, box), " checked"));
}

TEST(Form, TextInAnAreaKeepsItsFirstEmptyLine) {
    Sample s(words::Language::en);
    s.frame.entered.values["body"] = {"\nSecond line"};
    EXPECT_TRUE(has(text_area(s.frame, {.name = "body", .label = "Body"}), ">\n\nSecond line</textarea>"));
}

TEST(Form, AFoldThatHidesAnErrorOpens) {
    Sample s(words::Language::en);
    s.frame.entered.errors["tags"] = base::say("Sign in to continue.");
    const auto field = text_field(s.frame, {.name = "tags", .label = "Tags"});
    EXPECT_TRUE(has(folded(s.frame, {.summary = "More"}, field), "<details class=\"folded\" open>"));
}

TEST(Form, AnAddressThatRunsScriptsDoesNotGetIn) {
    const Sample s(words::Language::en);
    EXPECT_FALSE(has(link_button(s.frame, {.label = "x", .href = "javascript:alert(1)"}), "javascript"));
    EXPECT_FALSE(has(person_name(s.frame, {.name = "x", .href = "data:text/html,x"}), "data:"));
}

} // namespace
} // namespace ui
