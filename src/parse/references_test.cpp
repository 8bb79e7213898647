// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/references.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

std::vector<std::string> found(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& reference : find_references(text)) {
        const char sign = reference.kind == Reference::mention ? '@' : '#';
        names.push_back(sign + std::string(reference.name));
        EXPECT_EQ(text.substr(reference.at, 1 + reference.name.size()), names.back());
    }
    return names;
}

using Names = std::vector<std::string>;

TEST(References, are_found_in_running_text) {
    EXPECT_EQ(found("Merci @élodie-durand, @paul_2 et (@Ana) : #papier-marbré #2024-été."),
              (Names{"@élodie-durand", "@paul_2", "@Ana", "#papier-marbré", "#2024-été"}));
    EXPECT_EQ(found("«@léa»—#日本 @нина"), (Names{"@léa", "#日本", "@нина"}));
    EXPECT_EQ(found("@e\u0301lodie"), (Names{"@e\u0301lodie"}));
}

TEST(References, end_with_a_letter_or_digit) {
    EXPECT_EQ(found("@paul- #a_ @b--c"), (Names{"@paul", "#a", "@b--c"}));
}

TEST(References, are_not_in_words_addresses_or_numbers) {
    EXPECT_EQ(found("a@b.fr x#y /#z &#39; @@p ##t #12 # @ @-- C# #_"), Names{});
    EXPECT_EQ(found("@a@b.fr"), Names{"@a"});
}

TEST(References, stop_at_sixty_characters) {
    EXPECT_EQ(found('@' + std::string(60, 'x')).size(), 1u);
    EXPECT_EQ(found('@' + std::string(61, 'x')).size(), 0u);
}

TEST(References, naughty_strings_do_no_harm) {
    for (const std::string& text : testing::naughty_strings()) {
        found(text);
        find_references("#" + text + "\xFF@\xC3");
    }
}

} // namespace
} // namespace parse
