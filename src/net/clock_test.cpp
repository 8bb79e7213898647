// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/clock.hpp"
#include <gtest/gtest.h>

namespace net {
namespace {

TEST(Clock, the_system_s_tells_milliseconds_since_1970_and_goes_on) {
    const SystemClock clock;
    const base::Instant first = clock.now();
    EXPECT_GT(first.milliseconds, 1'600'000'000'000);
    EXPECT_LT(first.milliseconds, 10'000'000'000'000);
    EXPECT_LE(first, clock.now());
}

TEST(Clock, a_fixed_one_moves_only_when_told) {
    FixedClock clock({1000});
    EXPECT_EQ(clock.now(), base::Instant{1000});
    clock.advance(base::Milliseconds(500));
    EXPECT_EQ(clock.now(), base::Instant{1500});
    clock.set({7});
    EXPECT_EQ(clock.now(), base::Instant{7});
}

} // namespace
} // namespace net
