// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/refusal.hpp"
#include "rooms/talk/reading_lists/model.hpp"
#include <string>
#include <string_view>

namespace reading_lists {

inline constexpr std::int64_t lists_max = 50;
inline constexpr std::int64_t entries_max = 1000;

std::string check_name(std::string_view name); // cleaned, or refused
bool may(const List& list, Need need, PersonId viewer);

} // namespace reading_lists
