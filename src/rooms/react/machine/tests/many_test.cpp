// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand jobs and mails: the pages stay quick, and the lists are paged by key.
#include "jobs/overview.hpp"
#include "platform/outbox_watch.hpp"
#include "support/house.hpp"
#include "support/stopwatch.hpp"
#include <gtest/gtest.h>
#include <set>

namespace machine {
namespace {

constexpr int many = 100'000;

const db::Query insert_many_jobs{
    .name = "machine_test.insert_many_jobs",
    .text =
        "INSERT INTO jobs (kind, payload, failures, error, parked_at) "
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) "
        "SELECT 'search.catch_up', '', 5, 'x', CAST($2 AS BIGINT) + n FROM numbers",
};
const db::Query insert_many_waiting{
    .name = "machine_test.insert_many_waiting",
    .text =
        "INSERT INTO jobs (kind, payload, due_at) "
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) "
        "SELECT 'search.catch_up', '', CAST($2 AS BIGINT) + n FROM numbers",
};
const db::Query insert_many_mails{
    .name = "machine_test.insert_many_mails",
    .text =
        "INSERT INTO outbox (kind, to_address, to_name, to_person_id, subject, body_text, body_html, unsubscribe_path, "
        "message_id, state, answer, written_at, settled_at) "
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) "
        "SELECT 'comments.notice', 'a@b.example', '', 0, '', '', '', '', '', 3, '550 no', CAST($2 AS BIGINT), "
        "CAST($2 AS BIGINT) - n FROM numbers",
};

TEST(ManyJobs, are_listed_by_key_and_counted) {
    support::TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@essai.example");
    house.give_role(claire, platform::Role::administrator);
    house.run_jobs();
    auto system = house.system_visit();
    platform::write(*system, [&] {
        system->db().run(insert_many_jobs, many, system->now());
        system->db().run(insert_many_waiting, many, system->now() + std::chrono::hours(1));
        system->db().run(insert_many_mails, many, system->now());
    });
    std::set<std::int64_t> seen;
    std::string cursor;
    for (int page = 0; page < 3; ++page) {
        auto slice = platform::list_refused_mails(*system, cursor, 30);
        ASSERT_EQ(slice.items.size(), 30U);
        for (const auto& mail : slice.items) EXPECT_TRUE(seen.insert(mail.id.number).second);
        cursor = slice.next;
    }
    EXPECT_EQ(jobs::count_parked(system->db()), many);
    auto& db = system->db();
    auto middle = jobs::list_parked(db, 0, 1).at(0).id - many / 2;
    EXPECT_LT(support::quickest_ms(db, [&] { platform::list_refused_mails(*system, cursor, 30); }), 5);
    EXPECT_LT(support::quickest_ms(db, [&] { jobs::list_parked(db, middle, 30); }), 5);
    EXPECT_LT(support::quickest_ms(db, [&] { jobs::list_waiting_kinds(db); }), 200) << "it counts them all";
    auto day = system->now() - std::chrono::hours(24);
    EXPECT_LT(support::quickest_ms(db, [&] { platform::list_settled_mails(db, day, jobs::slice_length); }), 200);
    auto page = house.get(claire, "/console/machine/work");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("parked="), std::string::npos);
    EXPECT_NE(page.body.find("unreached="), std::string::npos);
}

} // namespace
} // namespace machine
