// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The mail that conversation makes: who hears of what, grouped, and when it is written.
#include "platform/room.hpp"
#include <vector>

namespace comments {

inline constexpr base::Milliseconds notice_delay = std::chrono::minutes(10);

std::vector<platform::Listener> notice_listeners();
std::vector<platform::JobHandler> notice_jobs();

} // namespace comments
