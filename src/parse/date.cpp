// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/date.hpp"
#include "base/text.hpp"
#include <array>
#include <charconv>
#include <string>

namespace parse {

namespace {

constexpr int year_min = 1900;
constexpr int year_max = 2199;

struct Number {
    int value;
    std::size_t digits;
};

std::optional<Number> leading_number(std::string_view text) {
    constexpr std::size_t digits_max = 6;
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > digits_max) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + digits, value);
    return Number{value, digits};
}

bool is_time_of_day(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() != ' ' && text.front() != 'T') return false;
    const std::string_view time = text.substr(1);
    return leading_number(time) && time.find(':') != time.npos &&
           time.find_first_not_of("0123456789:.,+-Z ") == time.npos;
}

// Three numbers with the same separator between them.
struct Numbers {
    std::array<Number, 3> parts;
    char separator;
};

std::optional<Numbers> three_numbers(std::string_view text) {
    Numbers numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto number = leading_number(text);
        if (!number) return std::nullopt;
        numbers.parts[i] = *number;
        text.remove_prefix(number->digits);
        if (i == 2) break;
        if (text.empty() || std::string_view("/-. ").find(text.front()) == std::string_view::npos) {
            return std::nullopt;
        }
        if (i == 1 && text.front() != numbers.separator) return std::nullopt;
        numbers.separator = text.front();
        text.remove_prefix(1);
    }
    if (!is_time_of_day(text)) return std::nullopt;
    return numbers;
}

std::optional<base::Day> day_of(int year, int month, int day) {
    if (year < year_min || year > year_max) return std::nullopt;
    return base::Day::of(year, month, day);
}

std::optional<int> full_year(Number year, int pivot) {
    if (year.digits == 4) return year.value;
    if (year.digits != 2) return std::nullopt;
    return year.value + (year.value < pivot ? 2000 : 1900);
}

// Excel counts 1900-01-01 as 1 and believes in a 29 February 1900, its day 60.
std::optional<base::Day> day_of_serial(std::string_view text) {
    constexpr int unix_epoch_serial = 25569;
    constexpr int day_that_never_was = 60;
    const auto serial = leading_number(text);
    if (!serial || serial->value == 0 || serial->value == day_that_never_was) return std::nullopt;
    std::string_view fraction = text.substr(serial->digits);
    if (!fraction.empty()) {
        if (fraction.front() != '.' && fraction.front() != ',') return std::nullopt;
        fraction.remove_prefix(1);
        if (fraction.find_first_not_of("0123456789") != fraction.npos) return std::nullopt;
    }
    const int shift = serial->value < day_that_never_was ? 1 : 0;
    const base::Day day{serial->value - unix_epoch_serial + shift};
    return day.year() > year_max ? std::nullopt : std::optional(day);
}

} // namespace

std::optional<base::Day> read_day(std::string_view raw, DayOptions options) {
    constexpr std::size_t bytes_max = 100;
    if (raw.size() > bytes_max) return std::nullopt;
    const std::string text = base::trim(raw);
    const auto numbers = three_numbers(text);
    if (!numbers) {
        return options.excel_serials == ExcelSerials::yes ? day_of_serial(text) : std::nullopt;
    }
    const auto& [first, second, third] = numbers->parts;
    if (second.digits > 2) return std::nullopt;
    if (first.digits == 4) {
        const bool plausible = third.digits <= 2 && numbers->separator != ' ';
        return plausible ? day_of(first.value, second.value, third.value) : std::nullopt;
    }
    const auto year = full_year(third, options.two_digit_year_pivot);
    if (!year || first.digits > 2) return std::nullopt;
    return day_of(*year, second.value, first.value);
}

} // namespace parse
