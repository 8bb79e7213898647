// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/rules.hpp"
#include "app/boot.hpp"
#include <gtest/gtest.h>

namespace machine::rules {
namespace {

using Outlook = Forecast::Outlook;
constexpr std::int64_t mega = 1'000'000;

TEST(MachineRules, every_kind_of_work_of_the_house_has_its_words) {
    for (const auto& room : app::all_rooms()) {
        for (const auto& job : room.jobs) EXPECT_TRUE(is_known_work(job.kind)) << job.kind;
        for (const auto& timer : room.timers)
            EXPECT_TRUE(is_known_work("timer." + std::string(timer.name))) << timer.name;
    }
    EXPECT_TRUE(is_known_work("timer.backups.nightly"));
    EXPECT_FALSE(is_known_work("unheard.of"));
    EXPECT_STREQ(work_words("unheard.of"), "Work of the house");
}

TEST(MachineRules, addresses_are_hidden_wherever_they_stand) {
    EXPECT_EQ(masked("sophie@village.example"), "s…@village.example");
    EXPECT_EQ(masked("élodie@village.example"), "é…@village.example");
    EXPECT_EQ(masked("@village.example"), "…");
    EXPECT_EQ(masked("nothing"), "…");
    EXPECT_EQ(without_addresses("550 5.1.1 <sophie@village.example>: unknown (sophie@village.example)"),
              "550 5.1.1 <s…@village.example>: unknown (s…@village.example)");
    EXPECT_EQ(without_addresses("451 busy"), "451 busy");
    EXPECT_EQ(without_addresses(""), "");
}

TEST(MachineRules, servers_are_understood) {
    auto why = [](std::string_view answer) { return std::string(refused_because(answer).why.id); };
    EXPECT_EQ(why("550 5.1.1 <x@y.fr> User unknown"), "This address does not exist, or no longer.");
    EXPECT_EQ(why("552 5.2.2 Over quota"), "The mailbox is full.");
    EXPECT_EQ(why("550 5.7.26 Unauthenticated"), "Their server does not trust ours.");
    EXPECT_EQ(why("554 blocked"), "Their server does not trust ours.");
    EXPECT_EQ(why("550 5.1.2 bad domain"), "The part after @ leads nowhere.");
    EXPECT_EQ(why("550 no"), "Their server refused it.");
    EXPECT_EQ(why(""), "Nobody tried any more.");
}

TEST(MachineRules, faults_are_said_plainly) {
    auto why = [](std::string_view error) { return std::string(reason_of(error).id); };
    EXPECT_EQ(why("the mail server says to try later 451"), "The mail server asked to try again later.");
    EXPECT_EQ(why("the program stopped while it ran"), "The program was stopped while it was at it.");
    EXPECT_EQ(why("database or disk is full"), "The disk was full: nothing more could be written.");
    EXPECT_EQ(why("Could not resolve host: example.org"), "Another machine could not be reached.");
    EXPECT_EQ(why("refusal: This is not there."),
              "The house itself refused: what was asked is no longer allowed or there.");
    EXPECT_EQ(why("vector::_M_range_check"), "The program met a fault that it does not know.");
}

std::vector<DaySum> growing(std::int64_t days, std::int64_t bytes_a_day) {
    std::vector<DaySum> out;
    for (std::int64_t day = 0; day <= days; ++day)
        out.push_back({.day = {20'000 + day}, .bytes = 500 * mega + day * bytes_a_day});
    return out;
}

TEST(MachineRules, room_is_foretold_from_what_was_measured) {
    EXPECT_EQ(forecast({}, mega).outlook, Outlook::unknown);
    EXPECT_EQ(forecast(growing(6, mega), 1000 * mega).outlook, Outlook::unknown);
    auto steady = forecast(growing(30, 10 * mega), 4'200 * mega);
    EXPECT_EQ(steady.outlook, Outlook::growing);
    EXPECT_EQ(steady.bytes_a_month, 300 * mega);
    EXPECT_EQ(steady.months_left, 14);
    EXPECT_EQ(forecast(growing(30, 0), mega).outlook, Outlook::not_growing);
    EXPECT_EQ(forecast(growing(30, -mega), mega).outlook, Outlook::not_growing);
    auto recent = growing(200, 0);
    for (auto& sum : recent)
        if (sum.day.number > 20'110) sum.bytes += (sum.day.number - 20'110) * mega;
    EXPECT_EQ(forecast(recent, 1000 * mega).bytes_a_month, 30 * mega) << "the last ninety days count";
    EXPECT_EQ(forecast(growing(30, 10 * mega), -5).months_left, 0);
}

TEST(MachineRules, the_forecast_speaks_of_years_when_there_are_some) {
    words::Words english(*app::catalogues(), words::Language::en, "UTC");
    auto said = [&](std::int64_t months) {
        return forecast_words({.outlook = Outlook::growing, .months_left = months});
    };
    EXPECT_EQ(said(0).id, "At this pace, the room is used up within a month.");
    EXPECT_EQ(said(1).id, "At this pace, there is room for one month.");
    EXPECT_EQ(said(14).arguments.at(0).second, "14");
    EXPECT_EQ(said(36).id, "At this pace, there is room for about {n} years.");
    EXPECT_EQ(said(36).arguments.at(0).second, "3");
    EXPECT_EQ(said(121).id, "At this pace, there is room for more than ten years.");
}

TEST(MachineRules, only_what_fills_the_disk_of_the_house_is_summed) {
    const std::vector<Size> sizes{{.day = {1}, .kind = Kind::database, .bytes = 5},
                                  {.day = {1}, .kind = Kind::pictures, .bytes = 7},
                                  {.day = {1}, .kind = Kind::backups_elsewhere, .bytes = 100},
                                  {.day = {1}, .kind = Kind::free, .bytes = 1000},
                                  {.day = {2}, .kind = Kind::backups, .bytes = 3}};
    auto sums = sum_by_day(sizes);
    ASSERT_EQ(sums.size(), 2U);
    EXPECT_EQ(sums[0].bytes, 12);
    EXPECT_EQ(sums[1].bytes, 3);
}

TEST(MachineRules, sizes_are_said_as_people_say_them) {
    auto catalogues = app::catalogues();
    words::Words french(*catalogues, words::Language::fr, "UTC"), english(*catalogues, words::Language::en, "UTC");
    EXPECT_EQ(size_text(english, 0), "0 kB");
    EXPECT_EQ(size_text(english, 1), "1 kB");
    EXPECT_EQ(size_text(english, 1'240'000), "1.2 MB");
    EXPECT_EQ(size_text(english, 86 * mega), "86 MB");
    EXPECT_EQ(size_text(english, 12'340 * mega), "12 GB");
    EXPECT_EQ(size_text(french, 1'500 * mega), "1,5 Go");
}

} // namespace
} // namespace machine::rules
