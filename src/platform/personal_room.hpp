// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
// The queries behind platform/personal.hpp, for boot.
namespace platform {
Room personal_room();
}
