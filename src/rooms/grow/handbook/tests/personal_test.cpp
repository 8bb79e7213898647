// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/handbook/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace handbook {
namespace {

struct PersonalHandbook : testing::Test {
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

TEST_F(PersonalHandbook, keeps_an_adapted_page_without_the_name) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (const auto* language : {"en", "fr"})
            store::upsert_page(
                visit->db(), PageName::guide,
                {.language = language, .body = "Bonjour", .adapted_by = nadia, .adapted_at = visit->now()});
    });
    auto rows = taken(nadia, "handbook_pages");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][2].text, "Bonjour");
    forget(nadia);
    auto left = store::list_adapted(house.system_visit()->db(), PageName::guide);
    ASSERT_EQ(left.size(), 2U);
    EXPECT_NE(left[0].adapted_by, nadia);
    EXPECT_EQ(left[0].adapted_by, left[1].adapted_by);
}

} // namespace
} // namespace handbook
