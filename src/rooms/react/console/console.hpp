// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"

namespace console {

platform::Room room();

} // namespace console
