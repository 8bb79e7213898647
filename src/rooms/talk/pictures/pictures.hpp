// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The pictures room: gives and serves the pictures inside texts. What a picture is belongs to files; where it is shown was
// said by items and comments when the text was written.
#include "platform/room.hpp"

namespace pictures {

platform::Room room();

} // namespace pictures
