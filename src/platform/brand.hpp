// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The style sheet of the organisation's colour and the web app's manifest.
#include "platform/organisation.hpp"
#include "platform/room.hpp"
#include <string>

namespace platform {

std::string brand_path(const Organisation& organisation); // "/brand/8c2f39.css"; changes with colour and type
Room brand_room();

} // namespace platform
