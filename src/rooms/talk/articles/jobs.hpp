// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include <vector>

namespace articles {

std::vector<platform::JobHandler> schedule_jobs();
std::vector<platform::Timer> schedule_timers(); // for hours whose job was lost with a restored backup

} // namespace articles
