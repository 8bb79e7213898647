// SPDX-License-Identifier: AGPL-3.0-or-later
// The clock of the machine jumps ahead, or is set back.
#include "jobs/jobs_test.hpp"
#include "jobs/queue.hpp"
#include <algorithm>

namespace jobs {
namespace {

class Clocks : public Jobs {};
INSTANTIATE_TEST_SUITE_P(Engines, Clocks, db::testing::both_engines(), db::testing::engine_name);

TEST_P(Clocks, jobs_that_run_are_not_taken_again_when_the_clock_jumps_ahead) {
    std::atomic<int> slow_count = 0;
    std::atomic<bool> quick_ran = false, may_end = false;
    auto w = worker({{"a.slow",
                      [&](const std::string&) {
                          ++slow_count;
                          eventually([&] { return may_end.load(); });
                      }},
                     {"a.quick", [&](const std::string&) { quick_ran = true; }}},
                    {}, 2);
    add("a.slow", "");
    ASSERT_TRUE(eventually([&] { return slow_count == 1; }));
    pass(hours(24));
    add("a.quick", "", "", hours(-24));
    EXPECT_TRUE(eventually([&] { return quick_ran.load(); })); // the queue was looked at
    quick_ran = false;
    add("a.quick", "second");
    EXPECT_TRUE(eventually([&] { return quick_ran.load(); }));
    may_end = true;
    w.reset();
    EXPECT_EQ(slow_count, 1);
    EXPECT_EQ(waiting(), 0);
}

TEST_P(Clocks, jobs_wait_no_longer_when_the_clock_is_set_back) {
    int sweeps = 0;
    auto w = worker({note("a.note"), refuse("a.mail")}, {{"sweep", hours(1), [&] { ++sweeps; }}});
    add("a.mail", "failed");
    w->drain();
    ran_.clear();
    add("a.note", "due");
    add("a.note", "for its hour", "", minutes(30));
    pass(hours(-24));
    w->drain();
    EXPECT_EQ(ran_, (Texts{"failed", "due"}));
    pass(hours(1));
    w->drain();
    EXPECT_EQ(sweeps, 2);
    pass(hours(23) + minutes(30));
    w->drain();
    EXPECT_EQ(std::ranges::count(ran_, "for its hour"), 1);
}

TEST_P(Clocks, jobs_of_a_node_that_died_before_the_clock_was_set_back_come_back) {
    add("a.note", "1");
    ASSERT_TRUE(claim_next(database(), {"a.note"}, now()));
    pass(hours(-24));
    auto w = worker({note("a.note")});
    pass(lease);
    EXPECT_EQ(w->drain(), 1);
}

} // namespace
} // namespace jobs
