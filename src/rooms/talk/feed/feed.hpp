// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The feed room: home, by space, by tag, by person. Reads through items only.
#include "platform/room.hpp"
#include <string_view>

namespace feed {

// Slot of a home page where nothing came yet: what an officer may do first. ids: the viewer's person number.
inline constexpr std::string_view first_steps_slot = "feed.first_steps";

platform::Room room();

} // namespace feed
