// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/items/store.hpp"
#include "base/text.hpp"
#include "parse/markdown.hpp"
#include "rooms/common/items/store_lists.hpp"

namespace items::store {

namespace {

const db::Query insert_item_row{
    .name = "items.insert_item",
    .text =
        "INSERT INTO items (public_id, kind, author_id, title, body, html, renderer, reach, state, published_at, "
        "active_at, comment_count, reaction_count, accepted_comment_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 0, 0, 0) RETURNING id",
};
const db::Query insert_door_row{
    .name = "items.insert_door",
    .text =
        "INSERT INTO item_doors (door_id, published_at, item_id) VALUES ($1, $2, $3) "
        "ON CONFLICT (door_id, published_at, item_id) DO NOTHING",
};
const db::Query insert_tag_row{
    .name = "items.insert_tag",
    .text =
        "INSERT INTO item_tags (tag, published_at, item_id, label) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (tag, published_at, item_id) DO NOTHING",
};
const db::Query insert_mention_row{
    .name = "items.insert_mention",
    .text =
        "INSERT INTO item_mentions (person_id, item_id) VALUES ($1, $2) ON CONFLICT (person_id, item_id) DO NOTHING",
};
const db::Query insert_version_row{
    .name = "items.insert_version",
    .text = "INSERT INTO item_versions (item_id, title, body, editor_id, replaced_at) VALUES ($1, $2, $3, $4, $5)",
};
const db::Query delete_tag_rows{.name = "items.delete_tags", .text = "DELETE FROM item_tags WHERE item_id = $1"};
const db::Query delete_door_rows{.name = "items.delete_doors", .text = "DELETE FROM item_doors WHERE item_id = $1"};
const db::Query update_text_row{
    .name = "items.update_text",
    .text = "UPDATE items SET title = $2, body = $3, html = $4, renderer = $5, edited_at = $6 WHERE id = $1",
};
const db::Query update_state_row{.name = "items.update_state",
                                 .text = "UPDATE items SET state = $3 WHERE id = $1 AND state = $2"};
const db::Query update_published_row{
    .name = "items.update_published",
    .text = "UPDATE items SET state = 1, published_at = $3, active_at = $3 WHERE id = $1 AND state = $2",
};
const db::Query update_hour_row{
    .name = "items.update_hour",
    .text = "UPDATE items SET published_at = $2, active_at = $2 WHERE id = $1 AND state = 7",
};
const db::Query add_comments{
    .name = "items.add_to_comment_count",
    .text =
        "UPDATE items SET comment_count = comment_count + $2, "
        "active_at = CASE WHEN active_at < $3 THEN $3 ELSE active_at END WHERE id = $1",
};
const db::Query add_reactions{
    .name = "items.add_to_reaction_count",
    .text = "UPDATE items SET reaction_count = reaction_count + $2 WHERE id = $1",
};
const db::Query update_accepted_row{
    .name = "items.update_accepted",
    .text = "UPDATE items SET accepted_comment_id = $2 WHERE id = $1",
};

#define ITEM_COLUMNS                                                                                        \
    "id, public_id, kind, author_id, title, body, html, reach, state, published_at, edited_at, active_at, " \
    "comment_count, reaction_count, accepted_comment_id"

const db::Query find_by_public_id{
    .name = "items.find_item",
    .text = "SELECT " ITEM_COLUMNS " FROM items WHERE public_id = $1",
};
const db::Query find_by_id{
    .name = "items.find_item_by_id",
    .text = "SELECT " ITEM_COLUMNS " FROM items WHERE id = $1",
};
const db::Query list_rows{
    .name = "items.list_items",
    .text = "SELECT " ITEM_COLUMNS " FROM items WHERE id IN (:ids)",
};
#undef ITEM_COLUMNS
// "+": by their numbers, never by the index of states, which nearly all items share.
const db::Query list_summary_rows{
    .name = "items.list_summaries",
    .text =
        "SELECT id, public_id, kind, author_id, title, reach, comment_count, reaction_count, accepted_comment_id "
        "FROM items WHERE id IN (:ids) AND +state = 1",
};
const db::Query list_door_rows{
    .name = "items.list_doors",
    .text = "SELECT item_id, door_id FROM item_doors WHERE item_id IN (:ids) ORDER BY item_id, door_id",
};
const db::Query find_door_row{
    .name = "items.find_door",
    .text = "SELECT item_id FROM item_doors WHERE door_id = $1 LIMIT 1",
};
const db::Query list_tag_rows{
    .name = "items.list_tags",
    .text = "SELECT item_id, tag, label FROM item_tags WHERE item_id IN (:ids) ORDER BY tag",
};
const db::Query list_mention_rows{
    .name = "items.list_mentions",
    .text = "SELECT person_id FROM item_mentions WHERE item_id = $1",
};
const db::Query list_version_rows{
    .name = "items.list_versions",
    .text =
        "SELECT title, body, editor_id, replaced_at FROM item_versions WHERE item_id = $1 ORDER BY id DESC LIMIT 100",
};
const db::Query get_revision_row{
    .name = "items.get_revision",
    .text = "SELECT COALESCE(MAX(id), 0) FROM item_versions WHERE item_id = $1",
};
const db::Query lock_item_row{
    .name = "items.lock_item",
    .text = "SELECT id FROM items WHERE id = $1",
    .postgres = "SELECT id FROM items WHERE id = $1 FOR UPDATE",
};
const db::Query find_version_row{
    .name = "items.find_version",
    .text =
        "SELECT title, body, editor_id, replaced_at FROM item_versions WHERE item_id = $1 AND id > $2 "
        "ORDER BY id LIMIT 1",
};

} // namespace

ItemId insert_item(db::Connection& connection, const NewItem& item, const RenderedBody& body,
                   base::PublicId public_id) {
    return connection.get<ItemId>(insert_item_row, public_id, item.kind, item.author, item.title, item.body, body.html,
                                  parse::markdown_version, item.reach, item.state, item.published_at);
}
void insert_door(db::Connection& connection, ItemId item, std::int64_t door, base::Instant published_at) {
    connection.run(insert_door_row, door, published_at, item);
}
void insert_tag(db::Connection& connection, ItemId item, std::string_view label, base::Instant published_at) {
    auto tag = base::slug(label);
    if (!tag.empty()) connection.run(insert_tag_row, tag, published_at, item, label);
}
void insert_mention(db::Connection& connection, ItemId item, PersonId person) {
    connection.run(insert_mention_row, person, item);
}
void insert_version(db::Connection& connection, const Item& former, PersonId editor, base::Instant replaced_at) {
    connection.run(insert_version_row, former.id, former.title, former.body, editor, replaced_at);
}
void delete_tags(db::Connection& connection, ItemId item) {
    connection.run(delete_tag_rows, item);
}
void delete_doors(db::Connection& connection, ItemId item) {
    connection.run(delete_door_rows, item);
}
void update_text(db::Connection& connection, ItemId item, const NewText& text) {
    connection.run(update_text_row, item, text.title, text.body, text.html, parse::markdown_version, text.edited_at);
}
bool update_state(db::Connection& connection, ItemId item, State from, State to) {
    return connection.run(update_state_row, item, from, to) > 0;
}
void update_hour(db::Connection& connection, ItemId item, base::Instant at) {
    connection.run(update_hour_row, item, at);
}
bool update_published(db::Connection& connection, ItemId item, State from, base::Instant published_at) {
    return connection.run(update_published_row, item, from, published_at) > 0;
}
void add_to_comment_count(db::Connection& connection, ItemId item, int delta, base::Instant active_at) {
    connection.run(add_comments, item, delta, active_at);
}
void add_to_reaction_count(db::Connection& connection, ItemId item, int delta) {
    connection.run(add_reactions, item, delta);
}
void update_accepted(db::Connection& connection, ItemId item, std::int64_t comment) {
    connection.run(update_accepted_row, item, comment);
}

std::optional<Item> find_item(db::Connection& connection, base::PublicId item) {
    return connection.find<Item>(find_by_public_id, item);
}
std::optional<Item> find_item(db::Connection& connection, ItemId item) {
    return connection.find<Item>(find_by_id, item);
}
std::vector<Item> list_items(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<Item>(connection, list_rows, items);
}
std::vector<SummaryRow> list_summaries(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<SummaryRow>(connection, list_summary_rows, items);
}
std::vector<DoorRow> list_doors(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<DoorRow>(connection, list_door_rows, items);
}
bool has_door(db::Connection& connection, std::int64_t door) {
    return connection.find<ItemId>(find_door_row, door).has_value();
}
std::vector<TagRow> list_tags(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<TagRow>(connection, list_tag_rows, items);
}
std::vector<PersonId> list_mentions(db::Connection& connection, ItemId item) {
    return connection.all<PersonId>(list_mention_rows, item);
}
std::vector<Version> list_versions(db::Connection& connection, ItemId item) {
    return connection.all<Version>(list_version_rows, item);
}

std::int64_t get_revision(db::Connection& connection, ItemId item) {
    return connection.get<std::int64_t>(get_revision_row, item);
}
void lock_item(db::Connection& connection, ItemId item) {
    connection.find<ItemId>(lock_item_row, item);
}
std::optional<Version> find_version(db::Connection& connection, ItemId item, std::int64_t revision) {
    return connection.find<Version>(find_version_row, item, revision);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{
        &update_hour_row,  &get_revision_row, &lock_item_row,       &find_version_row,   &list_summary_rows,
        &insert_item_row,  &insert_door_row,  &insert_tag_row,      &insert_mention_row, &insert_version_row,
        &delete_tag_rows,  &delete_door_rows, &update_text_row,     &update_state_row,   &update_published_row,
        &add_comments,     &add_reactions,    &update_accepted_row, &find_by_public_id,  &find_by_id,
        &list_rows,        &list_door_rows,   &find_door_row,       &list_tag_rows,      &list_mention_rows,
        &list_version_rows};
    for (const auto* query : list_queries()) out.push_back(query);
    return out;
}

} // namespace items::store
