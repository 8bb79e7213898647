// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/feed.hpp"
#include <algorithm>
#include <array>
#include <charconv>

namespace parse {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

struct Parts {
    std::int64_t year = 0, month = 0, day = 0;
    std::int64_t hour = 0, minute = 0, second = 0;
    std::int64_t offset_minutes = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits off the beginning of the text: at most so many.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t digits_max) {
    std::size_t length = 0;
    while (length < text.size() && length < digits_max && is_digit(text[length])) ++length;
    if (length == 0) return {};
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + length, value);
    text.remove_prefix(length);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(1);
    return true;
}

void skip_blanks(std::string_view& text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
}

// "22:39", "22:39:37.5"
bool take_time(std::string_view& text, Parts& parts) {
    auto hour = take_number(text, 2);
    if (!hour || !take(text, ':')) return false;
    auto minute = take_number(text, 2);
    if (!minute) return false;
    parts.hour = *hour;
    parts.minute = *minute;
    if (take(text, ':')) parts.second = take_number(text, 2).value_or(0);
    if (take(text, '.') || take(text, ',')) take_number(text, 9);
    return true;
}

// "+01:00", "+0100", "-5", "Z", "GMT", "EST", "CEST"; what is not known counts as UTC.
void take_zone(std::string_view& text, Parts& parts) {
    struct Zone {
        std::string_view name;
        std::int64_t hours;
    };
    constexpr std::array<Zone, 14> zones{{{"CEST", 2},
                                          {"CET", 1},
                                          {"MEST", 2},
                                          {"MET", 1},
                                          {"WEST", 1},
                                          {"BST", 1},
                                          {"EEST", 3},
                                          {"EET", 2},
                                          {"EST", -5},
                                          {"EDT", -4},
                                          {"CST", -6},
                                          {"CDT", -5},
                                          {"PST", -8},
                                          {"PDT", -7}}};
    skip_blanks(text);
    for (const auto& zone : zones)
        if (text.starts_with(zone.name)) {
            parts.offset_minutes = zone.hours * 60;
            return;
        }
    for (std::string_view name : {"GMT", "UTC", "UT", "Z"})
        if (text.starts_with(name)) {
            text.remove_prefix(name.size());
            break;
        }
    bool is_east = text.starts_with('+');
    if (!is_east && !text.starts_with('-')) return;
    text.remove_prefix(1);
    auto hours = take_number(text, 2).value_or(0);
    take(text, ':');
    auto minutes = take_number(text, 2).value_or(0);
    if (hours > 14 || minutes > 59) return;
    parts.offset_minutes = (hours * 60 + minutes) * (is_east ? 1 : -1);
}

// English and French, by what begins their names.
std::optional<std::int64_t> month_of(std::string_view name) {
    constexpr std::array<std::string_view, 20> names{"jan", "feb",  "mar",  "apr", "may",  "jun", "jul",
                                                     "aug", "sep",  "oct",  "nov", "dec",  "fev", "avr",
                                                     "mai", "juin", "juil", "aou", "janv", "dece"};
    constexpr std::array<int, 20> months{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 2, 4, 5, 6, 7, 8, 1, 12};
    auto folded = base::fold(name);
    for (std::size_t i = names.size(); i-- > 0;)
        if (folded.starts_with(names[i])) return months[i];
    return {};
}

std::optional<Parts> read_iso(std::string_view text) {
    Parts parts;
    auto year = take_number(text, 4);
    if (!year || *year < 1000) return {};
    bool has_marks = take(text, '-') || take(text, '/');
    auto month = take_number(text, 2);
    if (has_marks && !take(text, '-') && !take(text, '/')) return {};
    auto day = take_number(text, 2);
    if (!month || !day) return {};
    parts.year = *year;
    parts.month = *month;
    parts.day = *day;
    if (take(text, 'T') || take(text, 't') || take(text, ' '))
        if (take_time(text, parts)) take_zone(text, parts);
    return parts;
}

std::optional<Parts> read_mail_form(std::string_view text) {
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1); // "Sat, "
    Parts parts;
    auto day = take_number(text, 2);
    while (text.starts_with(' ') || text.starts_with('-') || text.starts_with('.')) text.remove_prefix(1);
    auto end = std::min(text.find_first_of(" -.,"), text.size());
    auto month = month_of(text.substr(0, end));
    text.remove_prefix(end);
    while (text.starts_with(' ') || text.starts_with('-') || text.starts_with('.') || text.starts_with(','))
        text.remove_prefix(1);
    auto year = take_number(text, 4);
    if (!day || !month || !year) return {};
    parts.year = *year < 50 ? *year + 2000 : *year < 100 ? *year + 1900 : *year;
    parts.month = *month;
    parts.day = *day;
    skip_blanks(text);
    if (take_time(text, parts)) take_zone(text, parts);
    return parts;
}

} // namespace

std::optional<base::Instant> read_feed_moment(std::string_view given) {
    auto text = base::clean_line(given);
    auto parts = read_iso(text);
    if (!parts) parts = read_mail_form(text);
    if (!parts || parts->year < 1990 || parts->year > 2199) return {};
    auto day =
        base::Day::of(static_cast<int>(parts->year), static_cast<int>(parts->month), static_cast<int>(parts->day));
    if (!day || parts->hour > 24 || parts->minute > 59 || parts->second > 60) return {};
    auto minutes = parts->hour * 60 + parts->minute - parts->offset_minutes;
    return base::Instant{day->number * day_ms + minutes * minute_ms + parts->second * 1000};
}

} // namespace parse
