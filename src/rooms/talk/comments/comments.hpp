// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"

namespace comments {

platform::Room room();

} // namespace comments
