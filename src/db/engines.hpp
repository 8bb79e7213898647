// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The two ways to open a database; db::open chooses by the location.
#include "db/database.hpp"

namespace db {

bool is_postgres(std::string_view location); // postgres://… or postgresql://…
std::unique_ptr<Database> open_sqlite(const Options& options);
std::unique_ptr<Database> open_postgres(const Options& options);
// One connection outside any pool.
std::unique_ptr<Connection> open_postgres_connection(const Options& options);

} // namespace db
