// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "tests/source_folder.hpp"
#include <gtest/gtest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace base {
namespace {

std::string letter(char32_t code) {
    std::string out;
    const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 63));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 63));
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    }
    return out;
}

bool is_surrogate(char32_t code) {
    return code >= 0xD800 && code < 0xE000;
}

// The big list of naughty strings, when it is beside the repository.
std::vector<std::string> naughty_strings() {
    const char* shared = std::getenv("GUILDE_SHARED");
    const std::filesystem::path folder =
        shared != nullptr ? shared : std::filesystem::path(tests::source_folder) / "../shared";
    std::ifstream file(folder / "data/strings/blns.txt", std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') lines.push_back(line);
    return lines;
}

std::vector<std::string> awkward_strings() {
    std::vector<std::string> all = naughty_strings();
    const std::string mixed =
        "a \t\u00A0\u202F\u200B\u202E\u0301\r\n\n\n\n\u2028é\u00ADœb\xff\xc3" + std::string(1, '\0');
    for (std::size_t from = 0; from < mixed.size(); ++from)
        for (std::size_t size = 1; from + size <= mixed.size(); ++size) all.push_back(mixed.substr(from, size));
    return all;
}

TEST(Utf8, AcceptsEveryCodePointAndNothingElse) {
    for (char32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97)
        EXPECT_EQ(is_valid_utf8("12345678" + letter(code) + "x"), !is_surrogate(code)) << static_cast<int>(code);
    for (const std::string_view text :
         {"\xc0\xaf", "\xe0\x80\xaf", "\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\x80"})
        EXPECT_FALSE(is_valid_utf8(text));
    EXPECT_FALSE(is_valid_utf8(std::string_view("abc\0defghijkl", 13)));
    EXPECT_FALSE(is_valid_utf8(std::string_view("abcdefghijkl\0", 13)));
    EXPECT_TRUE(is_valid_utf8(""));
}

TEST(Utf8, CountsAndCutsByCodePoint) {
    EXPECT_EQ(code_point_count("œuf 🥚"), 5U);
    EXPECT_EQ(first_code_points("œuf 🥚", 1), "œ");
    EXPECT_EQ(first_code_points("œuf 🥚", 5), "œuf 🥚");
    EXPECT_EQ(first_code_points("œuf 🥚", 4), "œuf ");
    EXPECT_EQ(first_code_points("œuf", 0), "");
    EXPECT_EQ(first_code_points("œuf", 99), "œuf");
}

TEST(Trim, TakesUnicodeSpacesAndZeroWidthMarksAway) {
    EXPECT_EQ(trim("\u202F\uFEFF  Léa\u2003Martin \u200B\t\n"), "Léa\u2003Martin");
    EXPECT_EQ(trim(" \u200B "), "");
    EXPECT_EQ(trim(""), "");
}

TEST(CleanLine, MakesOneLineOfWhatWasTyped) {
    EXPECT_EQ(clean_line("  Léa \t\r\n Martin  "), "Léa Martin");
    EXPECT_EQ(clean_line("e\u0301te\u0301"), "été");
    EXPECT_EQ(clean_line("a\u202Egnp.exe\u0007"), "agnp.exe");
    EXPECT_EQ(clean_line("\u200B \uFEFF"), "");
}

TEST(CleanLine, KeepsNoBreakSpacesAndJoiners) {
    EXPECT_EQ(clean_line("Vraiment\u202F?"), "Vraiment\u202F?");
    EXPECT_EQ(clean_line("Vraiment \u202F ?"), "Vraiment ?");
    EXPECT_EQ(clean_line("👩\u200D🔧"), "👩\u200D🔧");
}

TEST(CleanText, KeepsParagraphsAndIndentation) {
    EXPECT_EQ(clean_text("\r\n\n  a\r\nb\rc\n\n\n\n\n\td  \n \n"), "  a\nb\nc\n\n\n\td  ");
    EXPECT_EQ(clean_text("a\u2028b\x07\x7f"), "a\nb");
    EXPECT_EQ(clean_text(std::string_view("a\0b", 3)), "ab");
    EXPECT_EQ(clean_text("\n \n"), "");
}

TEST(Cleaning, IsIdempotentAndLeavesNothingDangerous) {
    for (const std::string& text : awkward_strings()) {
        const std::string line = clean_line(text);
        const std::string paragraphs = clean_text(text);
        EXPECT_TRUE(is_valid_utf8(line));
        EXPECT_TRUE(is_valid_utf8(paragraphs));
        EXPECT_EQ(clean_line(line), line) << text;
        EXPECT_EQ(clean_text(paragraphs), paragraphs) << text;
        EXPECT_EQ(line.find_first_of("\r\n\t\x7f"), std::string::npos);
        EXPECT_EQ(paragraphs.find("\n\n\n\n"), std::string::npos);
        EXPECT_EQ(line.find("\u202E"), std::string::npos);
        EXPECT_EQ(paragraphs.find("\u202E"), std::string::npos);
    }
}

TEST(Fold, SpeaksOfWhatItSays) {
    EXPECT_EQ(fold("Éléonore d’Œuf"), "eleonore d oeuf");
    EXPECT_EQ(fold("  Strauß—Ægir\u202F!  "), "strauss aegir");
    EXPECT_EQ(fold("Łódź Þór Đà Nẵng"), "lodz thor da nang");
    EXPECT_EQ(fold("ＦＵＬＬ ﬁn №5"), "full fin no5");
    EXPECT_EQ(fold("ΑΘΉΝΑ Москва́ 中村"), "αθηνα москва 中村");
    EXPECT_EQ(fold("e\u0301te\u0301"), fold("ÉTÉ"));
    EXPECT_EQ(fold("soft\u00ADhyphen zero\u200Bwidth"), "softhyphen zerowidth");
    EXPECT_EQ(fold("👩‍🔧 ?!"), "");
    EXPECT_EQ(fold(""), "");
}

TEST(Fold, IsIdempotentForEveryCodePoint) {
    for (char32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 61) {
        if (is_surrogate(code)) continue;
        const std::string once = fold("a" + letter(code) + "b");
        EXPECT_EQ(fold(once), once) << static_cast<int>(code);
        EXPECT_EQ(once.find("  "), std::string::npos) << static_cast<int>(code);
    }
    for (const std::string& text : awkward_strings()) EXPECT_EQ(fold(fold(text)), fold(text));
}

TEST(Fold, GivesTheSameWithAndWithoutTheLatinTable) {
    for (char32_t code = 1; code < 0x2070; ++code) {
        const std::string text = "x" + letter(code) + "y";
        EXPECT_EQ(fold(text + " 中"), fold(text) + " 中") << std::hex << static_cast<int>(code);
    }
}

TEST(Slug, IsShortAndFitForAnAddress) {
    EXPECT_EQ(slug("Papier marbré"), "papier-marbre");
    EXPECT_EQ(slug(" L’œuvre & l’atelier ! "), "l-oeuvre-l-atelier");
    EXPECT_EQ(slug("Москва"), "moskva");
    EXPECT_EQ(slug("…"), "");
    EXPECT_EQ(slug(std::string(59, 'a') + " bcd"), std::string(59, 'a'));
    for (const std::string& text : awkward_strings()) {
        const std::string name = slug(text);
        EXPECT_LE(name.size(), 60U);
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << name;
        EXPECT_EQ(slug(name), name);
    }
}

} // namespace
} // namespace base
