// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The offices room: what each office may do, as the program enforces it; who holds it; giving and taking it.
#include "platform/room.hpp"

namespace offices {

platform::Room room();

} // namespace offices
