// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/rules.hpp"
#include <gtest/gtest.h>

namespace mailings::rules {
namespace {

TEST(MailingRules, a_minute_of_beats_is_the_pace) {
    for (std::int64_t pace = 1; pace <= per_minute_max; ++pace) {
        auto beat = beat_of(pace);
        EXPECT_GE(beat.count, 1);
        auto in_an_hour = std::chrono::milliseconds(std::chrono::hours(1)) / beat.every * beat.count;
        EXPECT_NEAR(static_cast<double>(in_an_hour), static_cast<double>(pace * 60), 0.02 * double(pace * 60) + 1);
    }
    EXPECT_EQ(beat_of(1).every, std::chrono::minutes(1));
    EXPECT_EQ(beat_of(60).count, 10);
    EXPECT_EQ(beat_of(60).every, std::chrono::seconds(10));
}

TEST(MailingRules, the_last_departure_is_where_the_beats_end) {
    EXPECT_EQ(last_departure({0}, 0, 60).milliseconds, 0);
    EXPECT_EQ(last_departure({0}, 10, 60).milliseconds, 0);
    EXPECT_EQ(last_departure({0}, 11, 60).milliseconds, 10'000);
    EXPECT_EQ(last_departure({5}, 100'000, 3000).milliseconds, 5 + 199 * 10'000);
}

TEST(MailingRules, find_everything_that_is_wrong_at_once) {
    Choices choices;
    choices.near.push_back({.id = {3}, .slug = "reliure", .name = "Reliure", .purpose = {}, .charter = {}});
    base::Instant now{1'795'000'000'000};
    Plan plan{.audience = Audience::spaces, .spaces = {"reliure"}};
    EXPECT_TRUE(find_faults(plan, choices, now).empty());
    EXPECT_EQ(chosen_spaces(plan, choices), std::vector<SpaceId>{{3}});
    plan = {
        .audience = Audience::spaces, .spaces = {"bureau"}, .starts_at = now - std::chrono::hours(1), .per_minute = 0};
    auto faults = find_faults(plan, choices, now);
    EXPECT_TRUE(faults.contains("spaces"));
    EXPECT_TRUE(faults.contains("pace"));
    EXPECT_TRUE(faults.contains("starts_on"));
    EXPECT_TRUE(find_faults({.audience = Audience::everyone, .spaces = {}}, choices, now).contains("audience"));
    EXPECT_TRUE(find_faults({.audience = Audience::spaces, .spaces = {}}, choices, now).contains("spaces"));
}

TEST(MailingRules, names_come_back_as_they_were) {
    for (auto outcome : unreached) EXPECT_EQ(parse_unreached(outcome_name(outcome)), outcome);
    EXPECT_FALSE(parse_unreached("accepted"));
    for (auto audience : {Audience::everyone, Audience::spaces})
        EXPECT_EQ(parse_audience(audience_name(audience)), audience);
    EXPECT_EQ(parse_pace("60"), 60);
    for (auto text : {"", "60x", "x", "99999999999999999999"}) EXPECT_FALSE(parse_pace(text)) << text;
}

} // namespace
} // namespace mailings::rules
