// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/welcome/store.hpp"
#include "rooms/react/welcome/welcome.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace welcome {
namespace {

struct PersonalWelcome : testing::Test {
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

TEST_F(PersonalWelcome, is_taken_away_and_forgotten) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        store::insert_path(visit->db(), sophie, visit->now());
        store::update_ending(visit->db(), sophie, Ending::put_aside, visit->now());
    });
    auto rows = taken(sophie, "welcome");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][1].number, 2);
    EXPECT_TRUE(rows[0][4].is_null); // no first message
    forget(sophie);
    EXPECT_FALSE(store::find_path(house.system_visit()->db(), sophie));
}

} // namespace
} // namespace welcome
