// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The feed room: home, by space, by tag, by person. Reads through items only.
#include "platform/room.hpp"

namespace feed {

platform::Room room();

} // namespace feed
