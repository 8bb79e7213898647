// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/utf8.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(Utf8, repairs_what_is_not_utf8_and_leaves_the_rest) {
    EXPECT_EQ(repair_utf8("\u00e9\u4e2d\U0001F600"), "\u00e9\u4e2d\U0001F600");
    EXPECT_EQ(repair_utf8("a\xE9z"), "a\uFFFDz");
    EXPECT_EQ(repair_utf8("\xC0\xAF"), "\uFFFD\uFFFD");           // overlong "/"
    EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD"); // surrogate
    EXPECT_EQ(repair_utf8("\xF4\x90\x80\x80").size(), 12u);       // beyond U+10FFFF
    EXPECT_EQ(repair_utf8("\xE2\x82"), "\uFFFD\uFFFD");           // cut short
}

TEST(Utf8, writes_every_code_point_as_it_reads_it) {
    for (char32_t value = 1; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
        if (value >= 0xD800 && value <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, value);
        const CodePoint point = first_code_point(text);
        ASSERT_TRUE(point.valid) << std::hex << static_cast<unsigned>(value);
        ASSERT_EQ(point.value, value);
        ASSERT_EQ(point.bytes, text.size());
    }
}

TEST(Utf8, knows_control_characters) {
    EXPECT_TRUE(has_control("a\nb"));
    EXPECT_TRUE(has_control(std::string_view("a\0b", 3)));
    EXPECT_TRUE(has_control("\x7F"));
    EXPECT_FALSE(has_control("a b \u00e9"));
}

} // namespace
} // namespace parse
