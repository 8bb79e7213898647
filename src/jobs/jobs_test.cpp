// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/jobs_test.hpp"
#include "base/refusal.hpp"
#include "jobs/queue.hpp"
#include "jobs/retention.hpp"

namespace jobs {
namespace {

INSTANTIATE_TEST_SUITE_P(Engines, Jobs, db::testing::both_engines(), db::testing::engine_name);

TEST_P(Jobs, run_in_the_order_of_their_times) {
    add("a.note", "third", "", milliseconds(-1));
    add("a.note", "first", "", milliseconds(-3));
    add("a.note", "second", "", milliseconds(-2));
    add("a.note", "later", "", minutes(1));
    auto w = worker({note("a.note")});
    EXPECT_EQ(w->drain(), 3);
    EXPECT_EQ(ran_, (Texts{"first", "second", "third"}));
    EXPECT_EQ(waiting(), 1);
    pass(minutes(1));
    EXPECT_EQ(w->drain(), 1);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, exist_only_when_their_transaction_does) {
    EXPECT_THROW(database().write([&](db::Connection& c) {
        enqueue(c, {"a.note", "x", now(), ""});
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, that_enqueue_others_are_followed) {
    add("a.first", "1");
    auto w = worker({{"a.first", [&](const std::string&) { add("a.note", "2"); }}, note("a.note")});
    EXPECT_EQ(w->drain(), 2);
    EXPECT_EQ(ran_, Texts{"2"});
}

TEST_P(Jobs, of_kinds_without_a_handler_wait) {
    add("b.unknown", "x");
    auto w = worker({note("a.note")});
    EXPECT_EQ(w->drain(), 0);
    EXPECT_EQ(waiting("b."), 1);
    EXPECT_EQ(waiting("a."), 0);
}

TEST_P(Jobs, that_fail_come_back_later_and_later_and_are_parked_at_the_fifth) {
    add("a.mail", "42");
    auto w = worker({refuse("a.mail")});
    for (const milliseconds wait : {milliseconds(0), milliseconds(10'000), milliseconds(60'000), milliseconds(600'000),
                                    milliseconds(3'600'000)}) {
        pass(wait - milliseconds(wait.count() > 0 ? 1 : 0));
        if (wait.count() > 0) {
            EXPECT_EQ(w->drain(), 0) << wait.count();
        }
        pass(wait / 5 + milliseconds(2));
        EXPECT_EQ(w->drain(), 1) << wait.count();
    }
    pass(hours(100));
    EXPECT_EQ(w->drain(), 0);
    EXPECT_EQ(ran_.size(), 5u);
    ASSERT_EQ(parked().size(), 1u);
    EXPECT_EQ(parked()[0].kind, "a.mail");
    EXPECT_EQ(parked()[0].payload, "42");
    EXPECT_EQ(parked()[0].failures, 5);
    EXPECT_EQ(parked()[0].error, "the mail server is away");
    EXPECT_EQ(waiting(), 0);
    ASSERT_EQ(failures_.size(), 5u);
    EXPECT_EQ(failures_[3].parked_at.milliseconds, 0);
    EXPECT_NE(failures_[4].parked_at.milliseconds, 0);
}

TEST_P(Jobs, that_were_parked_start_afresh) {
    add("a.mail", "42");
    auto failing = worker({refuse("a.mail")});
    for (int i = 0; i < 5; ++i, pass(hours(2))) failing->drain();
    const auto id = parked().at(0).id;
    database().write([&](db::Connection& c) { retry_parked(c, id, now()); });
    EXPECT_TRUE(parked().empty());
    ran_.clear();
    EXPECT_EQ(worker({note("a.mail")})->drain(), 1);
    EXPECT_EQ(ran_, Texts{"42"});
}

TEST_P(Jobs, parked_ones_are_listed_in_pages) {
    for (int i = 0; i < 5; ++i) add("a.mail", std::to_string(i));
    auto failing = worker({refuse("a.mail")});
    for (int i = 0; i < 5; ++i, pass(hours(2))) failing->drain();
    const auto first = list_parked(*database().read(), 0, 3);
    ASSERT_EQ(first.size(), 3u);
    const auto second = list_parked(*database().read(), first.back().id, 3);
    ASSERT_EQ(second.size(), 2u);
    EXPECT_GT(first.back().id, second.front().id);
}

TEST_P(Jobs, parked_ones_are_forgotten_after_a_while) {
    add("a.mail", "old");
    add("b.mail", "old too");
    auto failing = worker({refuse("a.mail"), refuse("b.mail")});
    const auto park = [&] {
        for (int i = 0; i < 5; ++i, pass(hours(2))) failing->drain();
    };
    park();
    const auto between = now();
    add("a.mail", "new");
    add("a.mail", "waits", "", hours(100));
    park();
    database().write([&](db::Connection& c) {
        EXPECT_EQ(forget_parked(c, "a.mail", between), Texts{"old"});
        EXPECT_EQ(forget_parked(c, "a.mail", between), Texts{});
        EXPECT_EQ(forget_all_parked(c, between), 1);
    });
    ASSERT_EQ(parked().size(), 1u);
    EXPECT_EQ(parked()[0].payload, "new");
    EXPECT_EQ(waiting(), 1);
}

TEST_P(Jobs, with_the_same_key_are_added_once_while_one_waits) {
    add("a.note", "1", "person/7");
    add("a.note", "2", "person/7");
    add("a.note", "3", "person/8");
    add("b.note", "4", "person/7");
    add("a.note", "5");
    add("a.note", "6");
    EXPECT_EQ(waiting(), 5);
}

TEST_P(Jobs, with_the_same_key_are_added_while_one_runs) {
    add("a.note", "1", "k");
    bool again = true;
    auto w = worker({{"a.note", [&](const std::string& payload) {
                          ran_.push_back(payload);
                          if (std::exchange(again, false)) add("a.note", "2", "k");
                      }}});
    EXPECT_EQ(w->drain(), 2);
    EXPECT_EQ(ran_, (Texts{"1", "2"}));
}

TEST_P(Jobs, that_fail_give_way_to_a_waiting_one_with_the_same_key) {
    add("a.note", "1", "k");
    bool fail_once = true;
    auto w = worker({{"a.note", [&](const std::string& payload) {
                          ran_.push_back(payload);
                          if (!std::exchange(fail_once, false)) return;
                          add("a.note", "2", "k");
                          throw std::runtime_error("no");
                      }}});
    EXPECT_EQ(w->drain(), 2);
    pass(hours(10));
    EXPECT_EQ(w->drain(), 0);
    EXPECT_EQ(ran_, (Texts{"1", "2"}));
}

TEST_P(Jobs, parked_ones_give_way_too) {
    add("a.mail", "1", "k");
    auto failing = worker({refuse("a.mail")});
    for (int i = 0; i < 5; ++i, pass(hours(2))) failing->drain();
    const auto id = parked().at(0).id;
    add("a.mail", "2", "k");
    database().write([&](db::Connection& c) { retry_parked(c, id, now()); });
    EXPECT_TRUE(parked().empty());
    EXPECT_EQ(waiting(), 1);
}

TEST_P(Jobs, of_a_node_that_died_come_back_after_the_lease) {
    add("a.note", "1");
    ASSERT_TRUE(claim_next(database(), {"a.note"}, now()));
    auto w = worker({note("a.note")});
    EXPECT_EQ(w->drain(), 0);
    pass(lease - milliseconds(1));
    EXPECT_EQ(w->drain(), 0);
    pass(milliseconds(1));
    EXPECT_EQ(w->drain(), 1);
    EXPECT_EQ(ran_, Texts{"1"});
}

TEST_P(Jobs, that_kill_every_node_end_up_parked) {
    add("a.note", "1");
    for (int i = 0; i < 5; ++i, pass(lease)) ASSERT_TRUE(claim_next(database(), {"a.note"}, now()));
    auto w = worker({note("a.note")});
    w->drain();
    EXPECT_TRUE(ran_.empty());
    ASSERT_EQ(parked().size(), 1u);
    EXPECT_EQ(parked()[0].error, "the program stopped while it ran");
}

TEST_P(Jobs, keep_their_lease_when_it_is_renewed) {
    add("a.note", "1");
    const auto claimed = claim_next(database(), {"a.note"}, now());
    ASSERT_TRUE(claimed);
    pass(lease - milliseconds(1));
    renew(database(), std::span(&*claimed, 1), now());
    pass(lease - milliseconds(1));
    EXPECT_FALSE(claim_next(database(), {"a.note"}, now()));
}

TEST_P(Jobs, a_late_finish_does_not_remove_what_another_node_took_over) {
    add("a.note", "1");
    const auto late = claim_next(database(), {"a.note"}, now());
    pass(lease);
    const auto second = claim_next(database(), {"a.note"}, now());
    ASSERT_TRUE(late && second);
    finish(database(), *late);
    EXPECT_EQ(waiting(), 1);
    finish(database(), *second);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, timers_run_at_the_first_start_and_then_every_so_often) {
    int count = 0;
    auto w = worker({}, {{"sweep", hours(1), [&] { ++count; }}});
    EXPECT_EQ(w->drain(), 1);
    pass(minutes(59));
    EXPECT_EQ(w->drain(), 0);
    pass(minutes(1));
    EXPECT_EQ(w->drain(), 1);
    pass(hours(24));
    EXPECT_EQ(w->drain(), 1);
    EXPECT_EQ(count, 3);
}

TEST_P(Jobs, timers_run_once_for_all_nodes_and_survive_a_restart) {
    int count = 0;
    const auto node = [&] { return worker({}, {{"sweep", hours(1), [&] { ++count; }}}); };
    auto first = node();
    auto second = node();
    EXPECT_EQ(first->drain() + second->drain(), 1);
    first.reset();
    EXPECT_EQ(node()->drain(), 0);
    pass(hours(1));
    EXPECT_EQ(second->drain() + node()->drain(), 1);
    EXPECT_EQ(count, 2);
}

TEST_P(Jobs, a_shorter_period_counts_at_the_next_start) {
    int count = 0;
    worker({}, {{"sweep", hours(240), [&] { ++count; }}})->drain();
    auto w = worker({}, {{"sweep", minutes(5), [&] { ++count; }}});
    pass(minutes(5));
    w->drain();
    EXPECT_EQ(count, 2);
}

TEST_P(Jobs, a_timer_that_fails_is_tried_again) {
    int count = 0;
    auto w = worker({}, {{"sweep", hours(1), [&] {
                              if (++count == 1) throw base::Refusal::not_found();
                          }}});
    EXPECT_EQ(w->drain(), 1);
    EXPECT_EQ(failures_.at(0).kind, "timer.sweep");
    pass(seconds(13));
    EXPECT_EQ(w->drain(), 1);
    EXPECT_EQ(count, 2);
}

TEST_P(Jobs, two_handlers_for_one_kind_are_a_mistake) {
    EXPECT_THROW(worker({note("a.note"), note("a.note")}), std::logic_error);
}

TEST_P(Jobs, statements_prepare) {
    auto reader = database().read();
    for (const auto* query : queries()) EXPECT_NO_THROW(reader->prepare(*query)) << query->name;
}

TEST(JobWaits, grow_and_differ_between_jobs) {
    EXPECT_GE(wait_after(1, 1), seconds(10));
    EXPECT_LE(wait_after(1, 1), seconds(12));
    EXPECT_GE(wait_after(4, 1), hours(1));
    std::set<std::int64_t> waits;
    for (std::int64_t id = 1; id <= 100; ++id) waits.insert(wait_after(4, id).count());
    EXPECT_GT(waits.size(), 90u);
}

} // namespace
} // namespace jobs
