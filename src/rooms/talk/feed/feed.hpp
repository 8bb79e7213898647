// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The feed room: home, by space, by tag, by person. Reads through items only.
#include "platform/room.hpp"
#include <string_view>

namespace feed {

// Slot of a home page where nothing came yet: what an officer may do first. ids: the viewer's person number.
inline constexpr std::string_view first_steps_slot = "feed.first_steps";

// Slot above a home page: one quiet card, when there is something to go on with. ids: the viewer's person number.
inline constexpr std::string_view home_card_slot = "feed.home_card";

platform::Room room();

} // namespace feed
