// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/rules.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <charconv>

namespace security::rules {

using base::Refusal;
using base::say;
using platform::Role;

namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t recovery_letters = 8;
constexpr std::int64_t day_ms = 24 * 3600 * 1000;

bool has(std::int64_t roles, Role role) {
    return (roles & static_cast<std::int64_t>(role)) != 0;
}

bool is_between(char c) {
    return c == ' ' || c == '-' || c == '\t' || c == '.';
}

} // namespace

std::string check_label(std::string_view label) {
    auto clean = base::clean_line(label);
    if (clean.empty()) throw Refusal::invalid("label", say("Give it a name: you will know it again."));
    if (base::code_point_count(clean) > label_length_max)
        throw Refusal::invalid("label", say("At most 60 characters, please."));
    return clean;
}

std::string read_app_code(std::string_view text) {
    std::string out;
    auto clean = base::clean_line(text);
    for (char c : clean) {
        if (is_between(c)) continue;
        if (c < '0' || c > '9') return {};
        out += c;
    }
    return out.size() == 6 ? out : std::string();
}

std::string read_recovery_code(std::string_view text) {
    std::string out;
    auto clean = base::clean_line(text);
    for (char c : clean) {
        if (is_between(c)) continue;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == 'o') c = '0';
        if (c == 'i' || c == 'l') c = '1';
        if (letters.find(c) == std::string_view::npos) return {};
        out += c;
    }
    if (out.size() != recovery_letters) return {};
    return out.substr(0, 4) + "-" + out.substr(4);
}

std::string recovery_code_from(std::string_view bytes) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) bits = bits << 8 | static_cast<unsigned char>(bytes.at(i));
    std::string out;
    for (std::size_t i = 0; i < recovery_letters; ++i) {
        if (i == 4) out += '-';
        out += letters[(bits >> (35 - 5 * i)) & 31];
    }
    return out;
}

bool needs_second_factor(std::int64_t roles, const Rules& rules) {
    return has(roles, Role::administrator) || has(roles, Role::treasurer) ||
           (rules.includes_facilitators && has(roles, Role::facilitator));
}

std::int64_t check_grace_days(std::string_view typed) {
    auto clean = base::clean_line(typed);
    std::int64_t days = -1;
    auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), days);
    if (error != std::errc() || end != clean.data() + clean.size() || days < 0 || days > grace_days_max)
        throw Refusal::invalid("grace_days", say("A number of days, from 0 to 90."));
    return days;
}

std::int64_t days_until(base::Instant due_at, base::Instant now) {
    auto left = due_at.milliseconds - now.milliseconds;
    return left <= 0 ? 0 : (left + day_ms - 1) / day_ms;
}

bool may_let_in(const Pair& pair) {
    if (pair.first == pair.second || pair.first == pair.person || pair.second == pair.person) return false;
    if (pair.first_roles == 0 || pair.second_roles == 0) return false;
    return has(pair.first_roles, Role::administrator) || has(pair.second_roles, Role::administrator);
}

} // namespace security::rules
