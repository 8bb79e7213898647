// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The handbook room: a guide to print, good practice, how we speak; adapted by the facilitators.
#include "platform/room.hpp"
#include <string_view>

namespace handbook {

inline constexpr std::string_view page_adapted = "handbook.page_adapted";   // subject: PageName; actor: who
inline constexpr std::string_view page_restored = "handbook.page_restored"; // subject: PageName

platform::Room room();

} // namespace handbook
