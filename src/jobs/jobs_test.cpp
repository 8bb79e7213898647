// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/jobs.hpp"
#include "base/refusal.hpp"
#include "db/on_both_engines.hpp"
#include "jobs/queue.hpp"
#include <atomic>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

namespace jobs {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::vector<db::Migration> migrations() {
    std::ifstream file(GUILDE_SOURCE_DIR "/src/jobs/migrations/0001_jobs.sql");
    std::stringstream text;
    text << file.rdbuf();
    return {{"jobs", "0001_jobs", text.str(), text.str()}};
}

class Jobs : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) db::migrate(database(), migrations());
    }

    void add(const std::string& kind, const std::string& payload, const std::string& unique_key = {},
             milliseconds in = {}) {
        database().write([&](db::Connection& c) { enqueue(c, {kind, payload, now() + in, unique_key}); });
    }
    std::unique_ptr<Worker> worker(std::vector<Handler> handlers, std::vector<Timer> timers = {}, int threads = 0) {
        return start(database(), std::move(handlers), std::move(timers),
                     {.threads = threads,
                      .now = [this] { return now(); },
                      .on_failure = [this](const Parked& failed) { failures_.push_back(failed); }});
    }
    Handler note(std::string_view kind) {
        return {kind, [this](const std::string& payload) { ran_.push_back(payload); }};
    }
    Handler refuse(std::string_view kind) {
        return {kind, [this](const std::string& payload) {
                    ran_.push_back(payload);
                    throw std::runtime_error("the mail server is away");
                }};
    }
    std::int64_t waiting(std::string_view prefix = "") { return count_waiting(*database().read(), prefix); }
    std::vector<Parked> parked() { return list_parked(*database().read(), 0, 50); }

    base::Instant now() const { return {now_.load()}; }
    void pass(milliseconds span) { now_ += span.count(); }
    // Real time, for what threads do.
    template <class Condition>
    static bool eventually(Condition condition) {
        for (int i = 0; i < 1000; ++i) {
            if (condition()) return true;
            std::this_thread::sleep_for(milliseconds(10));
        }
        return false;
    }

    std::vector<std::string> ran_;
    std::vector<Parked> failures_;

private:
    std::atomic<std::int64_t> now_ = 1'795'000'000'000;
};
using Texts = std::vector<std::string>;
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

TEST_P(Jobs, threads_run_what_is_enqueued_without_being_told) {
    std::atomic<int> count = 0;
    auto w = worker({{"a.count", [&](const std::string&) { ++count; }}}, {}, 4);
    for (int i = 0; i < 40; ++i) add("a.count", std::to_string(i));
    EXPECT_TRUE(eventually([&] { return count == 40; })) << count;
    w.reset();
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Jobs, of_one_kind_run_only_so_many_at_once) {
    std::atomic<int> running = 0, running_max = 0, count = 0;
    Handler slow{"a.slow", [&](const std::string&) {
                     const int current = ++running;
                     for (int seen = running_max;
                          seen < current && !running_max.compare_exchange_weak(seen, current);) {
                     }
                     std::this_thread::sleep_for(milliseconds(5));
                     --running;
                     ++count;
                 }};
    slow.at_once = 2;
    auto w = worker({slow}, {}, 6);
    for (int i = 0; i < 20; ++i) add("a.slow", "");
    EXPECT_TRUE(eventually([&] { return count == 20; })) << count;
    EXPECT_EQ(running_max, 2);
}

TEST_P(Jobs, several_nodes_run_each_job_once) {
    std::mutex mutex;
    std::map<std::string, int> times;
    const Handler handler{"a.count", [&](const std::string& payload) {
                              const std::lock_guard lock(mutex);
                              ++times[payload];
                          }};
    const auto other = db::open({.location = place().location(), .durability = db::Options::Durability::off});
    auto first = worker({handler}, {}, 3);
    auto second = start(*other, {handler}, {}, {.threads = 3, .now = [this] { return now(); }});
    for (int i = 0; i < 60; ++i) add("a.count", std::to_string(i));
    EXPECT_TRUE(eventually([&] { return waiting() == 0; }));
    first.reset();
    second.reset();
    EXPECT_EQ(times.size(), 60u);
    for (const auto& [payload, count] : times) EXPECT_EQ(count, 1) << payload;
}

TEST_P(Jobs, stopping_lets_what_runs_finish) {
    std::atomic<bool> begun = false, ended = false;
    auto w = worker({{"a.slow",
                      [&](const std::string&) {
                          begun = true;
                          std::this_thread::sleep_for(milliseconds(50));
                          ended = true;
                      }}},
                    {}, 1);
    add("a.slow", "");
    ASSERT_TRUE(eventually([&] { return begun.load(); }));
    w.reset();
    EXPECT_TRUE(ended);
    EXPECT_EQ(waiting(), 0);
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
