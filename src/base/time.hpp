// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Moments and days. A moment is milliseconds since 1970 UTC; a day is a calendar date without a
// clock.
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Milliseconds = std::chrono::milliseconds;

struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Instant&) const = default;
    friend Instant operator+(Instant at, Milliseconds span) { return {at.milliseconds + span.count()}; }
    friend Instant operator-(Instant at, Milliseconds span) { return {at.milliseconds - span.count()}; }
    friend Milliseconds operator-(Instant later, Instant earlier) {
        return Milliseconds{later.milliseconds - earlier.milliseconds};
    }
    // RFC 3339 in UTC with milliseconds: 2026-11-21T22:39:37.120Z.
    std::string iso() const;
};

struct Day {
    std::int64_t number = 0; // days since 1970-01-01, proleptic Gregorian
    auto operator<=>(const Day&) const = default;
    int year() const;
    int month() const;                                          // 1 to 12
    int day() const;                                            // 1 to 31
    std::string iso() const;                                    // yyyy-mm-dd
    static std::optional<Day> of(int year, int month, int day); // nothing for 31 February
    static std::optional<Day> parse_iso(std::string_view text);
    static Day of(Instant at); // the UTC day; a local day is words/' business
};

} // namespace base
