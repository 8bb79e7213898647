// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/merge.hpp"
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <set>
#include <sstream>

namespace base {
namespace {

constexpr std::string_view letter = "Bonjour,\n\nLe salon ouvre samedi.\n\nVenez nombreux.\n\nSophie";

TEST(Merge, takes_what_each_of_two_people_changed) {
    auto merged =
        merge_texts(letter, "Bonjour à toutes,\n\nLe salon ouvre samedi.\n\nVenez nombreux.\n\nSophie",
                    "Bonjour,\n\nLe salon ouvre samedi.\n\nVenez nombreux.\n\nSophie\n\nP.-S. Le parking est fermé.");
    EXPECT_EQ(
        merged.text,
        "Bonjour à toutes,\n\nLe salon ouvre samedi.\n\nVenez nombreux.\n\nSophie\n\nP.-S. Le parking est fermé.");
    EXPECT_TRUE(merged.conflicts.empty());
}

TEST(Merge, goes_down_to_words_in_one_line) {
    auto merged = merge_texts("Le salon ouvre samedi à neuf heures dans la grande halle.",
                              "Le salon ouvre dimanche à neuf heures dans la grande halle.",
                              "Le salon ouvre samedi à neuf heures dans la petite halle.");
    EXPECT_EQ(merged.text, "Le salon ouvre dimanche à neuf heures dans la petite halle.");
    EXPECT_TRUE(merged.conflicts.empty());
}

TEST(Merge, keeps_both_where_they_contradict_each_other) {
    auto merged = merge_texts(letter, "Bonjour,\n\nLe salon ouvre dimanche.\n\nVenez nombreux.\n\nSophie",
                              "Bonjour,\n\nLe salon ouvre lundi.\n\nVenez nombreux.\n\nSophie");
    EXPECT_EQ(merged.text,
              "Bonjour,\n\nLe salon ouvre dimanche.\n\nLe salon ouvre lundi.\n\nVenez nombreux.\n\nSophie");
    ASSERT_EQ(merged.conflicts.size(), 1U);
    EXPECT_EQ(merged.conflicts[0].mine, "Le salon ouvre dimanche.\n");
    EXPECT_EQ(merged.conflicts[0].theirs, "Le salon ouvre lundi.\n");
}

TEST(Merge, keeps_what_one_changed_and_the_other_deleted) {
    auto merged = merge_texts("Un\n\nDeux\n\nTrois", "Un\n\nTrois", "Un\n\nDeux et demi\n\nTrois");
    EXPECT_NE(merged.text.find("Deux et demi"), std::string::npos);
    EXPECT_EQ(merged.conflicts.size(), 1U);
}

TEST(Merge, keeps_what_both_added_at_one_place) {
    auto merged = merge_texts("Un", "Un\n\nDeux", "Un\n\nTrois");
    EXPECT_NE(merged.text.find("Deux"), std::string::npos);
    EXPECT_NE(merged.text.find("Trois"), std::string::npos);
}

TEST(Merge, bears_empty_texts) {
    EXPECT_EQ(merge_texts("", "", "").text, "");
    EXPECT_EQ(merge_texts("", "a", "").text, "a");
    EXPECT_EQ(merge_texts("", "", "b").text, "b");
    EXPECT_EQ(merge_texts("", "a", "b").text, "a\n\nb");
    EXPECT_EQ(merge_texts("a", "", "a").text, "");
}

TEST(Merge, does_not_wait_on_texts_that_have_nothing_in_common) {
    std::string former, mine, theirs;
    for (int i = 0; i < 20'000; ++i) {
        former += "f" + std::to_string(i) + "\n";
        mine += "m" + std::to_string(i) + "\n";
        theirs += "t" + std::to_string(i) + "\n";
    }
    auto merged = merge_texts(former, mine, theirs);
    EXPECT_EQ(merged.conflicts.size(), 1U);
    EXPECT_EQ(merged.text.size(), mine.size() + theirs.size() + 1);
}

// What must hold for any three texts: drawn from one seed, the same on every machine.
struct Writer {
    std::mt19937 dice{20261122};
    std::size_t below(std::size_t bound) { return dice() % bound; }
    std::string word() {
        static constexpr const char* all[] = {"papier", "presse", "encre", "fil", "cuir", "or", "plomb", "é"};
        return all[below(8)];
    }
    std::vector<std::string> text() {
        std::vector<std::string> lines(below(9));
        for (auto& line : lines)
            for (auto left = below(6); left > 0; --left) line += (line.empty() ? "" : " ") + word();
        return lines;
    }
    // Words that only this writer uses: they can be found again.
    std::vector<std::string> changed(std::vector<std::string> lines, const std::string& sign) {
        for (auto changes = below(4); changes > 0; --changes) {
            auto fresh = sign + std::to_string(below(1'000'000));
            auto at = lines.empty() ? 0 : below(lines.size());
            switch (below(3)) {
                case 0: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), fresh); break;
                case 1:
                    if (!lines.empty()) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
                    break;
                default:
                    if (!lines.empty()) lines[at] += " " + fresh;
            }
        }
        return lines;
    }
    static std::string one(const std::vector<std::string>& lines) {
        std::string out;
        for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
        return out;
    }
};

std::set<std::string> words_in(const std::string& text) {
    std::istringstream words(text);
    return {std::istream_iterator<std::string>(words), {}};
}

TEST(Merge, loses_nothing_that_somebody_wrote_and_takes_the_only_change) {
    Writer writer;
    for (int round = 0; round < 3000; ++round) {
        auto former = writer.text();
        auto f = Writer::one(former), m = Writer::one(writer.changed(former, "mine")),
             t = Writer::one(writer.changed(former, "theirs"));
        EXPECT_EQ(merge_texts(f, m, f).text, m);
        EXPECT_EQ(merge_texts(f, f, t).text, t);
        EXPECT_EQ(merge_texts(f, m, m).text, m);
        auto merged = merge_texts(f, m, t), other = merge_texts(f, t, m);
        auto kept = words_in(merged.text);
        for (const auto* side : {&m, &t})
            for (const auto& word : words_in(*side)) {
                bool is_fresh = word.starts_with("mine") || word.starts_with("theirs");
                EXPECT_TRUE(!is_fresh || kept.contains(word)) << f << "\n--\n" << m << "\n--\n" << t;
            }
        for (const auto& word : kept) EXPECT_TRUE(words_in(f + "\n" + m + "\n" + t).contains(word));
        EXPECT_EQ(merged.conflicts.size(), other.conflicts.size());
        EXPECT_TRUE(!merged.conflicts.empty() || merged.text == other.text) << merged.text << "\n--\n" << other.text;
    }
}

} // namespace
} // namespace base
