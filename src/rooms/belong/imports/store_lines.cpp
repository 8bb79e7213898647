// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/store.hpp"

namespace imports::store {

namespace {

const db::Query insert_line_query{
    .name = "imports.insert_line",
    .text =
        "INSERT INTO import_rows (import_id, ordinal, line, verdict, flags, person_id, decision, deed, details, "
        "before) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
};
const db::Query delete_lines_query{
    .name = "imports.delete_lines",
    .text = "DELETE FROM import_rows WHERE import_id = $1",
};
#define LINE_COLUMNS \
    "SELECT ordinal, line, verdict, flags, person_id, decision, deed, details, before FROM import_rows "
const db::Query list_lines_query{
    .name = "imports.list_lines",
    .text = LINE_COLUMNS "WHERE import_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3",
};
const db::Query list_by_verdict_query{
    .name = "imports.list_lines_by_verdict",
    .text = LINE_COLUMNS "WHERE import_id = $1 AND verdict = $2 AND ordinal > $3 ORDER BY ordinal LIMIT $4",
};
const db::Query list_flagged_query{
    .name = "imports.list_flagged",
    .text = LINE_COLUMNS "WHERE import_id = $1 AND (flags & $2) <> 0 AND ordinal > $3 ORDER BY ordinal LIMIT $4",
};
const db::Query list_done_query{
    .name = "imports.list_done",
    .text = LINE_COLUMNS "WHERE import_id = $1 AND deed IN (1, 2, 3) AND ordinal < $2 ORDER BY ordinal DESC LIMIT $3",
};
#undef LINE_COLUMNS
const db::Query update_decision_query{
    .name = "imports.update_decision",
    .text = "UPDATE import_rows SET decision = $3 WHERE import_id = $1 AND ordinal = $2 AND verdict IN (6, 8)",
};
const db::Query count_decided_query{
    .name = "imports.count_decided",
    .text = "SELECT COUNT(*) FROM import_rows WHERE import_id = $1 AND verdict = $2 AND decision = $3",
};
const db::Query update_done_query{
    .name = "imports.update_done",
    .text = "UPDATE import_rows SET person_id = $3, deed = $4, before = $5 WHERE import_id = $1 AND ordinal = $2",
};
const db::Query insert_membership_query{
    .name = "imports.insert_membership",
    .text =
        "INSERT INTO import_memberships (import_id, person_id, space_id) VALUES ($1, $2, $3) "
        "ON CONFLICT (import_id, person_id, space_id) DO NOTHING",
};
const db::Query delete_membership_query{
    .name = "imports.delete_membership",
    .text = "DELETE FROM import_memberships WHERE import_id = $1 AND person_id = $2 AND space_id = $3",
};
const db::Query list_memberships_query{
    .name = "imports.list_memberships",
    .text = "SELECT space_id FROM import_memberships WHERE import_id = $1 AND person_id = $2",
};

} // namespace

void insert_line(db::Connection& connection, ImportId id, const StoredLine& line) {
    connection.run(insert_line_query, id, line.ordinal, line.line, line.verdict, line.flags, line.person, line.decision,
                   line.deed, line.details, line.before);
}
void delete_lines(db::Connection& connection, ImportId id) {
    connection.run(delete_lines_query, id);
}
std::vector<StoredLine> list_lines(db::Connection& connection, ImportId id, std::int64_t after, int limit) {
    return connection.all<StoredLine>(list_lines_query, id, after, limit);
}
std::vector<StoredLine> list_lines(db::Connection& connection, ImportId id, Verdict verdict, std::int64_t after,
                                   int limit) {
    return connection.all<StoredLine>(list_by_verdict_query, id, verdict, after, limit);
}
std::vector<StoredLine> list_flagged(db::Connection& connection, ImportId id, Flag flag, std::int64_t after,
                                     int limit) {
    return connection.all<StoredLine>(list_flagged_query, id, flag, after, limit);
}
std::vector<StoredLine> list_done(db::Connection& connection, ImportId id, std::int64_t before, int limit) {
    return connection.all<StoredLine>(list_done_query, id, before, limit);
}
void update_decision(db::Connection& connection, ImportId id, std::int64_t ordinal, Decision decision) {
    connection.run(update_decision_query, id, ordinal, decision);
}
std::int64_t count_decided(db::Connection& connection, ImportId id, Verdict verdict, Decision decision) {
    return connection.get<std::int64_t>(count_decided_query, id, verdict, decision);
}
void update_done(db::Connection& connection, ImportId id, const Done& done) {
    connection.run(update_done_query, id, done.ordinal, done.person, done.deed, done.before);
}
void insert_membership(db::Connection& connection, ImportId id, PersonId person, std::int64_t space) {
    connection.run(insert_membership_query, id, person, space);
}
void delete_membership(db::Connection& connection, ImportId id, PersonId person, std::int64_t space) {
    connection.run(delete_membership_query, id, person, space);
}
std::vector<std::int64_t> list_memberships(db::Connection& connection, ImportId id, PersonId person) {
    return connection.all<std::int64_t>(list_memberships_query, id, person);
}

std::vector<const db::Query*> line_queries() {
    return {&insert_line_query,  &delete_lines_query,      &list_lines_query,        &list_by_verdict_query,
            &list_flagged_query, &list_done_query,         &update_decision_query,   &count_decided_query,
            &update_done_query,  &insert_membership_query, &delete_membership_query, &list_memberships_query};
}

} // namespace imports::store
