// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/database.hpp"
#include "db/engines.hpp"

namespace db {

bool is_postgres(std::string_view location) {
    return location.starts_with("postgres://") || location.starts_with("postgresql://");
}

std::unique_ptr<Database> open(const Options& options) {
    if (options.location.empty()) throw Error("the database has no location");
    return is_postgres(options.location) ? open_postgres(options) : open_sqlite(options);
}

void attempt(Connection& connection, const std::function<void()>& part) {
    connection.script("SAVEPOINT attempt");
    try {
        part();
        connection.script("RELEASE SAVEPOINT attempt");
    } catch (...) {
        connection.script("ROLLBACK TO SAVEPOINT attempt");
        connection.script("RELEASE SAVEPOINT attempt");
        throw;
    }
}

} // namespace db
