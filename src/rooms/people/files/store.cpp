// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/store.hpp"

namespace files::store {

namespace {

const db::Query insert_query{
    .name = "files.insert_file",
    .text =
        "INSERT INTO files (public_id, name, width, height, byte_count, guard, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
};
const db::Query find_query{
    .name = "files.find_file",
    .text = "SELECT id, public_id, name, width, height, byte_count, guard FROM files WHERE public_id = $1",
};
const db::Query find_name_query{.name = "files.find_name", .text = "SELECT name FROM files WHERE id = $1"};
const db::Query update_guard_query{
    .name = "files.update_guard",
    .text = "UPDATE files SET guard = $2 WHERE id = $1",
};
const db::Query delete_query{.name = "files.delete_file", .text = "DELETE FROM files WHERE id = $1"};
const db::Query list_names_query{
    .name = "files.list_names",
    .text = "SELECT DISTINCT name FROM files WHERE name > $1 ORDER BY name LIMIT $2",
};
const db::Query is_named_query{
    .name = "files.count_named",
    .text = "SELECT COUNT(*) FROM files WHERE name = $1",
};
const db::Query insert_orphan_query{
    .name = "files.insert_orphan",
    .text = "INSERT INTO file_orphans (name, seen_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
};
const db::Query delete_orphan_query{
    .name = "files.delete_orphan",
    .text = "DELETE FROM file_orphans WHERE name = $1",
};
const db::Query sum_pictures_query{
    .name = "files.sum_pictures",
    .text = "SELECT CAST(COALESCE(SUM(byte_count), 0) AS BIGINT) FROM files WHERE width > 0",
};
const db::Query list_orphans_query{
    .name = "files.list_orphans",
    .text = "SELECT name FROM file_orphans WHERE seen_at < $1 ORDER BY name LIMIT $2",
};

} // namespace

FileId insert_file(db::Connection& connection, const Stored& file, base::Instant now) {
    return connection.get<FileId>(insert_query, file.public_id, file.name, file.width, file.height, file.byte_count,
                                  file.guard, now);
}
std::optional<Stored> find_file(db::Connection& connection, base::PublicId file) {
    return connection.find<Stored>(find_query, file);
}
std::optional<std::string> find_name(db::Connection& connection, FileId file) {
    return connection.find<std::string>(find_name_query, file);
}
void update_guard(db::Connection& connection, FileId file, Guard guard) {
    connection.run(update_guard_query, file, guard);
}
void delete_file(db::Connection& connection, FileId file) {
    connection.run(delete_query, file);
}
std::vector<std::string> list_names(db::Connection& connection, const std::string& after, int limit) {
    return connection.all<std::string>(list_names_query, after, limit);
}
bool is_named(db::Connection& connection, const std::string& name) {
    return connection.get<std::int64_t>(is_named_query, name) > 0;
}
void insert_orphan(db::Connection& connection, const std::string& name, base::Instant now) {
    connection.run(insert_orphan_query, name, now);
}
void delete_orphan(db::Connection& connection, const std::string& name) {
    connection.run(delete_orphan_query, name);
}
std::vector<std::string> list_orphans(db::Connection& connection, base::Instant seen_before, int limit) {
    return connection.all<std::string>(list_orphans_query, seen_before, limit);
}

std::int64_t sum_pictures(db::Connection& connection) {
    return connection.get<std::int64_t>(sum_pictures_query);
}

std::vector<const db::Query*> queries() {
    return {&insert_query,        &find_query,         &update_guard_query, &delete_query,
            &list_names_query,    &find_name_query,    &is_named_query,     &insert_orphan_query,
            &delete_orphan_query, &list_orphans_query, &sum_pictures_query};
}

} // namespace files::store
