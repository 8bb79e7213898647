// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/phone.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>

namespace parse {

namespace {

constexpr std::size_t international_digits_max = 15; // E.164
constexpr std::size_t french_digits = 9;             // after "0" or "+33"

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Overseas numbers are dialled from abroad with a country code of their own (Arcep numbering plan).
struct Overseas {
    std::string_view start; // of the nine digits
    std::string_view country;
};
constexpr std::array<Overseas, 12> overseas = {{{"590", "590"},
                                                {"690", "590"},
                                                {"691", "590"},
                                                {"594", "594"},
                                                {"694", "594"},
                                                {"596", "596"},
                                                {"696", "596"},
                                                {"697", "596"},
                                                {"262", "262"},
                                                {"269", "262"},
                                                {"692", "262"},
                                                {"693", "262"}}};

std::string_view french_country(std::string_view nine_digits) {
    const auto found = std::ranges::find(overseas, nine_digits.substr(0, 3), &Overseas::start);
    return found == overseas.end() ? "33" : found->country;
}

std::optional<std::string> french_number(std::string_view nine_digits) {
    if (nine_digits.size() != french_digits || nine_digits.front() == '0') return std::nullopt;
    return ((std::string("+") += french_country(nine_digits)) += nine_digits);
}

// Digits, with "+" first if it is there; nothing when there is anything else than separators.
std::optional<std::string> only_digits(std::string_view text) {
    std::string digits;
    while (!text.empty()) {
        constexpr std::array<std::string_view, 5> wide = {"\u00A0", "\u202F", "\u2009", "\u2011", "\u2013"};
        const auto separator = std::ranges::find_if(wide, [&](auto s) { return text.starts_with(s); });
        const char c = text.front();
        if (separator != wide.end()) {
            text.remove_prefix(separator->size());
            continue;
        }
        if (is_digit(c) || (c == '+' && digits.empty())) {
            digits += c;
        } else if (std::string_view(" .-/()\t").find(c) == std::string_view::npos) {
            return std::nullopt;
        }
        text.remove_prefix(1);
    }
    return digits;
}

// What follows "+" or "00".
std::optional<std::string> international_number(std::string_view digits) {
    if (digits.starts_with("33")) {
        digits.remove_prefix(digits.starts_with("330") ? 3 : 2);
        return french_number(digits);
    }
    constexpr std::size_t digits_min = 7;
    if (digits.size() < digits_min || digits.size() > international_digits_max) return std::nullopt;
    if (digits.front() == '0') return std::nullopt;
    return std::string("+") += digits;
}

std::string_view country_code(std::string_view digits) {
    if (digits.starts_with('1') || digits.starts_with('7')) return digits.substr(0, 1);
    constexpr std::string_view two_digits =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 "
        "64 "
        "65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    const bool two = two_digits.find(std::string(digits.substr(0, 2)) + ' ') != std::string_view::npos;
    return digits.substr(0, two ? 2 : 3);
}

std::string in_pairs(std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        if (i > 0) text += "\u00A0";
        text += digits.substr(i, 2);
    }
    return text;
}

bool is_phone(std::string_view phone) {
    return phone.starts_with('+') && phone.size() > 4 && std::ranges::all_of(phone.substr(1), is_digit);
}

} // namespace

std::optional<std::string> read_phone(std::string_view text) {
    constexpr std::size_t bytes_max = 100;
    if (text.size() > bytes_max) return std::nullopt;
    const auto read = only_digits(base::trim(text));
    if (!read) return std::nullopt;
    const std::string_view digits = *read;
    if (digits.starts_with('+')) return international_number(digits.substr(1));
    if (digits.starts_with("00")) return international_number(digits.substr(2));
    if (digits.starts_with('0')) return french_number(digits.substr(1));
    if (digits.size() == french_digits) return french_number(digits); // a spreadsheet ate the 0
    if (digits.size() == 2 + french_digits && digits.starts_with("33")) {
        return french_number(digits.substr(2));
    }
    constexpr std::size_t short_min = 2;
    constexpr std::size_t short_max = 6;
    if (digits.size() < short_min || digits.size() > short_max) return std::nullopt;
    return std::string(digits);
}

std::string phone_text(std::string_view phone) {
    if (!is_phone(phone)) return std::string(phone);
    const std::string_view digits = phone.substr(1);
    const std::string_view country = country_code(digits);
    const std::string_view rest = digits.substr(country.size());
    if (rest.size() == french_digits && french_country(rest) == country) {
        return in_pairs('0' + std::string(rest));
    }
    return (((std::string("+") += country) += "\u00A0") += rest);
}

} // namespace parse
