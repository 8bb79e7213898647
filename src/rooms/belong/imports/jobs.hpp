// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"

namespace imports {

inline constexpr std::string_view check_job = "imports.check"; // payload: the import's number
inline constexpr std::string_view run_job = "imports.run";
inline constexpr std::string_view undo_job = "imports.undo";

std::vector<platform::JobHandler> job_handlers();
std::vector<platform::Timer> timers();

} // namespace imports
