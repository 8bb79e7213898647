// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand steps that are over, and a step with as many people: what each request may ask stays quick.
#include "rooms/react/rollout/store.hpp"
#include "support/house.hpp"
#include "support/stopwatch.hpp"
#include <gtest/gtest.h>

namespace rollout {

namespace {

constexpr int many = 100'000;

const db::Query insert_many_steps{
    .name = "test.insert_rollout_steps",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO rollout_steps (public_id, feature, cohort, space_id, trade, trade_key, arrived_before, opens_at, "
        "state, made_by, made_at, ended_by, ended_at) SELECT CAST($2 AS BIGINT) + n, 'watch', 1, 0, '', '', 0, "
        "CAST($3 AS BIGINT) + n, 2 + n % 2, 1, CAST($3 AS BIGINT), 1, CAST($3 AS BIGINT) + n FROM series",
};
const db::Query insert_many_people{
    .name = "test.insert_rollout_people",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO rollout_people (step_id, person_id) SELECT $2, n FROM series",
};

} // namespace

TEST(ManySteps, are_no_burden) {
    support::TestHouse house;
    auto visit = house.system_visit();
    auto begun = visit->now();
    auto step = platform::write(*visit, [&] {
        visit->db().run(insert_many_steps, many, 1'000'000, begun);
        auto chosen = store::insert_step(visit->db(), {.public_id = base::PublicId::random(),
                                                       .feature = "watch",
                                                       .cohort = Cohort::people,
                                                       .trade = {},
                                                       .trade_key = {},
                                                       .opens_at = begun,
                                                       .made_by = {1},
                                                       .made_at = begun});
        visit->db().run(insert_many_people, many, chosen);
        visit->db().script("ANALYZE rollout_steps");
        visit->db().script("ANALYZE rollout_people");
        return chosen;
    });
    std::size_t found = 0;
    auto quick = [&](const std::function<void()>& act) { EXPECT_LT(support::quickest_ms(visit->db(), act), 10); };
    quick([&] { found = store::list_due(visit->db(), "watch", begun).size(); });
    EXPECT_EQ(found, 1U);
    bool is_chosen = false;
    quick([&] { is_chosen = store::is_chosen(visit->db(), step, PersonId{77'777}); });
    EXPECT_TRUE(is_chosen);
    quick([&] { found = store::list_planned(visit->db()).size(); });
    EXPECT_EQ(found, 1U);
    quick([&] { found = store::list_due_for_everyone(visit->db(), begun).size(); });
    EXPECT_EQ(found, 0U);
    quick([&] { found = store::list_ended(visit->db(), 20).size(); });
    EXPECT_EQ(found, 20U);
}

} // namespace rollout
