// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Report, hide, show again: in the menu of each publication and each comment.
#include "platform/room.hpp"
#include <vector>

namespace moderation {
std::vector<platform::SlotFill> slot_fills();
}
