// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The console room: what officers see first, and the settings of the house.
#include "platform/room.hpp"
#include <string_view>

namespace console {

inline constexpr std::string_view settings_changed = "settings.changed"; // subject: 0; actor: who
inline constexpr std::string_view feature_opened = "feature.opened";
inline constexpr std::string_view feature_closed = "feature.closed";

platform::Room room();

} // namespace console
