// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/store_waiting.hpp"

namespace documents::store {

namespace {

const db::Query insert_row{
    .name = "documents.insert_waiting",
    .text =
        "INSERT INTO waiting_documents (public_id, person_id, name, kind, stored, byte_count, file_id, given_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
};
const db::Query find_row{
    .name = "documents.find_waiting",
    .text =
        "SELECT id, public_id, person_id, name, kind, stored, byte_count, file_id, given_at FROM waiting_documents "
        "WHERE public_id = $1",
};
const db::Query list_rows_of{
    .name = "documents.list_waiting_of",
    .text =
        "SELECT id, public_id, person_id, name, kind, stored, byte_count, file_id, given_at FROM waiting_documents "
        "WHERE person_id = $1 ORDER BY id",
};
const db::Query list_rows{
    .name = "documents.list_waiting",
    .text =
        "SELECT id, public_id, person_id, name, kind, stored, byte_count, file_id, given_at FROM waiting_documents "
        "WHERE given_at < $1 ORDER BY given_at, id LIMIT $2",
};
const db::Query delete_row{
    .name = "documents.delete_waiting",
    .text = "DELETE FROM waiting_documents WHERE id = $1",
};

} // namespace

void insert_waiting(db::Connection& connection, const Waiting& waiting) {
    connection.run(insert_row, waiting.public_id, waiting.person, waiting.name, waiting.kind, waiting.stored,
                   waiting.byte_count, waiting.file, waiting.given_at);
}
std::optional<Waiting> find_waiting(db::Connection& connection, base::PublicId document) {
    return connection.find<Waiting>(find_row, document);
}
std::vector<Waiting> list_waiting_of(db::Connection& connection, PersonId person) {
    return connection.all<Waiting>(list_rows_of, person);
}
std::vector<Waiting> list_waiting(db::Connection& connection, base::Instant given_before, int limit) {
    return connection.all<Waiting>(list_rows, given_before, limit);
}
bool delete_waiting(db::Connection& connection, std::int64_t row) {
    return connection.run(delete_row, row) > 0;
}

std::vector<const db::Query*> waiting_queries() {
    return {&insert_row, &find_row, &list_rows_of, &list_rows, &delete_row};
}

} // namespace documents::store
