// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/state.hpp"
#include "words/words.hpp"
#include <cstdlib>

namespace words {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t just_now_ms = 45'000;
constexpr std::int64_t hours_shown_max = 12; // then "yesterday", when it was
constexpr std::int64_t days_shown_max = 6;

base::Day day_of(std::int64_t local_time) {
    return base::Day::of(base::Instant{local_time});
}

// 0 is Sunday: 1970-01-01 was a Thursday.
int weekday_of(base::Day day) {
    return static_cast<int>(((day.number + 4) % 7 + 7) % 7);
}

std::string two_digits(std::int64_t number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

std::string clock_time(std::int64_t local_time) {
    const std::int64_t rest = local_time - day_of(local_time).number * day_ms;
    return two_digits(rest / hour_ms) + ":" + two_digits(rest % hour_ms / minute_ms);
}

// Lexique des règles typographiques de l'Imprimerie nationale: only the first of a month is an ordinal.
std::string day_number(Language language, base::Day day) {
    const int number = day.day();
    return std::to_string(number) + (language == Language::fr && number == 1 ? "er" : "");
}

std::optional<std::int64_t> parse_two_digits(std::string_view text) {
    if (text.size() != 2 || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
    return (text[0] - '0') * 10 + (text[1] - '0');
}

} // namespace

std::string Words::day(base::Day day) const {
    return day_number(language_, day) + " " + month(day);
}

std::string Words::day_short(base::Day day) const {
    return day_number(language_, day) + " " + state_->of(language_).formats.month_short(day.month()) + " " +
           std::to_string(day.year());
}

std::string Words::weekday_day(base::Day day) const {
    return state_->of(language_).formats.weekday_name(weekday_of(day)) + " " + this->day(day);
}

std::string Words::month(base::Day day) const {
    return state_->of(language_).formats.month_name(day.month()) + " " + std::to_string(day.year());
}

std::string Words::moment(base::Instant at) const {
    const std::int64_t local = clock_->local_time(at);
    return text("{day} at {time}", {{"day", day(day_of(local))}, {"time", clock_time(local)}});
}

std::string Words::time_of_day(base::Instant at) const {
    return clock_time(clock_->local_time(at));
}

std::string Words::ago(base::Instant at, base::Instant now) const {
    const Formats& formats = state_->of(language_).formats;
    const std::int64_t offset = at.milliseconds - now.milliseconds;
    const std::int64_t distance = std::abs(offset);
    const std::int64_t sign = offset < 0 ? -1 : 1;
    if (distance < just_now_ms) return text("just now");
    if (distance < minute_ms) return formats.relative(sign, TimeUnit::minute);
    if (distance < hour_ms) return formats.relative(offset / minute_ms, TimeUnit::minute);
    const std::int64_t days = local_day(at).number - local_day(now).number;
    if (days == 0 || distance < hours_shown_max * hour_ms) return formats.relative(offset / hour_ms, TimeUnit::hour);
    if (std::abs(days) <= days_shown_max) return formats.relative(days, TimeUnit::day);
    return day_short(local_day(at));
}

base::Day Words::local_day(base::Instant at) const {
    return day_of(clock_->local_time(at));
}

base::Instant Words::start_of(base::Day day) const {
    return clock_->instant(day.number * day_ms);
}

std::string Words::input_value(base::Instant at) const {
    const std::int64_t local = clock_->local_time(at);
    return day_of(local).iso() + "T" + clock_time(local);
}

std::optional<base::Instant> Words::parse_input_value(std::string_view text) const {
    constexpr std::size_t with_minutes = 16;
    constexpr std::size_t with_seconds = 19;
    if (text.size() == with_seconds && text[with_minutes] == ':' &&
        parse_two_digits(text.substr(with_minutes + 1)).value_or(60) < 60)
        text = text.substr(0, with_minutes);
    if (text.size() != with_minutes || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return {};
    const std::optional<base::Day> day = base::Day::parse_iso(text.substr(0, 10));
    const auto hour = parse_two_digits(text.substr(11, 2));
    const auto minute = parse_two_digits(text.substr(14, 2));
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return {};
    return clock_->instant(day->number * day_ms + *hour * hour_ms + *minute * minute_ms);
}

} // namespace words
