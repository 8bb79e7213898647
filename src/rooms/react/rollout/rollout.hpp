// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The rollout room: features are opened step by step, for a cohort and from a day on.
#include "platform/room.hpp"
#include <string_view>

namespace rollout {

inline constexpr std::string_view step_planned = "rollout.step_planned"; // subject: step; actor: who
inline constexpr std::string_view step_undone = "rollout.step_undone";
inline constexpr std::string_view step_applied = "rollout.step_applied";     // its day has come, for everyone
inline constexpr std::string_view feature_closed = "rollout.feature_closed"; // subject: 0

platform::Room room();

} // namespace rollout
