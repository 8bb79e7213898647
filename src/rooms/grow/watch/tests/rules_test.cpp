// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/rules.hpp"
#include "rooms/people/members/members.hpp"
#include <gtest/gtest.h>

namespace watch {
namespace {

using Texts = std::vector<std::string>;

base::FieldErrors faults_of(const Annotation& annotation) {
    try {
        check_annotation(annotation);
    } catch (const base::Refusal& refusal) {
        return refusal.fields;
    }
    return {};
}
bool is_meant(const std::string& entry_trade, const std::string& reader_trade) {
    auto keys = keys_of_trade(reader_trade, members::trade_forms(reader_trade));
    auto trades = trades_of(Texts{entry_trade});
    return concerns(false, Texts{trades.at(0).key}, keys);
}

TEST(WatchRules, a_note_says_what_it_changes_and_for_whom) {
    EXPECT_TRUE(faults_of({.title = "Décret", .note = "Rien.", .concerns_all = true}).empty());
    EXPECT_TRUE(faults_of({.title = "Décret", .note = "Rien.", .trades = {"Reliure"}}).empty());
    EXPECT_TRUE(faults_of({.title = "Décret", .note = "Rien.", .other_trades = "reliure, dorure"}).empty());
    EXPECT_EQ(faults_of({.title = " ", .note = "", .applies_on = "demain"}).size(), 4U);
    EXPECT_TRUE(faults_of({.title = "Décret", .note = "Rien.", .other_trades = " , "}).contains("trades"));
    EXPECT_TRUE(faults_of({.title = "Décret", .note = std::string(5000, 'a'), .concerns_all = true}).contains("note"));
}

TEST(WatchRules, trades_are_cleaned_and_stand_once) {
    auto trades = trades_of(Texts{" Reliure ", "reliure", "", "Édition"});
    ASSERT_EQ(trades.size(), 2U);
    EXPECT_EQ(trades[0], (Trade{.key = "reliure", .label = "Reliure"}));
    EXPECT_EQ(trades[1].key, "edition");
    auto clean = check_annotation({.title = "T", .note = "N", .concerns_all = true, .trades = {"Reliure"}});
    EXPECT_TRUE(clean.trades.empty());
}

TEST(WatchRules, somebody_is_meant_by_the_other_forms_of_their_trade) {
    EXPECT_TRUE(is_meant("Reliure", "Reliure"));
    EXPECT_TRUE(is_meant("Reliure", "Relieuse"));
    EXPECT_TRUE(is_meant("reliure", "Relieur-doreur"));
    EXPECT_TRUE(is_meant("Dorure", "Relieur-doreur"));
    EXPECT_TRUE(is_meant("Restauration de livres", "restauration de livres"));
    EXPECT_FALSE(is_meant("Restauration de livres", "Reliure"));
    EXPECT_FALSE(is_meant("Reliure", "Édition"));
    EXPECT_FALSE(is_meant("Reliure", ""));
}

TEST(WatchRules, a_question_looks_for_beginnings_the_longest_first) {
    EXPECT_EQ(words_of_question("Les Relieurs d’art"), (Texts{"relieur", "art", "les"}));
    EXPECT_EQ(words_of_question("a, b"), Texts{});
    EXPECT_EQ(words_of_question("un deux trois quatre cinq").size(), words_max);
    EXPECT_EQ(words_of_entry("Été, été : l’eau"), (Texts{"eau", "ete"}));
}

TEST(WatchRules, waits_double_up_to_a_day) {
    using std::chrono::hours;
    EXPECT_EQ(wait_after(1), hours(1));
    EXPECT_EQ(wait_after(2), hours(2));
    EXPECT_EQ(wait_after(5), hours(16));
    EXPECT_EQ(wait_after(6), hours(24));
    EXPECT_EQ(wait_after(600), hours(24));
}

TEST(WatchRules, an_edition_is_the_last_whole_week_or_month) {
    auto day = [](int year, int month, int number) { return *base::Day::of(year, month, number); };
    auto week = last_span(Pace::weekly, day(2026, 11, 18)); // a Wednesday
    EXPECT_EQ(week.from, day(2026, 11, 9));
    EXPECT_EQ(week.until, day(2026, 11, 16));
    EXPECT_EQ(last_span(Pace::weekly, day(2026, 11, 16)).until, day(2026, 11, 16));
    EXPECT_EQ(last_span(Pace::weekly, day(2026, 11, 15)).until, day(2026, 11, 9));
    auto month = last_span(Pace::monthly, day(2026, 1, 18));
    EXPECT_EQ(month.from, day(2025, 12, 1));
    EXPECT_EQ(month.until, day(2026, 1, 1));
}

TEST(WatchRules, paces_have_names) {
    for (auto pace : {Pace::weekly, Pace::monthly, Pace::never}) EXPECT_EQ(parse_pace(pace_name(pace)), pace);
    EXPECT_EQ(parse_pace("hourly"), Pace::weekly);
}

} // namespace
} // namespace watch
