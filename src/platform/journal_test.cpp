// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/journal.hpp"
#include "db/engines.hpp"
#include "db/testing.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>
#include <chrono>
#include <thread>

namespace platform {
namespace {

using sample::SampleHouse;
using namespace std::chrono_literals;
using Ids = std::vector<std::int64_t>;

constexpr db::Query list_facts{.name = "test.facts",
                               .text = "SELECT id FROM facts WHERE kind = 'sample.noted' ORDER BY id"};

Ids told(SampleHouse& house) {
    return house.system_visit()->db().all<std::int64_t>(list_facts);
}

TEST(Journal, within_listeners_are_part_of_the_act) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    EXPECT_THROW(sample::add_note(*visit, "refused within"), base::Refusal);
    EXPECT_EQ(house.note_count(), 0);
    EXPECT_TRUE(told(house).empty());
    sample::add_note(*visit, "fine");
    EXPECT_EQ(house.heard("within"), told(house)); // no job ran
    EXPECT_TRUE(house.heard("listener1").empty());
}

TEST(Journal, each_listener_hears_all_in_order_and_once) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    for (int i = 0; i < 250; ++i) sample::add_note(*visit, "note");
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1"), told(house));
    EXPECT_EQ(house.heard("listener2"), told(house));
    house.clock().advance(2min);
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1").size(), 250U);
}

TEST(Journal, a_failing_listener_is_tried_again_parked_and_stops_nobody) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    sample::add_note(*visit, "bad");
    sample::add_note(*visit, "good");
    house.run_jobs();
    EXPECT_EQ(house.heard("breaks"), told(house));
    for (int i = 0; i < 12; ++i) {
        house.clock().advance(2h);
        house.run_jobs();
    }
    EXPECT_EQ(house.heard("breaks").size(), 7U); // once, the other one, and five times more
    auto parked = jobs::list_parked(house.system_visit()->db(), 0, 10);
    ASSERT_EQ(parked.size(), 1U);
    EXPECT_EQ(parked[0].kind, "facts.retry");
    EXPECT_EQ(house.heard("listener1"), told(house));
}

TEST(Journal, history_reaches_within_listeners_only) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    write(*visit, [&] {
        auto id = visit->db().get<std::int64_t>(sample::insert_note, "old");
        tell(*visit, {.kind = sample::noted, .subject = id, .tense = Tense::history, .at = {1'000}});
    });
    sample::add_note(*visit, "new");
    house.run_jobs();
    EXPECT_EQ(house.heard("within").size(), 2U);
    EXPECT_EQ(house.heard("listener1"), Ids{told(house).back()});
}

TEST(Journal, a_new_listener_hears_from_now_on) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    sample::add_note(*visit, "before");
    house.run_jobs();
    house.house().rooms.push_back(
        {.name = "later", .hears = {{.name = "later.hears", .kind = sample::noted, .hear = sample::keep<9>}}});
    start_cursors(house.house());
    start_cursors(house.house()); // a second start changes nothing
    sample::add_note(*visit, "after");
    house.run_jobs();
    EXPECT_EQ(house.heard("listener9"), Ids{told(house).back()});
}

void add_many(SampleHouse& house, int count) {
    auto visit = house.visit_as(house.sophie);
    for (int i = 0; i < count; ++i) sample::add_note(*visit, "note");
}

TEST(Journal, two_nodes_never_hear_the_same_fact) {
    SampleHouse house;
    add_many(house, 40);
    std::vector<jobs::Handler> handlers;
    std::vector<jobs::Timer> timers;
    app::add_house_jobs(house.house(), handlers, timers);
    const jobs::Handler* hear = nullptr;
    for (const auto& handler : handlers)
        if (handler.kind == "facts.hear") hear = &handler;
    ASSERT_NE(hear, nullptr);
    std::vector<std::thread> nodes;
    for (int i = 0; i < 4; ++i) nodes.emplace_back([&] { hear->run("sample.first"); });
    add_many(house, 10);
    for (auto& node : nodes) node.join();
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1"), told(house));
}

TEST(Journal, a_job_for_a_listener_that_is_gone_is_no_failure) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    write(*visit,
          [&] { visit->later({.kind = "facts.hear", .payload = "gone.listener", .run_at = {}, .unique_key = {}}); });
    house.run_jobs();
    EXPECT_TRUE(jobs::list_parked(visit->db(), 0, 10).empty());
    EXPECT_EQ(jobs::count_waiting(visit->db(), "facts.hear"), 0);
}

// On PostgreSQL an older transaction may commit after a younger one: nothing of it is skipped.
TEST(Journal, facts_that_commit_out_of_order_are_all_heard_in_order) {
    if (db::testing::default_engine() != db::Engine::postgres) GTEST_SKIP() << "one writer: always in order";
    SampleHouse house;
    auto older = house.visit_as(house.sophie);
    std::atomic<bool> is_told = false;
    std::atomic<bool> may_commit = false;
    std::thread slow([&] {
        write(*older, [&] {
            auto id = older->db().get<std::int64_t>(sample::insert_note, "older");
            tell(*older, {.kind = sample::noted, .subject = id});
            is_told = true;
            while (!may_commit) std::this_thread::sleep_for(5ms);
        });
    });
    while (!is_told) std::this_thread::sleep_for(5ms);
    auto visit = house.visit_as(house.sophie);
    sample::add_note(*visit, "younger"); // does not wait for the other's commit
    std::thread hearing([&] { house.run_jobs(); });
    std::this_thread::sleep_for(300ms);
    EXPECT_TRUE(house.heard("listener1").empty()); // the younger one waits for the older
    may_commit = true;
    slow.join();
    hearing.join();
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1"), told(house));
    EXPECT_EQ(house.heard("listener1").size(), 2U);
}

// One server may hold the databases of others, whose long transactions are none of this house's business.
TEST(Journal, an_open_transaction_of_another_database_holds_nobody_up) {
    if (db::testing::default_engine() != db::Engine::postgres) GTEST_SKIP() << "one file, one database";
    SampleHouse house;
    const auto elsewhere = db::testing::scratch(db::Engine::postgres);
    const auto neighbour = db::open_postgres_connection({.location = elsewhere->location()});
    neighbour->script("BEGIN; SELECT pg_current_xact_id()");
    auto visit = house.visit_as(house.sophie);
    sample::add_note(*visit, "heard at once");
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1"), told(house));
    EXPECT_EQ(house.heard("listener1").size(), 1U);
    neighbour->script("ROLLBACK");
}

TEST(Journal, a_database_restored_elsewhere_goes_on_hearing) {
    if (db::testing::default_engine() != db::Engine::postgres) GTEST_SKIP() << "no transaction numbers there";
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    sample::add_note(*visit, "heard before");
    house.run_jobs();
    sample::add_note(*visit, "not heard yet");
    static constexpr db::Query move_facts{.name = "test.move_facts",
                                          .text = "UPDATE facts SET transaction_id = transaction_id + 9000000000"};
    static constexpr db::Query move_cursors{
        .name = "test.move_cursors", .text = "UPDATE fact_cursors SET transaction_id = transaction_id + 9000000000"};
    write(*visit, [&] { // as if the numbers came from a database that had lived longer
        visit->db().run(move_facts);
        visit->db().run(move_cursors);
    });
    start_cursors(house.house());
    sample::add_note(*visit, "new");
    house.clock().advance(2min);
    house.run_jobs();
    EXPECT_EQ(house.heard("listener1"), told(house));
}

} // namespace
} // namespace platform
