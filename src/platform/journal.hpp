// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The machinery behind platform/fact.hpp, for boot: cursors of `after` listeners and the jobs that move them.
#include "platform/room.hpp"

namespace platform {

// A listener that is new hears from now on, not the past. Called at boot, after migrations. Brings the transaction numbers
// of a journal restored into another PostgreSQL below those of its new home, in their order.
void start_cursors(House& house);
Room journal_room();

} // namespace platform
