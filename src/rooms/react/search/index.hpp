// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Keeping the index: what is published now is indexed in the transaction that publishes it; what an import brings, or was
// there before the index, waits in `search_due` and is indexed by a job, 500 at a time, oldest first.
#include "platform/room.hpp"

namespace search {

std::vector<platform::Listener> listeners();
std::vector<platform::JobHandler> job_handlers();
std::vector<platform::Timer> timers();

} // namespace search
