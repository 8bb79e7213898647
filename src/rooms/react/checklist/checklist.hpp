// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The checklist room: what a facilitator does in the first hour, and templates to do it with.
#include "platform/room.hpp"
#include <string_view>

namespace checklist {

inline constexpr std::string_view set_aside = "checklist.set_aside";             // subject: Item; actor: who
inline constexpr std::string_view taken_up = "checklist.taken_up";               // subject: Item
inline constexpr std::string_view charter_written = "checklist.charter_written"; // subject: 0

// What is left to do, for the console's first page; nothing when all is done or set aside.
html::Html card(platform::Visit& visit);

platform::Room room();

} // namespace checklist
