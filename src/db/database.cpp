// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/database.hpp"
#include "db/engines.hpp"

namespace db {

std::unique_ptr<Database> open(const Options& options) {
    const bool server = options.location.starts_with("postgres://") || options.location.starts_with("postgresql://");
    if (options.location.empty()) throw Error("the database has no location");
    return server ? open_postgres(options) : open_sqlite(options);
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
