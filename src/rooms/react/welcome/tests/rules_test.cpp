// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/rules.hpp"
#include <gtest/gtest.h>

namespace welcome {
namespace {

using Reason = SpaceProposal::Reason;

spaces::Space space(const std::string& name, spaces::Kind kind, std::int64_t members,
                    spaces::Access access = spaces::Access::open) {
    return {.slug = name, .name = name, .kind = kind, .access = access, .purpose = {}, .member_count = members};
}

TEST(WelcomeRules, AWordStandsForItsFamilyAndForNoOther) {
    EXPECT_TRUE(rules::is_kin("relieuse", "reliure"));
    EXPECT_TRUE(rules::is_kin("graphiste", "graphisme"));
    EXPECT_TRUE(rules::is_kin("droit", "droit"));
    EXPECT_FALSE(rules::is_kin("imprimerie", "immobilier"));
    EXPECT_FALSE(rules::is_kin("art", "artisan"));
}

TEST(WelcomeRules, SpacesComeWithTheBestReasonFirst) {
    const std::vector<spaces::Space> open{
        space("Cinéma", spaces::Kind::interest, 900), space("Papier marbré", spaces::Kind::interest, 3),
        space("Bretagne", spaces::Kind::region, 5), space("Reliure", spaces::Kind::trade, 40),
        space("Bureau", spaces::Kind::commission, 9, spaces::Access::on_request)};
    Introduction person{.name = "Karim", .trade = "Relieur", .region = "Bretagne", .interests = {"le papier"}};
    auto ranked = rules::rank_spaces(open, person, 10);
    ASSERT_EQ(ranked.size(), 4U);
    EXPECT_EQ(ranked[0].space.name, "Reliure");
    EXPECT_EQ(ranked[0].reason, Reason::trade);
    EXPECT_EQ(ranked[1].space.name, "Papier marbré");
    EXPECT_EQ(ranked[1].word, "le papier");
    EXPECT_EQ(ranked[2].reason, Reason::region);
    EXPECT_EQ(ranked[3].reason, Reason::lively);
    EXPECT_EQ(rules::rank_spaces(open, person, 2).size(), 2U);
}

TEST(WelcomeRules, AQuestionOffersEachWordOnceAndKeepsOnesOwn) {
    auto question = rules::make_question({"Dorure", "un four"}, {{"dorure", "Marbrure"}, {"marbrure", "Papier"}});
    EXPECT_EQ(question.offered, (std::vector<std::string>{"dorure", "Marbrure", "Papier"}));
    EXPECT_EQ(question.chosen, std::vector<std::string>{"dorure"});
    EXPECT_EQ(question.others, "un four");
    EXPECT_EQ(rules::merge_words({"dorure"}, {"Dorure", "", "un four"}),
              (std::vector<std::string>{"dorure", "un four"}));
}

TEST(WelcomeRules, WhoIsNamedAlreadyIsNotNamedTwice) {
    const std::vector<std::string> handles{"sophie-martin", "yann"};
    EXPECT_EQ(rules::missing_mentions("Bonjour @sophie-martin", handles), std::vector<std::string>{"@yann"});
}

TEST(WelcomeRules, StepsFollowOneAnother) {
    EXPECT_EQ(rules::step_after(Step::about), Step::meet);
    EXPECT_EQ(rules::step_after(Step::hello), std::nullopt);
    EXPECT_EQ(rules::parse_step("meet"), Step::meet);
    EXPECT_EQ(rules::parse_step("x"), std::nullopt);
}

} // namespace
} // namespace welcome
