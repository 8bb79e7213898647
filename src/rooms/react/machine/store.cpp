// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/store.hpp"

namespace machine::store {

namespace {

const db::Query upsert_size_query{
    .name = "machine.upsert_size",
    .text =
        "INSERT INTO machine_sizes (day, kind, bytes) VALUES ($1, $2, $3) "
        "ON CONFLICT (day, kind) DO UPDATE SET bytes = EXCLUDED.bytes",
};
const db::Query delete_sizes_query{
    .name = "machine.delete_sizes",
    .text = "DELETE FROM machine_sizes WHERE day < $1",
};
const db::Query list_sizes_query{
    .name = "machine.list_sizes",
    .text = "SELECT day, kind, bytes FROM machine_sizes WHERE day >= $1 ORDER BY day, kind",
};
const db::Query find_last_day_query{
    .name = "machine.find_last_day",
    .text = "SELECT day FROM machine_sizes ORDER BY day DESC LIMIT 1",
};
const db::Query version_query{
    .name = "machine.database_version",
    .text = "SELECT 'SQLite ' || sqlite_version()",
    .postgres = "SELECT 'PostgreSQL ' || current_setting('server_version')",
};
const db::Query bytes_query{
    .name = "machine.database_bytes",
    .text = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    .postgres = "SELECT pg_database_size(current_database())",
};
const db::Query file_query{
    .name = "machine.database_file",
    .text = "SELECT file FROM pragma_database_list WHERE name = 'main'",
    .postgres = "SELECT CAST('' AS TEXT)",
};
const db::Query clock_query{
    .name = "machine.database_clock",
    .text = "SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000",
    .postgres = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT) * 1000",
};

} // namespace

void upsert_size(db::Connection& connection, const Size& size) {
    connection.run(upsert_size_query, size.day, size.kind, size.bytes);
}
void delete_sizes_before(db::Connection& connection, base::Day day) {
    connection.run(delete_sizes_query, day);
}
std::vector<Size> list_sizes(db::Connection& connection, base::Day since) {
    return connection.all<Size>(list_sizes_query, since);
}
std::optional<base::Day> find_last_day(db::Connection& connection) {
    return connection.find<base::Day>(find_last_day_query);
}
std::string database_version(db::Connection& connection) {
    return connection.get<std::string>(version_query);
}
std::string database_file(db::Connection& connection) {
    return connection.get<std::string>(file_query);
}
std::int64_t database_bytes(db::Connection& connection) {
    return connection.get<std::int64_t>(bytes_query);
}
base::Instant database_clock(db::Connection& connection) {
    return connection.get<base::Instant>(clock_query);
}

std::vector<const db::Query*> queries() {
    return {&upsert_size_query, &delete_sizes_query, &list_sizes_query, &find_last_day_query,
            &version_query,     &bytes_query,        &file_query,       &clock_query};
}

} // namespace machine::store
