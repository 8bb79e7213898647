// SPDX-License-Identifier: AGPL-3.0-or-later
// What the worker's threads do, in real time.
#include "jobs/jobs_test.hpp"
#include <map>

namespace jobs {
namespace {

class Workers : public Jobs {};
INSTANTIATE_TEST_SUITE_P(Engines, Workers, db::testing::both_engines(), db::testing::engine_name);

TEST_P(Workers, threads_run_what_is_enqueued_without_being_told) {
    std::atomic<int> count = 0;
    auto w = worker({{"a.count", [&](const std::string&) { ++count; }}}, {}, 4);
    for (int i = 0; i < 40; ++i) add("a.count", std::to_string(i));
    EXPECT_TRUE(eventually([&] { return count == 40; })) << count;
    w.reset();
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Workers, of_one_kind_run_only_so_many_at_once) {
    std::atomic<int> running = 0, running_max = 0, count = 0;
    Handler slow{"a.slow", [&](const std::string&) {
                     const int current = ++running;
                     for (int seen = running_max;
                          seen < current && !running_max.compare_exchange_weak(seen, current);) {
                     }
                     eventually([&] { return running_max >= 2; }); // the first waits for a second beside it
                     std::this_thread::sleep_for(milliseconds(5)); // time for a third, if it may
                     --running;
                     ++count;
                 }};
    slow.at_once = 2;
    auto w = worker({slow}, {}, 6);
    for (int i = 0; i < 20; ++i) add("a.slow", "");
    EXPECT_TRUE(eventually([&] { return count == 20; })) << count;
    EXPECT_EQ(running_max, 2);
}

TEST_P(Workers, several_nodes_run_each_job_once) {
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

TEST_P(Workers, stopping_lets_what_runs_finish) {
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

} // namespace
} // namespace jobs
