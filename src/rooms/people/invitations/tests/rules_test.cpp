// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/rules.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace invitations {
namespace {

constexpr base::Milliseconds day = std::chrono::hours(24);
const base::Instant start{1'795'000'000'000};

std::int64_t count_on_day(const std::vector<base::Instant>& all, int number) {
    return std::ranges::count_if(all, [&](base::Instant at) { return (at - start) / day == number; });
}

TEST(Pace, ANewServerSendsFiftyTheFirstDayAndTwiceAsManyEachDayAfter) {
    auto all = rules::plan_departures(Pace::new_server, {.first_at = start, .start = start}, 5000);
    ASSERT_EQ(all.size(), 5000U);
    EXPECT_EQ(all.front(), start);
    EXPECT_EQ(count_on_day(all, 0), 50);
    EXPECT_EQ(count_on_day(all, 1), 100);
    EXPECT_EQ(count_on_day(all, 2), 200);
    EXPECT_EQ(count_on_day(all, 5), 1600);
}

TEST(Pace, NeverMoreThanFiveHundredAnHour) {
    for (auto pace : {Pace::new_server, Pace::known_server}) {
        auto all = rules::plan_departures(pace, {.first_at = start, .start = start}, 40'000);
        for (std::size_t i = 500; i < all.size(); ++i) ASSERT_GE((all[i] - all[i - 500]).count(), 3'600'000) << i;
    }
}

TEST(Pace, DeparturesNeverGoBack) {
    auto all = rules::plan_departures(Pace::new_server, {.first_at = start, .start = start}, 20'000);
    EXPECT_TRUE(std::ranges::is_sorted(all));
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Pace, WhatLeftBeforeCountsForTheDay) {
    auto all = rules::plan_departures(Pace::new_server, {.first_at = start, .start = start, .used = 45}, 20);
    EXPECT_EQ(count_on_day(all, 0), 5);
    EXPECT_EQ(count_on_day(all, 1), 15);
}

TEST(Pace, AServerThatRestedIsNotBetterKnown) {
    auto later = start + day * 30;
    auto all = rules::plan_departures(Pace::new_server, {.first_at = start, .start = later, .days_before = 1}, 200);
    EXPECT_EQ(count_on_day(all, 30), 100);
    EXPECT_EQ(count_on_day(all, 31), 100);
}

TEST(Pace, NobodyMeansNoDeparture) {
    EXPECT_TRUE(rules::plan_departures(Pace::new_server, {.first_at = start, .start = start}, 0).empty());
}

TEST(WorkAddress, IsWhatNoHomeProviderGives) {
    EXPECT_TRUE(rules::is_work_address("sophie@imprimerie-du-port.fr"));
    EXPECT_FALSE(rules::is_work_address("sophie@Orange.FR"));
    EXPECT_FALSE(rules::is_work_address(""));
}

TEST(Choice, NeedsTheTradeItNames) {
    EXPECT_THROW(rules::check_choice("trade", " ", ""), base::Refusal);
    EXPECT_THROW(rules::check_choice("anything", "", ""), base::Refusal);
    EXPECT_EQ(rules::check_choice("trade", "Édition", "").key, "edition");
}

} // namespace
} // namespace invitations
