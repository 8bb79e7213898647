// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/database.hpp"
#include <vector>

namespace console {
enum class Happening { publication = 1, comment = 2, arrival = 3 };
}
namespace console::store {

void add_to_day(db::Connection& connection, Happening kind, base::Day day);
std::int64_t count_since(db::Connection& connection, Happening kind, base::Day since);
std::vector<const db::Query*> queries();

} // namespace console::store
