// SPDX-License-Identifier: AGPL-3.0-or-later
// Whole pages in both languages. With GUILDE_GALLERY=folder they are also written there, to be looked at.
#include "tests/source_folder.hpp"
#include "ui/sample_console_test_support.hpp"
#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <regex>

namespace ui {
namespace {

using Pages = std::vector<std::pair<std::string, html::Html>>;

Frame with_errors(const Sample& s) {
    Frame frame = s.frame;
    frame.entered.values["title"] = {""};
    frame.entered.values["body"] = {"Je cherche du papier <b>marbré</b>."};
    frame.entered.values["spaces"] = {"juridique"};
    frame.entered.errors["title"] = base::say("Write at least one word.");
    return frame;
}

Pages all_pages(Sample& s) {
    Pages pages;
    pages.emplace_back("feed", page(s.frame, feed_page(s)));
    pages.emplace_back("directory", page(s.frame, directory_page(s)));
    pages.emplace_back("space", page(s.frame, space_page(s)));
    pages.emplace_back("post", page(s.frame, post_page(s)));
    pages.emplace_back("profile", page(s.frame, profile_page(s)));
    pages.emplace_back("empty", page(s.frame, empty_page(s)));
    pages.emplace_back("kit", page(s.frame, kit_page(s)));
    pages.emplace_back("console", console_page(s.frame, console_sample(s)));
    pages.emplace_back("letter", print_page(s.frame, letter_page(s)));
    const Frame frame = s.frame;
    s.frame = with_errors(s);
    pages.emplace_back("publish", page(s.frame, publish_page(s)));
    s.frame = frame;
    s.frame.is_simple = true;
    s.frame.viewer.reset();
    pages.emplace_back("signin", page(s.frame, sign_in_page(s)));
    pages.emplace_back("code", page(s.frame, code_page(s)));
    return pages;
}

std::size_t count_of(const std::string& text, std::string_view sought) {
    std::size_t count = 0;
    for (auto at = text.find(sought); at != std::string::npos; at = text.find(sought, at + 1)) ++count;
    return count;
}

void write_page(const std::string& name, const html::Html& page) {
    if (const char* folder = std::getenv("GUILDE_GALLERY"))
        std::ofstream(std::filesystem::path(folder) / (name + ".html")) << page.str();
}

class Gallery : public testing::TestWithParam<words::Language> {};

TEST_P(Gallery, EveryPageHasOneHeadingOneMainAndItsLanguage) {
    Sample s(GetParam());
    for (const auto& [name, html] : all_pages(s)) {
        SCOPED_TRACE(name);
        EXPECT_TRUE(html.str().starts_with("<!doctype html><html lang=\"" + std::string(s.words.code())));
        EXPECT_EQ(count_of(html.str(), "<h1"), 1U);
        EXPECT_EQ(count_of(html.str(), "<main"), 1U);
        EXPECT_EQ(count_of(html.str(), " style=\""), 0U);
        EXPECT_EQ(count_of(html.str(), "href=\"#main\""), 1U);
        write_page(name + "." + std::string(s.words.code()), html);
    }
}

TEST_P(Gallery, EveryElementThatHtmxDrivesCarriesTheNonce) {
    Sample s(GetParam());
    for (const auto& [name, html] : all_pages(s)) {
        SCOPED_TRACE(name);
        for (auto at = html.str().find('<'); at != std::string::npos; at = html.str().find('<', at + 1)) {
            const auto tag = html.str().substr(at, html.str().find('>', at) - at);
            if (tag.find(" hx-") != std::string::npos) {
                EXPECT_NE(tag.find(" hx-nonce=\"n0nce\""), std::string::npos) << tag;
            }
        }
    }
}

TEST_P(Gallery, EveryIconStandsInTheSprite) {
    Sample s(GetParam());
    const auto icons = "\n" + read_source("web/icons.txt");
    for (const auto& [name, html] : all_pages(s))
        for (auto at = html.str().find("icons.svg#"); at != std::string::npos;
             at = html.str().find("icons.svg#", at + 1)) {
            const auto icon = html.str().substr(at + 10, html.str().find('"', at) - at - 10);
            EXPECT_NE(icons.find("\n" + icon + "\n"), std::string::npos) << icon;
        }
}

// Icons that only some state of a page shows are found in the sources.
std::vector<std::string> icons_named_in(const std::string& source) {
    static const std::regex places(
        R"re(\bicon\(\w+, ("[^;)]*)|icon = ([^,;\n]*"[^,;\n]*)|mark = (".*?")|Tone::\w+, (".*?")|tool\(\w+, \w+, (".*?"))re");
    static const std::regex literal(R"re("([a-z0-9-]+)")re");
    std::vector<std::string> out;
    for (std::sregex_iterator place(source.begin(), source.end(), places), none; place != none; ++place) {
        const auto text = place->str();
        for (std::sregex_iterator name(text.begin(), text.end(), literal); name != none; ++name)
            out.push_back((*name)[1]);
    }
    return out;
}

TEST(Icons, EveryOneNamedInTheSourcesStandsInTheSprite) {
    const auto icons = "\n" + read_source("web/icons.txt");
    std::size_t found = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(tests::source_folder) + "/src")) {
        const auto path = entry.path().string();
        if (!path.ends_with(".cpp") || path.find("_test") != std::string::npos) continue;
        for (const auto& icon :
             icons_named_in(read_source(path.substr(std::string(tests::source_folder).size() + 1)))) {
            EXPECT_NE(icons.find("\n" + icon + "\n"), std::string::npos) << icon << " in " << path;
            ++found;
        }
    }
    EXPECT_GT(found, 80U) << "the sources name icons in another way: look at icons_named_in()";
}

INSTANTIATE_TEST_SUITE_P(Languages, Gallery, testing::Values(words::Language::fr, words::Language::en),
                         [](const auto& each) { return std::string(words::language_code(each.param)); });

} // namespace
} // namespace ui
