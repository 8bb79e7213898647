// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/store.hpp"

namespace documents::store {

namespace {

const db::Query insert_row{
    .name = "documents.insert_document",
    .text =
        "INSERT INTO documents (public_id, item_id, state, version, name, kind, byte_count, updated_at) "
        "VALUES ($1, $2, 1, 1, $3, $4, $5, $6) RETURNING id",
};
const db::Query insert_version_row{
    .name = "documents.insert_version",
    .text =
        "INSERT INTO document_versions (document_id, number, name, kind, stored, byte_count, person_id, added_at, "
        "file_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
};
const db::Query update_version_row{
    .name = "documents.update_version",
    .text =
        "UPDATE documents SET version = $3, name = $4, kind = $5, byte_count = $6, updated_at = $7 "
        "WHERE id = $1 AND version = $2 AND state = 1",
};
const db::Query update_removed_row{
    .name = "documents.update_removed",
    .text = "UPDATE documents SET state = 2, removed_at = $2 WHERE id = $1 AND state = 1",
};
const db::Query update_restored_row{
    .name = "documents.update_restored",
    .text = "UPDATE documents SET state = 1, removed_at = NULL WHERE id = $1 AND state = 2",
};
const db::Query list_removed_rows{
    .name = "documents.list_removed",
    .text = "SELECT id FROM documents WHERE state = 2 AND removed_at < $1 ORDER BY removed_at LIMIT $2",
};
const db::Query list_file_rows{
    .name = "documents.list_files",
    .text = "SELECT file_id FROM document_versions WHERE document_id = $1",
};
const db::Query delete_version_rows{
    .name = "documents.delete_versions",
    .text = "DELETE FROM document_versions WHERE document_id = $1",
};
const db::Query delete_row{.name = "documents.delete_document", .text = "DELETE FROM documents WHERE id = $1"};
const db::Query delete_removed_row{
    .name = "documents.delete_removed",
    .text = "DELETE FROM documents WHERE id = $1 AND state = 2",
};
const db::Query find_row{
    .name = "documents.find_document",
    .text =
        "SELECT id, public_id, item_id, state, version, name, kind, byte_count, updated_at FROM documents "
        "WHERE public_id = $1",
};
const db::Query list_rows{
    .name = "documents.list_documents",
    .text =
        "SELECT id, public_id, item_id, state, version, name, kind, byte_count, updated_at FROM documents "
        "WHERE item_id IN (:ids)",
};
const db::Query count_rows{
    .name = "documents.count_documents",
    .text = "SELECT COUNT(*) FROM documents WHERE item_id = $1 AND state = 1",
};
const db::Query list_version_rows{
    .name = "documents.list_versions",
    .text =
        "SELECT number, name, kind, stored, byte_count, person_id, added_at FROM document_versions WHERE document_id = "
        "$1 "
        "ORDER BY number DESC",
};
const db::Query find_version_row{
    .name = "documents.find_version",
    .text =
        "SELECT number, name, kind, stored, byte_count, person_id, added_at FROM document_versions "
        "WHERE document_id = $1 AND number = $2",
};
const db::Query sum_version_rows{
    .name = "documents.sum_versions",
    .text = "SELECT CAST(COALESCE(SUM(byte_count), 0) AS BIGINT) FROM document_versions",
};

} // namespace

DocumentId insert_document(db::Connection& connection, const Document& document) {
    return connection.get<DocumentId>(insert_row, document.public_id, document.item, document.name, document.kind,
                                      document.byte_count, document.updated_at);
}
void insert_version(db::Connection& connection, DocumentId document, const Version& version, files::FileId file) {
    connection.run(insert_version_row, document, version.number, version.name, version.kind, version.stored,
                   version.byte_count, version.person, version.added_at, file);
}
bool update_version(db::Connection& connection, const Document& former, const Version& version) {
    return connection.run(update_version_row, former.id, former.version, version.number, version.name, version.kind,
                          version.byte_count, version.added_at) > 0;
}
bool update_removed(db::Connection& connection, DocumentId document, base::Instant now) {
    return connection.run(update_removed_row, document, now) > 0;
}
bool update_restored(db::Connection& connection, DocumentId document) {
    return connection.run(update_restored_row, document) > 0;
}
std::vector<DocumentId> list_removed(db::Connection& connection, base::Instant before, int limit) {
    return connection.all<DocumentId>(list_removed_rows, before, limit);
}
std::vector<files::FileId> list_files(db::Connection& connection, DocumentId document) {
    return connection.all<files::FileId>(list_file_rows, document);
}
void delete_document(db::Connection& connection, DocumentId document) {
    connection.run(delete_version_rows, document);
    connection.run(delete_row, document);
}
bool delete_removed(db::Connection& connection, DocumentId document) {
    if (connection.run(delete_removed_row, document) == 0) return false;
    connection.run(delete_version_rows, document);
    return true;
}
std::optional<Document> find_document(db::Connection& connection, base::PublicId document) {
    return connection.find<Document>(find_row, document);
}
std::vector<Document> list_documents(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<Document>(connection, list_rows, items);
}
std::int64_t count_documents(db::Connection& connection, ItemId item) {
    return connection.get<std::int64_t>(count_rows, item);
}
std::vector<Version> list_versions(db::Connection& connection, DocumentId document) {
    return connection.all<Version>(list_version_rows, document);
}
std::optional<Version> find_version(db::Connection& connection, DocumentId document, std::int64_t number) {
    return connection.find<Version>(find_version_row, document, number);
}

std::int64_t sum_versions(db::Connection& connection) {
    return connection.get<std::int64_t>(sum_version_rows);
}

std::vector<const db::Query*> queries() {
    return {&insert_row,          &insert_version_row, &update_version_row, &update_removed_row,
            &update_restored_row, &list_removed_rows,  &list_file_rows,     &delete_version_rows,
            &delete_removed_row,  &delete_row,         &find_row,           &list_rows,
            &count_rows,          &list_version_rows,  &find_version_row,   &sum_version_rows};
}

} // namespace documents::store
