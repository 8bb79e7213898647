// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How long the queue remembers. A job that ends well leaves no row; one that was parked stays until somebody runs it
// again, or is forgotten here.
#include "base/time.hpp"
#include "db/connection.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

// Removes the jobs of this kind that were parked before that moment; gives their payloads.
std::vector<std::string> forget_parked(db::Connection& connection, std::string_view kind, base::Instant before);
// Removes those of every kind; gives their number.
std::int64_t forget_all_parked(db::Connection& connection, base::Instant before);

} // namespace jobs
