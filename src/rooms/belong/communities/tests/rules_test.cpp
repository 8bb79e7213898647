// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/rules.hpp"
#include <gtest/gtest.h>

namespace communities {
namespace {

TEST(CommunityRules, NamesArePartedAtTheFirstBlank) {
    EXPECT_EQ(split_name("Nick Craver").first, "Nick");
    EXPECT_EQ(split_name("Gilles 'SO nous est hostile'").last, "'SO nous est hostile'");
    EXPECT_EQ(split_name(" Jez ").last, "Jez");
    EXPECT_EQ(split_name("Jez").first, "");
    EXPECT_EQ(split_name("").last, "");
}

TEST(CommunityRules, TagsOfOldAndNewDumps) {
    const std::vector<std::string> two{"faq", "status-completed"};
    EXPECT_EQ(split_tags("<faq><status-completed>"), two);
    EXPECT_EQ(split_tags("|faq|status-completed|"), two);
    EXPECT_TRUE(split_tags("").empty());
}

TEST(CommunityRules, TagsNamedInATextAreTagsHere) {
    EXPECT_EQ(write_tags("Voir [tag:faq] et [meta-tag:status-buggy]."), "Voir #faq et #status-buggy.");
    for (const char* as_it_is : {"", "[tag:]", "[tag:deux mots]", "[tag:sans fin", "[lien](tag:x)", "[balise:x]"})
        EXPECT_EQ(write_tags(as_it_is), as_it_is);
}

TEST(CommunityRules, MomentsAreUtcToTheMillisecond) {
    EXPECT_EQ(parse_moment("2011-08-17T20:18:56.507")->iso(), "2011-08-17T20:18:56.507Z");
    EXPECT_EQ(parse_moment("2011-08-17T20:18:56")->iso(), "2011-08-17T20:18:56.000Z");
    for (const char* bad : {"", "2011-08-17", "2011-02-30T00:00:00", "2011-08-17T24:00:00", "2011-08-17 20:18:56"})
        EXPECT_FALSE(parse_moment(bad)) << bad;
}

TEST(CommunityRules, LongTextsAreCutBetweenParagraphs) {
    EXPECT_EQ(fit("court", 100).text, "court");
    EXPECT_FALSE(fit("court", 100).is_cut);
    auto cut = fit(std::string(60, 'a') + "\n\n" + std::string(60, 'b'), 100);
    EXPECT_TRUE(cut.is_cut);
    EXPECT_EQ(cut.text, std::string(60, 'a') + "\n\n…");
    for (std::size_t bytes : {20U, 50U, 99U}) {
        std::string accents;
        for (int i = 0; i < 100; ++i) accents += "é";
        EXPECT_LE(fit(accents, bytes).text.size(), bytes);
    }
}

TEST(CommunityRules, CountsComeBack) {
    Counts counts{.persons = 3, .nameless_votes = 4'000, .threads_kept = 1};
    auto read = read_counts(write_counts(counts));
    EXPECT_EQ(read.persons, 3);
    EXPECT_EQ(read.nameless_votes, 4'000);
    EXPECT_EQ(read.threads_kept, 1);
    EXPECT_EQ(read_counts("damaged").persons, 0);
}

} // namespace
} // namespace communities
