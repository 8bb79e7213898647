// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The imports room: the treasurer's file comes in (and again every week), the whole register goes out. It stands above
// spaces because a file's trade and region columns can make spaces and memberships.
#include "platform/room.hpp"
#include <string>
#include <string_view>

namespace imports {

inline constexpr std::string_view import_finished = "import.finished"; // subject: batch
inline constexpr std::string_view import_undone = "import.undone";

platform::Room room();

} // namespace imports
