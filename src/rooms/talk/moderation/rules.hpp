// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/moderation/model.hpp"
#include <string>
#include <string_view>

namespace moderation::rules {

inline constexpr std::size_t reason_length_max = 1000;
// What was written, cleaned; refused under the field's name when empty or too long.
std::string check_reason(std::string_view text, const char* field);
std::string_view kind_name(TargetKind kind); // "posts", "comments": as in addresses
std::optional<TargetKind> parse_kind(std::string_view name);

} // namespace moderation::rules
