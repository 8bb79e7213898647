// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/checklist/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace checklist {
namespace {

struct PersonalChecklist : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");

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

TEST_F(PersonalChecklist, keeps_an_item_aside_without_the_name) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (auto item : {Item::looks, Item::pilots}) store::insert_aside(visit->db(), item, nadia, visit->now());
    });
    EXPECT_EQ(taken(nadia, "first_steps").size(), 2U);
    forget(nadia);
    EXPECT_EQ(store::list_asides(house.system_visit()->db()).size(), 2U);
    static constexpr db::Query count{.name = "test.count_asides",
                                     .text = "SELECT COUNT(*) FROM checklist_asides WHERE person_id = $1"};
    EXPECT_EQ(house.system_visit()->db().get<std::int64_t>(count, nadia), 0);
}

} // namespace
} // namespace checklist
