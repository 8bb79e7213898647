// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/rollout/rollout.hpp"
#include "rooms/react/rollout/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace rollout {
namespace {

struct PersonalRollout : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
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

TEST_F(PersonalRollout, keeps_the_plan_without_the_name) {
    auto visit = house.system_visit();
    auto now = visit->now();
    Step step{.public_id = base::PublicId::random(),
              .feature = "reactions",
              .cohort = Cohort::people,
              .opens_at = now,
              .made_by = nadia,
              .made_at = now};
    platform::write(*visit, [&] {
        step.id = store::insert_step(visit->db(), step);
        for (auto person : {nadia, sophie}) store::insert_person(visit->db(), step.id, person);
        store::update_state(visit->db(), step.id, State::undone, nadia, now);
    });
    for (const auto* list : {"openings_planned", "openings_ended", "openings_for_me"})
        EXPECT_EQ(taken(nadia, list).size(), 1U) << list;
    forget(nadia);
    auto after = house.system_visit();
    auto left = store::find_step(after->db(), step.public_id);
    ASSERT_TRUE(left);
    EXPECT_NE(left->made_by, nadia);
    EXPECT_EQ(left->ended_by, left->made_by);
    EXPECT_FALSE(store::is_chosen(after->db(), step.id, nadia));
    EXPECT_TRUE(store::is_chosen(after->db(), step.id, sophie));
}

} // namespace
} // namespace rollout
