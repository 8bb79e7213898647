// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/audit/store.hpp"
#include "db/row_insert.hpp"

namespace audit::store {

namespace {

const db::RowInsert& entry_rows() {
    static const db::RowInsert rows(
        "audit.insert_entries",
        "INSERT INTO audit_entries (id, act, kind, actor, about, object, page, at, mac) VALUES ", 9);
    return rows;
}
const db::Query lock_chain_row{
    .name = "audit.lock_chain",
    .text =
        "INSERT INTO audit_chain (id, entries, mac) VALUES (1, $1, '') "
        "ON CONFLICT (id) DO UPDATE SET entries = audit_chain.entries + excluded.entries RETURNING entries, mac",
};
const db::Query update_chain_row{
    .name = "audit.update_chain",
    .text = "UPDATE audit_chain SET mac = $1 WHERE id = 1",
};
const db::Query get_chain_row{
    .name = "audit.get_chain",
    .text = "SELECT entries, mac FROM audit_chain WHERE id = 1",
};
const db::Query update_mac_row{.name = "audit.update_mac", .text = "UPDATE audit_entries SET mac = $2 WHERE id = $1"};
const db::Query list_row_rows{
    .name = "audit.list_rows",
    .text =
        "SELECT id, act, kind, actor, about, object, page, at, mac FROM audit_entries WHERE id > $1 "
        "ORDER BY id LIMIT $2",
};
const db::Query list_reference_rows{
    .name = "audit.list_references",
    .text = "SELECT person_id, reference FROM audit_references WHERE person_id IN (:ids)",
};
const db::Query insert_reference_row{
    .name = "audit.insert_reference",
    .text =
        "INSERT INTO audit_references (person_id, reference, has_acted) VALUES ($1, $2, FALSE) "
        "ON CONFLICT (person_id) DO NOTHING",
};
const db::Query note_actor_row{
    .name = "audit.note_actor",
    .text = "UPDATE audit_references SET has_acted = TRUE WHERE person_id = $1 AND NOT has_acted",
};
const db::Query delete_reference_row{
    .name = "audit.delete_reference",
    .text = "DELETE FROM audit_references WHERE person_id = $1",
};
const db::Query list_actor_rows{
    .name = "audit.list_actors",
    .text = "SELECT person_id FROM audit_references WHERE has_acted ORDER BY person_id LIMIT 500",
};
const db::Query list_entry_rows{
    .name = "audit.list_entries",
    .text =
        "SELECT e.id, e.act, e.actor, COALESCE(a.person_id, 0), e.about, COALESCE(b.person_id, 0), e.object, e.page, "
        "e.at FROM audit_entries e LEFT JOIN audit_references a ON a.reference = e.actor "
        "LEFT JOIN audit_references b ON b.reference = e.about "
        "WHERE (e.at, e.id) < ($1, $2) AND e.at >= $3 ORDER BY e.at DESC, e.id DESC LIMIT $4",
};
const db::Query list_by_kind_rows{
    .name = "audit.list_by_kind",
    .text =
        "SELECT e.id, e.act, e.actor, COALESCE(a.person_id, 0), e.about, COALESCE(b.person_id, 0), e.object, e.page, "
        "e.at FROM audit_entries e LEFT JOIN audit_references a ON a.reference = e.actor "
        "LEFT JOIN audit_references b ON b.reference = e.about "
        "WHERE e.kind = $5 AND (e.at, e.id) < ($1, $2) AND e.at >= $3 ORDER BY e.at DESC, e.id DESC LIMIT $4",
};
const db::Query list_by_actor_rows{
    .name = "audit.list_by_actor",
    .text =
        "SELECT e.id, e.act, e.actor, COALESCE(a.person_id, 0), e.about, COALESCE(b.person_id, 0), e.object, e.page, "
        "e.at FROM audit_entries e LEFT JOIN audit_references a ON a.reference = e.actor "
        "LEFT JOIN audit_references b ON b.reference = e.about "
        "WHERE e.actor = $5 AND (e.at, e.id) < ($1, $2) AND e.at >= $3 ORDER BY e.at DESC, e.id DESC LIMIT $4",
};
const db::Query list_by_actor_and_kind_rows{
    .name = "audit.list_by_actor_and_kind",
    .text =
        "SELECT e.id, e.act, e.actor, COALESCE(a.person_id, 0), e.about, COALESCE(b.person_id, 0), e.object, e.page, "
        "e.at FROM audit_entries e LEFT JOIN audit_references a ON a.reference = e.actor "
        "LEFT JOIN audit_references b ON b.reference = e.about "
        "WHERE e.actor = $5 AND e.kind = $6 AND (e.at, e.id) < ($1, $2) AND e.at >= $3 "
        "ORDER BY e.at DESC, e.id DESC LIMIT $4",
};
const db::Query list_about_rows{
    .name = "audit.list_about",
    .text =
        "SELECT e.id, e.act, e.actor, COALESCE(a.person_id, 0), e.about, COALESCE(b.person_id, 0), e.object, e.page, "
        "e.at FROM audit_entries e LEFT JOIN audit_references a ON a.reference = e.actor "
        "LEFT JOIN audit_references b ON b.reference = e.about "
        "WHERE e.about = $5 AND (e.at, e.id) < ($1, $2) AND e.at >= $3 ORDER BY e.at DESC, e.id DESC LIMIT $4",
};

} // namespace

Chain lock_chain(db::Connection& connection, std::int64_t added) {
    auto chain = connection.get<Chain>(lock_chain_row, added);
    chain.entries -= added;
    return chain;
}
void update_chain(db::Connection& connection, std::string_view mac) {
    connection.run(update_chain_row, mac);
}
Chain get_chain(db::Connection& connection) {
    return connection.find<Chain>(get_chain_row).value_or(Chain{});
}
void insert_entries(db::Connection& connection, std::span<const Row> rows) {
    std::vector<db::Value> values;
    for (const auto& row : rows)
        for (db::Value value :
             {db::Value(row.id.number), db::Value(static_cast<std::int64_t>(row.act)),
              db::Value(static_cast<std::int64_t>(row.kind)), db::Value(row.actor), db::Value(row.about),
              db::Value(row.object), db::Value(static_cast<std::int64_t>(row.page)), db::Value(row.at.milliseconds),
              db::Value(std::string_view(row.mac))})
            values.push_back(value);
    entry_rows().run(connection, values);
}
void update_mac(db::Connection& connection, EntryId entry, std::string_view mac) {
    connection.run(update_mac_row, entry, mac);
}
std::vector<Row> list_rows(db::Connection& connection, EntryId after, int limit) {
    return connection.all<Row>(list_row_rows, after, limit);
}

std::vector<Reference> list_references(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Reference>(connection, list_reference_rows, persons);
}
void insert_reference(db::Connection& connection, const Reference& reference) {
    connection.run(insert_reference_row, reference.person, reference.reference);
}
void note_actor(db::Connection& connection, PersonId person) {
    connection.run(note_actor_row, person);
}
void delete_reference(db::Connection& connection, PersonId person) {
    connection.run(delete_reference_row, person);
}
std::vector<PersonId> list_actors(db::Connection& connection) {
    return connection.all<PersonId>(list_actor_rows);
}

std::vector<Entry> list_entries(db::Connection& connection, const Range& range) {
    return connection.all<Entry>(list_entry_rows, range.after.at, range.after.entry, range.from, range.limit);
}
std::vector<Entry> list_by_kind(db::Connection& connection, Kind kind, const Range& range) {
    return connection.all<Entry>(list_by_kind_rows, range.after.at, range.after.entry, range.from, range.limit, kind);
}
std::vector<Entry> list_by_actor(db::Connection& connection, std::int64_t reference, const Range& range) {
    return connection.all<Entry>(list_by_actor_rows, range.after.at, range.after.entry, range.from, range.limit,
                                 reference);
}
std::vector<Entry> list_by_actor_and_kind(db::Connection& connection, std::int64_t reference, Kind kind,
                                          const Range& range) {
    return connection.all<Entry>(list_by_actor_and_kind_rows, range.after.at, range.after.entry, range.from,
                                 range.limit, reference, kind);
}
std::vector<Entry> list_about(db::Connection& connection, std::int64_t reference, const Range& range) {
    return connection.all<Entry>(list_about_rows, range.after.at, range.after.entry, range.from, range.limit,
                                 reference);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{&lock_chain_row,       &update_chain_row,
                                      &get_chain_row,        &list_row_rows,
                                      &update_mac_row,       &list_reference_rows,
                                      &insert_reference_row, &note_actor_row,
                                      &delete_reference_row, &list_actor_rows,
                                      &list_entry_rows,      &list_by_kind_rows,
                                      &list_by_actor_rows,   &list_by_actor_and_kind_rows,
                                      &list_about_rows};
    entry_rows().add_queries(out);
    return out;
}

} // namespace audit::store
