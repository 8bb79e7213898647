// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The oversight room: shows the chain of rooms/people/audit to whom it concerns, and writes into it what the journal tells
// of officers' acts, so that the rooms where they act need not know of it.
#include "platform/room.hpp"

namespace oversight {

platform::Room room();

} // namespace oversight
