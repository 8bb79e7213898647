// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"

namespace invitations {

platform::Room room();

} // namespace invitations
