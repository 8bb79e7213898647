// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an act costs, so measured that other work on the machine hardly counts.
#include "db/connection.hpp"
#include <functional>

namespace support {

// Milliseconds of the quickest of ten. On SQLite, where the thread that asks does the work, of its processor time; on
// PostgreSQL, whose server works elsewhere, by the clock. Under a sanitizer, divided by what the sanitizer costs.
double quickest_ms(db::Connection& connection, const std::function<void()>& act);

} // namespace support
