// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/database.hpp"
#include "rooms/react/machine/model.hpp"
#include <vector>

namespace machine::store {

void upsert_size(db::Connection& connection, const Size& size);
void delete_sizes_before(db::Connection& connection, base::Day day);
std::vector<Size> list_sizes(db::Connection& connection, base::Day since); // by day, then kind
std::optional<base::Day> find_last_day(db::Connection& connection);

std::string database_version(db::Connection& connection); // "SQLite 3.40.1"
std::string database_file(db::Connection& connection);    // of SQLite
std::int64_t database_bytes(db::Connection& connection);
base::Instant database_clock(db::Connection& connection); // to the second
std::vector<const db::Query*> queries();

} // namespace machine::store
