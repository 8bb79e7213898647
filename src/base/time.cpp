// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"

namespace base {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Day day) {
    return year_month_day{sys_days{days{day.number}}};
}

// Digits of `value` with zeros before it, at least `width` of them.
void put_padded(std::string& out, std::int64_t value, std::size_t width) {
    if (value < 0) out += '-';
    const std::string digits = std::to_string(value < 0 ? -value : value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return {};
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

std::string Instant::iso() const {
    const Day day = Day::of(*this);
    std::int64_t rest = milliseconds - day.number * 86'400'000;
    std::string out = day.iso();
    const std::int64_t units[] = {3'600'000, 60'000, 1'000};
    char before = 'T';
    for (const std::int64_t unit : units) {
        out += before;
        put_padded(out, rest / unit, 2);
        rest %= unit;
        before = ':';
    }
    out += '.';
    put_padded(out, rest, 3);
    out += 'Z';
    return out;
}

int Day::year() const {
    return static_cast<int>(civil(*this).year());
}

int Day::month() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}

int Day::day() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

std::string Day::iso() const {
    const year_month_day date = civil(*this);
    std::string out;
    put_padded(out, static_cast<int>(date.year()), 4);
    out += '-';
    put_padded(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    put_padded(out, static_cast<unsigned>(date.day()), 2);
    return out;
}

std::optional<Day> Day::of(int year, int month, int day) {
    if (year < -9999 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return {};
    return Day{sys_days{date}.time_since_epoch().count()};
}

std::optional<Day> Day::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) return {};
    return of(*year, *month, *day);
}

Day Day::of(Instant at) {
    return {floor<days>(Milliseconds{at.milliseconds}).count()};
}

} // namespace base
