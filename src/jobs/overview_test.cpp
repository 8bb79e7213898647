// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/overview.hpp"
#include "jobs/jobs_test.hpp"
#include "jobs/queue.hpp"
#include "jobs/retention.hpp"

namespace jobs {
namespace {

using Overview = Jobs;
INSTANTIATE_TEST_SUITE_P(Engines, Overview, db::testing::both_engines(), db::testing::engine_name);

TEST_P(Overview, tells_what_waits_by_kind_and_when_the_first_is_due) {
    add("b.later", "1", "", hours(2));
    add("a.now", "1", "", milliseconds(-5));
    add("a.now", "2");
    auto waiting = list_waiting_kinds(*database().read());
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].kind, "a.now");
    EXPECT_EQ(waiting[0].count, 2);
    EXPECT_EQ(waiting[0].first_due_at, now() - milliseconds(5));
    EXPECT_EQ(waiting[1].first_due_at, now() + hours(2));
    EXPECT_TRUE(list_running_kinds(*database().read()).empty());
    ASSERT_TRUE(claim_next(database(), {"a.now"}, now()));
    auto running = list_running_kinds(*database().read());
    ASSERT_EQ(running.size(), 1U);
    EXPECT_EQ(running[0].kind, "a.now");
    EXPECT_EQ(running[0].count, 1);
    EXPECT_EQ(list_waiting_kinds(*database().read()).at(0).count, 1) << "what runs does not wait";
}

TEST_P(Overview, tells_what_is_tried_again_then_what_was_given_up) {
    add("a.refuse", "1");
    auto w = worker({refuse("a.refuse")});
    w->drain();
    auto retrying = list_retrying(*database().read(), 10);
    ASSERT_EQ(retrying.size(), 1U);
    EXPECT_EQ(retrying[0].error, "the mail server is away");
    EXPECT_EQ(retrying[0].failures, 1);
    EXPECT_EQ(count_retrying(*database().read()), 1);
    for (int i = 0; i < 5; ++i, pass(hours(2))) w->drain();
    EXPECT_EQ(count_retrying(*database().read()), 0);
    EXPECT_EQ(count_parked(*database().read()), 1);
    auto id = parked().at(0).id;
    EXPECT_EQ(find_parked(*database().read(), id)->payload, "1");
    database().write([&](db::Connection& c) { delete_parked_job(c, id); });
    EXPECT_FALSE(find_parked(*database().read(), id));
    EXPECT_EQ(count_parked(*database().read()), 0);
}

TEST_P(Overview, never_deletes_what_is_not_parked) {
    add("a.note", "1");
    auto id = claim_next(database(), {"a.note"}, now())->id;
    database().write([&](db::Connection& c) { delete_parked_job(c, id); });
    EXPECT_EQ(waiting(), 1);
}

TEST_P(Overview, counts_what_was_done_in_slices_of_five_minutes_for_two_days) {
    auto w = worker({note("a.note"), refuse("a.refuse")});
    auto begin = slice_of(now());
    add("a.note", "1");
    add("a.note", "2");
    add("a.refuse", "3");
    w->drain();
    pass(minutes(5));
    add("a.note", "4");
    w->drain();
    auto done = list_done(*database().read(), begin);
    ASSERT_EQ(done.size(), 2U);
    EXPECT_EQ(done[0].at, begin);
    EXPECT_EQ(done[0].done, 2);
    EXPECT_EQ(done[0].failed, 1);
    EXPECT_EQ(done[1].done, 1);
    EXPECT_EQ(list_done(*database().read(), begin + minutes(5)).size(), 1U);
    pass(hours(49));
    add("a.note", "5");
    w->drain();
    EXPECT_EQ(list_done(*database().read(), begin).size(), 1U) << "the rest is forgotten";
}

TEST_P(Overview, adds_what_several_programs_did) {
    auto first = worker({note("a.note")}), second = worker({note("a.note")});
    add("a.note", "1");
    first->drain();
    add("a.note", "2");
    second->drain();
    EXPECT_EQ(list_done(*database().read(), slice_of(now())).at(0).done, 2);
}

TEST_P(Overview, hastens_a_timer_that_some_program_has) {
    int ran = 0;
    auto w = worker({}, {{.name = "often", .every = hours(24), .run = [&] { ++ran; }}});
    w->drain();
    EXPECT_EQ(ran, 1);
    database().write([&](db::Connection& c) {
        EXPECT_TRUE(hasten_timer(c, "often", now()));
        EXPECT_FALSE(hasten_timer(c, "never", now()));
    });
    w->drain();
    EXPECT_EQ(ran, 2);
    w->drain();
    EXPECT_EQ(ran, 2) << "once";
}

} // namespace
} // namespace jobs
