// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include <vector>

namespace links {

std::vector<platform::SlotFill> slot_fills();
std::vector<platform::Route> api_routes();

} // namespace links
