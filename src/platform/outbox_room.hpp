// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
// The queries and jobs behind platform/outbox.hpp, for boot.
namespace platform {
Room outbox_room();
}
