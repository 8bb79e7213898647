// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include <vector>

namespace members {

std::vector<platform::Listener> listeners();
std::vector<platform::Timer> timers();

} // namespace members
