// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/organisation.hpp"
#include "rooms/react/checklist/model.hpp"
#include <optional>
#include <string_view>

namespace checklist::rules {

inline constexpr std::size_t charter_length_max = 5000; // code points

std::string_view item_name(Item item); // "identity", in addresses
std::optional<Item> parse_item(std::string_view name);
std::string_view set_name(Set set);
std::optional<Set> parse_set(std::string_view name);
Set usual_set(platform::OrganisationKind kind);
Doer doer_of(Item item);
std::string check_charter(std::string_view typed);

// What the facts say of the house.
struct Facts {
    bool has_identity = false;
    bool has_looks = false;
    bool has_mail = false;
    bool has_recovery = false;
    bool has_members = false;
    bool has_spaces = false;
    bool has_charter = false;
    bool has_welcome = false;
    bool has_pilots = false;
    bool has_conversation = false;
};
bool is_done(Item item, const Facts& facts);

} // namespace checklist::rules
