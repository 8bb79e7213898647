// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/rules.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace rollout {
namespace {

constexpr base::Day today{20'000};

TEST(RolloutRules, AStepSaysWhoAndWhen) {
    auto clean = rules::check_draft(
        {.cohort = "people", .people = "@Sophie-Martin,  yann; @yann", .opens_on = today.iso()}, today);
    EXPECT_EQ(clean.handles, (std::vector<std::string>{"sophie-martin", "yann"}));
    EXPECT_EQ(clean.opens_on, today);
    try {
        rules::check_draft({.cohort = "arrived", .opens_on = "2999-01-01"}, today);
        FAIL();
    } catch (const base::Refusal& refusal) {
        EXPECT_TRUE(refusal.fields.contains("opens_on"));
        EXPECT_TRUE(refusal.fields.contains("arrived_before"));
    }
}

TEST(RolloutRules, WhoIsInACohortIsPlain) {
    rules::Asker asker{.person = {1}, .trade_key = "reliure", .arrived_at = base::Instant{1'000}, .spaces = {{7}}};
    EXPECT_TRUE(rules::is_in({.cohort = Cohort::everyone}, asker));
    EXPECT_TRUE(rules::is_in({.cohort = Cohort::space, .space = {7}}, asker));
    EXPECT_FALSE(rules::is_in({.cohort = Cohort::space, .space = {8}}, asker));
    EXPECT_TRUE(rules::is_in({.cohort = Cohort::trade, .trade_key = "reliure"}, asker));
    EXPECT_FALSE(rules::is_in({.cohort = Cohort::trade, .trade_key = ""}, {.person = {1}}));
    EXPECT_TRUE(rules::is_in({.cohort = Cohort::arrived, .arrived_before = {1'001}}, asker));
    EXPECT_FALSE(rules::is_in({.cohort = Cohort::arrived, .arrived_before = {1'000}}, asker));
    EXPECT_FALSE(rules::is_in({.cohort = Cohort::arrived, .arrived_before = {9'999}}, {.person = {1}}));
}

TEST(RolloutRules, ThePlanHasOneThingAWeek) {
    EXPECT_EQ(rules::suggested_day(today, 0).number, 20'007);
    EXPECT_EQ(rules::suggested_day(today, 2).number, 20'021);
}

} // namespace
} // namespace rollout
