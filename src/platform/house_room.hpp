// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the house answers itself: /health, the event stream; and the list of platform's own rooms, which stand below all.
#include "platform/room.hpp"
#include <vector>

namespace platform {
std::vector<Room> own_rooms();
}
