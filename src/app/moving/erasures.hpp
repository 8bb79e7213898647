// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A backup made before somebody was forgotten holds them still. A list of marks (hashes of public numbers, nothing else of
// anybody) stands beside the data folder and beside the backups; whoever restores forgets those people again.
#include "app/boot.hpp"

namespace app {

// Beside this backup, if anybody was forgotten.
void write_erasures_beside(platform::House& house, const std::string& file);
// After a restore: how many were forgotten again.
int forget_again(const Settings& settings, const std::string& from_file);

} // namespace app
