// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/store.hpp"

namespace reading_lists::store {

namespace {

const db::Query insert_list_row{
    .name = "reading_lists.insert_list",
    .text =
        "INSERT INTO reading_lists (public_id, owner_id, name, is_shared, made_at) VALUES ($1, $2, $3, $4, $5) "
        "RETURNING id",
};
const db::Query update_list_row{
    .name = "reading_lists.update_list",
    .text = "UPDATE reading_lists SET name = $2, is_shared = $3, removed_at = $4 WHERE id = $1",
};
const db::Query find_list_row{
    .name = "reading_lists.find_list",
    .text =
        "SELECT id, public_id, owner_id, name, is_shared, made_at, removed_at FROM reading_lists WHERE public_id = $1",
};
const db::Query list_rows{
    .name = "reading_lists.list_lists",
    .text =
        "SELECT id, public_id, owner_id, name, is_shared, made_at, removed_at FROM reading_lists WHERE owner_id = $1 "
        "ORDER BY id LIMIT 200",
};
const db::Query delete_old_entries{
    .name = "reading_lists.delete_old_entries",
    .text = "DELETE FROM reading_list_entries WHERE list_id IN (SELECT id FROM reading_lists WHERE removed_at < $1)",
};
const db::Query delete_old_lists{
    .name = "reading_lists.delete_old_lists",
    .text = "DELETE FROM reading_lists WHERE removed_at < $1",
};
const db::Query insert_entry_row{
    .name = "reading_lists.insert_entry",
    .text =
        "INSERT INTO reading_list_entries (list_id, item_id, added_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (list_id, item_id) DO NOTHING",
};
const db::Query delete_entry_row{
    .name = "reading_lists.delete_entry",
    .text = "DELETE FROM reading_list_entries WHERE list_id = $1 AND item_id = $2",
};
const db::Query update_read_row{
    .name = "reading_lists.update_read",
    .text = "UPDATE reading_list_entries SET read_at = $3 WHERE list_id = $1 AND item_id = $2",
};
const db::Query entry_rows{
    .name = "reading_lists.list_entries",
    .text =
        "SELECT item_id, added_at, read_at FROM reading_list_entries WHERE list_id = $1 "
        "AND (added_at, item_id) < ($2, $3) ORDER BY added_at DESC, item_id DESC LIMIT $4",
};
const db::Query count_rows{
    .name = "reading_lists.count_entries",
    .text =
        "SELECT list_id, COUNT(*), COUNT(*) - COUNT(read_at) FROM reading_list_entries "
        "WHERE list_id IN (SELECT id FROM reading_lists WHERE owner_id = $1) GROUP BY list_id",
};
const db::Query holding_rows{
    .name = "reading_lists.list_holding",
    .text =
        "SELECT list_id FROM reading_list_entries WHERE item_id = $2 "
        "AND list_id IN (SELECT id FROM reading_lists WHERE owner_id = $1)",
};

} // namespace

ListId insert_list(db::Connection& connection, const List& list) {
    return connection.get<ListId>(insert_list_row, list.public_id, list.owner, list.name, list.is_shared, list.made_at);
}
void update_list(db::Connection& connection, const List& list) {
    connection.run(update_list_row, list.id, list.name, list.is_shared, list.removed_at);
}
std::optional<List> find_list(db::Connection& connection, PublicId list) {
    return connection.find<List>(find_list_row, list);
}
std::vector<List> list_lists(db::Connection& connection, PersonId owner) {
    return connection.all<List>(list_rows, owner);
}
void delete_old(db::Connection& connection, base::Instant removed_before) {
    connection.run(delete_old_entries, removed_before);
    connection.run(delete_old_lists, removed_before);
}

bool insert_entry(db::Connection& connection, ListId list, ItemId item, base::Instant at) {
    return connection.run(insert_entry_row, list, item, at) > 0;
}
void delete_entry(db::Connection& connection, ListId list, ItemId item) {
    connection.run(delete_entry_row, list, item);
}
void update_read(db::Connection& connection, ListId list, ItemId item, std::optional<base::Instant> at) {
    connection.run(update_read_row, list, item, at);
}
std::vector<Entry> list_entries(db::Connection& connection, ListId list, const Entry& after, int limit) {
    return connection.all<Entry>(entry_rows, list, after.added_at, after.item, limit);
}
std::vector<Counts> count_entries(db::Connection& connection, PersonId owner) {
    return connection.all<Counts>(count_rows, owner);
}
std::vector<ListId> list_holding(db::Connection& connection, PersonId owner, ItemId item) {
    return connection.all<ListId>(holding_rows, owner, item);
}

std::vector<const db::Query*> queries() {
    return {&insert_list_row,  &update_list_row,  &find_list_row,   &list_rows,  &delete_old_entries, &delete_old_lists,
            &insert_entry_row, &delete_entry_row, &update_read_row, &entry_rows, &count_rows,         &holding_rows};
}

} // namespace reading_lists::store
