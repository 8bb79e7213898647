// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Reading sources: jobs. Nothing is fetched inside a write.
#include "platform/room.hpp"
#include "rooms/grow/watch/model.hpp"
#include <vector>

namespace watch {

void fetch_later(platform::Visit& visit, SourceId source); // inside write()
std::vector<platform::JobHandler> fetching_jobs();
std::vector<platform::Timer> fetching_timers();

} // namespace watch
