// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Administrators are written to when no backup was proven for two days; once a day until one is.
#include "platform/room.hpp"

namespace machine {

void watch_backups(platform::Visit& visit);

} // namespace machine
