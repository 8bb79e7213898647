// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>
// The program's version, printed by `guilde version` and kept in backups.
namespace app {
inline constexpr std::string_view version = "0.1.0";
}
