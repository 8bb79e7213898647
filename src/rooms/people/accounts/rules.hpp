// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements that need nothing but their arguments. check_x() give the clean value or throw Refusal invalid.
#include "base/refusal.hpp"
#include "parse/email_address.hpp"
#include "rooms/people/accounts/model.hpp"
#include <string>
#include <string_view>

namespace accounts::rules {

inline constexpr std::size_t name_length_max = 100;
inline constexpr std::size_t password_length_min = 12;
inline constexpr std::size_t password_length_max = 200;
inline constexpr std::size_t label_length_max = 80;

struct Name {
    std::string first;
    std::string last;
    std::string key; // folded, last name first: to sort
};
Name check_name(std::string_view first_name, std::string_view last_name);
parse::EmailAddress check_email(std::string_view email);
// NIST SP 800-63B: length rather than recipes, and nothing that everybody tries first.
std::string check_password(std::string_view password, std::string_view email);
struct TypedPreferences {
    std::string language;
    std::string time_zone;   // of the list
    std::string other_place; // a city or a zone's name, when it is not in the list
    std::string theme;
    bool has_search_key = true;
};
Preferences check_preferences(const TypedPreferences& typed);
std::string check_label(std::string_view label);
// Six digits however they were typed ("482 913"); empty when it is something else.
std::string read_code(std::string_view text);
std::string_view theme_name(ui::Theme theme);
// From a User-Agent to what people call it: "Firefox · Linux". Empty when it says nothing known.
std::string device_label(std::string_view user_agent);
base::Instant start_of_day(base::Instant at); // UTC

} // namespace accounts::rules
