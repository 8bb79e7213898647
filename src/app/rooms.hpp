// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The plain list of rooms, lowest first. tools/tidy.py reads the order from rooms.cpp.
#include "platform/room.hpp"
#include <vector>

namespace app {
std::vector<platform::Room> rooms();
}
