// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/lessons.hpp"
#include "rooms/grow/lessons/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace lessons {
namespace {

struct PersonalLessons : testing::Test {
    support::TestHouse house;
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");

    std::vector<std::vector<platform::PersonalCell>> taken(base::PersonId person, std::string_view list) {
        auto visit = house.system_visit();
        auto copy = platform::take_out_personal(*visit, person);
        for (auto& table : copy.tables)
            if (table.list->name == list) return std::move(table.rows);
        return {};
    }
    void forget(base::PersonId person) {
        auto visit = house.system_visit();
        platform::Forgetting forgetting{.person = person,
                                        .public_id = accounts::find_person(visit->db(), person)->public_id,
                                        .make_nobody = [&] { return accounts::create_nobody(*visit); }};
        platform::write(*visit, [&] { platform::forget_personal(*visit, forgetting); });
    }
};

TEST_F(PersonalLessons, are_taken_away_and_no_longer_counted_when_forgotten) {
    EXPECT_EQ(house.post(sophie, "/lessons/members/ask/follow", {{"wish", "follow"}}).status, 303);
    EXPECT_EQ(house.post(sophie, "/lessons/naming", {{"wish", "yes"}}).status, 303);
    auto rows = taken(sophie, "lessons");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][0].number, 1004);
    EXPECT_EQ(taken(sophie, "lessons_named").size(), 1U);
    forget(sophie);
    auto visit = house.system_visit();
    for (const auto& total : store::list_totals(visit->db())) EXPECT_EQ(total.people, 0);
    EXPECT_TRUE(store::list_followed(visit->db(), std::span(&sophie, 1)).empty());
    EXPECT_FALSE(store::has_agreed(visit->db(), sophie));
}

} // namespace
} // namespace lessons
