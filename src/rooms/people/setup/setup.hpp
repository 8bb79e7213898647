// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The setup room: the one page, behind a single-use link, that names an empty house and its first administrator.
#include "platform/room.hpp"

namespace setup {

platform::Room room();

} // namespace setup
