// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/criteria.hpp"
#include "words/texts.hpp"
#include <gtest/gtest.h>
#include <set>

namespace law::criteria {
namespace {

std::vector<Theme> themes(words::Language language) {
    return read_themes(words::get_text("law", "criteria", language));
}

std::string refusal_of(std::string_view text) {
    try {
        parse_findings(text);
    } catch (const base::Refusal& refusal) {
        return std::string(refusal.fields.at("findings").id);
    }
    return {};
}

TEST(LawCriteria, AllOfThemAreThereInBothLanguages) {
    const std::vector<std::size_t> sizes{9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12};
    for (auto language : {words::Language::fr, words::Language::en}) {
        auto all = themes(language);
        ASSERT_EQ(all.size(), sizes.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_EQ(all[i].number, static_cast<int>(i) + 1);
            EXPECT_FALSE(all[i].title.empty());
            ASSERT_EQ(all[i].criteria.size(), sizes[i]) << all[i].title;
            for (std::size_t k = 0; k < sizes[i]; ++k) {
                EXPECT_EQ(all[i].criteria[k].number, (Number{static_cast<int>(i) + 1, static_cast<int>(k) + 1}));
                EXPECT_GT(all[i].criteria[k].title.size(), 20U);
                EXPECT_EQ(all[i].criteria[k].title.find("]("), std::string::npos);
            }
        }
    }
}

TEST(LawCriteria, EachIsJudgedOnceAndWhatIsNotMetIsToldInWords) {
    std::set<Number> judged;
    for (const auto& each : judgements()) {
        EXPECT_TRUE(judged.insert(each.number).second) << number_text(each.number);
        EXPECT_EQ(each.result == Result::not_met, !std::string_view(each.note).empty()) << number_text(each.number);
    }
    for (const auto& theme : themes(words::Language::fr))
        for (const auto& criterion : theme.criteria) EXPECT_TRUE(judged.contains(criterion.number));
    EXPECT_EQ(judged.size(), 106U);
}

TEST(LawCriteria, TheFootOfEachPageTellsTheTruth) {
    EXPECT_EQ(level_of(tally({})), Level::partial);
    std::vector<Finding> worst;
    for (const auto& each : judgements())
        if (each.result == Result::met && worst.size() < findings_max) worst.push_back({each.number, "x"});
    EXPECT_EQ(level_of(tally(worst)), Level::partial); // "Accessibility: partly conforming" stays true
}

TEST(LawCriteria, TheRateCountsThoseThatApplyAndRoundsDown) {
    EXPECT_EQ((Tally{.met = 2, .not_met = 1}).percent(), 66);
    EXPECT_EQ((Tally{.met = 0, .not_met = 0, .not_applicable = 9}).percent(), 0);
    auto usual = tally({});
    EXPECT_EQ(usual.met + usual.not_met + usual.not_applicable, 106);
    auto with_one =
        tally(std::vector<Finding>{{{1, 1}, "x"}, {{4, 1}, "y"}}); // one that was met, one that did not apply
    EXPECT_EQ(with_one.not_met, usual.not_met + 2);
    EXPECT_EQ(with_one.met, usual.met - 1);
    EXPECT_EQ(level_of({.met = 1, .not_met = 2}), Level::none);
    EXPECT_EQ(level_of({.met = 1}), Level::full);
}

TEST(LawCriteria, FindingsAreReadLineByLine) {
    auto found = parse_findings("3.2 Le logo est trop pâle\n\n 10.11 : La page « Agenda » déborde.\r\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].number, (Number{3, 2}));
    EXPECT_EQ(found[0].text, "Le logo est trop pâle");
    EXPECT_EQ(found[1].text, "La page « Agenda » déborde.");
    for (const auto* wrong :
         {"Le logo", "3 Le logo", "3.9 Rien", "14.1 Rien", "3.2", "3.2 :", "-1.2 x", "3.2000000000 x"})
        EXPECT_FALSE(refusal_of(wrong).empty()) << wrong;
    std::string many;
    for (std::size_t i = 0; i <= findings_max; ++i) many += "1.1 x\n";
    EXPECT_EQ(refusal_of(many), "At most {n} lines: the most serious ones.");
}

} // namespace
} // namespace law::criteria
