// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The wording room: the organisation's own words for members, trades and spaces.
#include "platform/room.hpp"
#include <string_view>

namespace wording {

inline constexpr std::string_view wording_changed = "wording.changed"; // subject: 0; actor: who

platform::Room room();

} // namespace wording
