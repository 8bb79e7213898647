// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/store.hpp"
#include "base/text.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "rooms/belong/imports/json.hpp"

namespace imports::store {

namespace {

const db::Query insert_import_query{
    .name = "imports.insert_import",
    .text =
        "INSERT INTO imports (public_id, by_person_id, file_name, file_kind, state, row_count, progress, progress_max, "
        "options, mapping, counts, outcome, domains, made_at, has_file) "
        "VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, '', '', '', $10, TRUE) RETURNING id",
};
#define IMPORT_COLUMNS                                                                                              \
    "SELECT id, public_id, by_person_id, file_name, file_kind, state, row_count, progress, progress_max, options, " \
    "mapping, counts, outcome, domains, made_at, finished_at, undone_at, has_file FROM imports "
const db::Query find_import_query{.name = "imports.find_import", .text = IMPORT_COLUMNS "WHERE id = $1"};
const db::Query find_by_public_id_query{
    .name = "imports.find_import_by_public_id",
    .text = IMPORT_COLUMNS "WHERE public_id = $1",
};
const db::Query list_imports_query{
    .name = "imports.list_imports",
    .text = IMPORT_COLUMNS "WHERE id < $1 ORDER BY id DESC LIMIT $2",
};
#undef IMPORT_COLUMNS
const db::Query list_made_before_query{
    .name = "imports.list_made_before",
    .text = "SELECT id FROM imports WHERE made_at < $1 AND has_file ORDER BY made_at LIMIT 100",
};
const db::Query update_import_query{
    .name = "imports.update_import",
    .text =
        "UPDATE imports SET state = $2, progress = $3, progress_max = $4, options = $5, mapping = $6, counts = $7, "
        "outcome = $8, domains = $9, finished_at = $10, undone_at = $11, has_file = $12 WHERE id = $1",
};
const db::Query change_state_query{
    .name = "imports.change_state",
    .text = "UPDATE imports SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query advance_query{
    .name = "imports.advance",
    .text = "UPDATE imports SET progress = $4, outcome = $5 WHERE id = $1 AND state = $2 AND progress = $3",
};
const db::Query delete_import_query{.name = "imports.delete_import", .text = "DELETE FROM imports WHERE id = $1"};
const db::Query insert_file_part_query{
    .name = "imports.insert_file_part",
    .text = "INSERT INTO import_files (import_id, part, bytes) VALUES ($1, $2, $3)",
};
const db::Query list_file_parts_query{
    .name = "imports.list_file_parts",
    .text = "SELECT bytes FROM import_files WHERE import_id = $1 ORDER BY part",
};
const db::Query delete_file_query{
    .name = "imports.delete_file",
    .text = "DELETE FROM import_files WHERE import_id = $1",
};
const db::Query upsert_preset_query{
    .name = "imports.upsert_preset",
    .text =
        "INSERT INTO import_presets (public_id, name, name_key, mapping) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, mapping = excluded.mapping",
};
const db::Query list_presets_query{
    .name = "imports.list_presets",
    .text = "SELECT mapping FROM import_presets ORDER BY id DESC LIMIT 100",
};

struct Row {
    ImportId id;
    base::PublicId public_id;
    std::optional<PersonId> by;
    std::string file_name;
    FileKind kind = FileKind::csv;
    State state = State::mapping;
    std::int64_t row_count = 0;
    std::int64_t progress = 0;
    std::int64_t progress_max = 0;
    std::int64_t options = 0;
    std::string mapping;
    std::string counts;
    std::string outcome;
    std::string domains;
    base::Instant made_at;
    std::optional<base::Instant> finished_at;
    std::optional<base::Instant> undone_at;
    bool has_file = true;
};

Import to_import(const Row& row) {
    return {.id = row.id,
            .public_id = row.public_id,
            .by = row.by,
            .file_name = row.file_name,
            .kind = row.kind,
            .state = row.state,
            .row_count = row.row_count,
            .progress = row.progress,
            .progress_max = row.progress_max,
            .options = row.options,
            .mapping = read_mapping(row.mapping),
            .counts = read_counts(row.counts),
            .outcome = read_outcome(row.outcome),
            .domains = read_domains(row.domains),
            .made_at = row.made_at,
            .finished_at = row.finished_at,
            .undone_at = row.undone_at,
            .has_file = row.has_file};
}
std::optional<Import> to_import(const std::optional<Row>& row) {
    if (!row) return std::nullopt;
    return to_import(*row);
}

} // namespace

ImportId insert_import(db::Connection& connection, const Import& import) {
    return connection.get<ImportId>(insert_import_query, import.public_id, import.by, import.file_name, import.kind,
                                    import.state, import.row_count, import.progress_max, import.options,
                                    write_mapping(import.mapping), import.made_at);
}
std::optional<Import> find_import(db::Connection& connection, ImportId id) {
    return to_import(connection.find<Row>(find_import_query, id));
}
std::optional<Import> find_import(db::Connection& connection, base::PublicId id) {
    return to_import(connection.find<Row>(find_by_public_id_query, id));
}
std::vector<Import> list_imports(db::Connection& connection, ImportId before, int limit) {
    std::vector<Import> out;
    for (const auto& row : connection.all<Row>(list_imports_query, before, limit)) out.push_back(to_import(row));
    return out;
}
std::vector<ImportId> list_made_before(db::Connection& connection, base::Instant at) {
    return connection.all<ImportId>(list_made_before_query, at);
}
void update_import(db::Connection& connection, const Import& import) {
    connection.run(update_import_query, import.id, import.state, import.progress, import.progress_max, import.options,
                   write_mapping(import.mapping), write_counts(import.counts), write_outcome(import.outcome),
                   write_domains(import.domains), import.finished_at, import.undone_at, import.has_file);
}
bool change_state(db::Connection& connection, ImportId id, State from, State to) {
    return connection.run(change_state_query, id, from, to) != 0;
}
bool advance(db::Connection& connection, const Import& import, State state, std::int64_t from) {
    return connection.run(advance_query, import.id, state, from, import.progress, write_outcome(import.outcome)) != 0;
}
void delete_import(db::Connection& connection, ImportId id) {
    connection.run(delete_import_query, id);
}
void insert_file_part(db::Connection& connection, ImportId id, std::int64_t part, const db::Bytes& bytes) {
    connection.run(insert_file_part_query, id, part, bytes);
}
std::vector<db::Bytes> list_file_parts(db::Connection& connection, ImportId id) {
    return connection.all<db::Bytes>(list_file_parts_query, id);
}
void delete_file(db::Connection& connection, ImportId id) {
    connection.run(delete_file_query, id);
}
void upsert_preset(db::Connection& connection, const std::string& name, const std::string& mapping) {
    connection.run(upsert_preset_query, base::PublicId::random(), name, base::fold(name), mapping);
}
std::vector<std::string> list_presets(db::Connection& connection) {
    return connection.all<std::string>(list_presets_query);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{&insert_import_query,    &find_import_query,      &find_by_public_id_query,
                                      &list_imports_query,     &list_made_before_query, &update_import_query,
                                      &change_state_query,     &advance_query,          &delete_import_query,
                                      &insert_file_part_query, &list_file_parts_query,  &delete_file_query,
                                      &upsert_preset_query,    &list_presets_query};
    for (const auto* query : line_queries()) out.push_back(query);
    return out;
}

} // namespace imports::store
