// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/excerpt.hpp"
#include "base/text.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(Excerpt, short_text_is_put_on_one_line) {
    EXPECT_EQ(excerpt(" Un\n deux\t trois ", 20), "Un deux trois");
    EXPECT_EQ(excerpt("", 20), "");
}

TEST(Excerpt, long_text_is_cut_at_a_word) {
    EXPECT_EQ(excerpt("Bonjour à toutes et à tous", 18), "Bonjour à toutes…");
    EXPECT_EQ(excerpt("Bonjour à toutes, et à tous", 18), "Bonjour à toutes…");
    EXPECT_EQ(excerpt("Bonjour", 7), "Bonjour");
    EXPECT_EQ(excerpt("Anticonstitutionnellement", 10), "Anticonst…");
    EXPECT_EQ(excerpt("éééééééé", 4), "ééé…");
    EXPECT_EQ(excerpt("abc", 1), "…");
    EXPECT_EQ(excerpt("abc", 0), "");
}

TEST(Excerpt, naughty_strings_keep_the_length) {
    for (const std::string& text : testing::naughty_strings()) {
        for (std::size_t length : {0u, 1u, 10u, 80u}) {
            EXPECT_LE(base::code_point_count(excerpt(text, length)), length) << text;
        }
    }
}

} // namespace
} // namespace parse
