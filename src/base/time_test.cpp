// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"
#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Day, ComesBackFromItsPartsAndItsTextOver400Years) {
    const Day first = *Day::of(1900, 1, 1);
    const Day last = *Day::of(2299, 12, 31);
    EXPECT_EQ(last.number - first.number + 1, 146'097);
    for (Day day = first; day <= last; ++day.number) {
        ASSERT_EQ(Day::of(day.year(), day.month(), day.day()), day);
        ASSERT_EQ(Day::parse_iso(day.iso()), day);
    }
}

TEST(Day, CountsFromTheEpoch) {
    EXPECT_EQ(Day::of(1970, 1, 1)->number, 0);
    EXPECT_EQ(Day::of(2026, 11, 21)->iso(), "2026-11-21");
    EXPECT_EQ(Day::of(2026, 11, 21)->number, 20'778);
}

TEST(Day, RefusesDaysThatDoNotExist) {
    EXPECT_FALSE(Day::of(2025, 2, 29));
    EXPECT_TRUE(Day::of(2024, 2, 29));
    EXPECT_FALSE(Day::of(2100, 2, 29));
    EXPECT_FALSE(Day::of(2025, 13, 1));
    EXPECT_FALSE(Day::of(2025, 4, 31));
    EXPECT_FALSE(Day::of(2025, 0, 1));
    for (const char* text :
         {"", "2025-02-31", "2025-2-3", "20250203", "2025-02-03 ", "+025-02-03", "2025/02/03", "٢٠٢٥-02-03"})
        EXPECT_FALSE(Day::parse_iso(text)) << text;
}

TEST(Day, OfAnInstantIsTheUtcDayBeforeTheEpochToo) {
    EXPECT_EQ(Day::of(Instant{-1}).iso(), "1969-12-31");
    EXPECT_EQ(Day::of(Instant{0}).iso(), "1970-01-01");
    EXPECT_EQ(Day::of(Instant{86'399'999}).iso(), "1970-01-01");
    EXPECT_EQ(Day::of(Instant{86'400'000}).iso(), "1970-01-02");
}

TEST(Instant, IsWrittenAsRfc3339) {
    EXPECT_EQ(Instant{0}.iso(), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant{-1}.iso(), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(Instant{1'795'300'777'120}.iso(), "2026-11-21T22:39:37.120Z");
}

TEST(Instant, AddsAndSubtractsSpans) {
    const Instant at{1'000};
    EXPECT_EQ((at + std::chrono::seconds(2)).milliseconds, 3'000);
    EXPECT_EQ(at + std::chrono::hours(1) - at, std::chrono::hours(1));
}

} // namespace
} // namespace base
