// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The privacy room: everybody takes away what is kept about them, and is forgotten when they ask.
#include "platform/room.hpp"
#include <string>
#include <string_view>

namespace privacy {

// Who was forgotten, one a line: a hash, what became of their writings, why, when. A backup made before holds these
// persons still: the list lives in the database, beside the data folder and beside the backups, and is gone through after
// a restore.
std::string list_erasures(platform::Visit& visit);
std::string merge_erasures(std::string_view one, std::string_view other); // each line once; what is no line is left out
// Forgets again whoever is on the list and still here. How many were.
int replay_erasures(platform::Visit& visit, std::string_view list);

inline constexpr std::string_view list_name = "guilde.erasures"; // beside backups
std::string list_path(const std::string& data_directory);        // beside the data folder: DATA.erasures
// The union with what is there, durable when it returns.
void write_erasures(const std::string& path, std::string_view list);

platform::Room room();

} // namespace privacy
