// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/viewer.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/talk/moderation/model.hpp"
#include <string>
#include <string_view>

namespace moderation::rules {

inline constexpr std::size_t reason_length_max = 1000;
// What was written, cleaned; refused under the field's name when empty or too long.
std::string check_reason(std::string_view text, const char* field);
// As items judges it, without a question to the database for each: a leader of one of its spaces; the facilitator for
// what reaches them.
bool moderates(const platform::Viewer& viewer, const items::ListedItem& listed);
std::string_view kind_name(TargetKind kind); // "posts", "comments": as in addresses
std::optional<TargetKind> parse_kind(std::string_view name);

} // namespace moderation::rules
