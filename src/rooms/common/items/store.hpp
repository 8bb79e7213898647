// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The tables of items. Nothing here knows who asks.
#include "db/list.hpp"
#include "rooms/common/items/items.hpp"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace items::store {

inline constexpr std::int64_t everyone_door = 0;
inline constexpr std::int64_t no_door = -1; // pads generated statements

struct Key { // where a list stands: newest first
    base::Instant published_at;
    std::int64_t item = 0;
};
inline constexpr Key top{base::Instant{INT64_MAX}, INT64_MAX};

struct DoorRow {
    ItemId item;
    std::int64_t door = 0;
};
struct TagRow {
    ItemId item;
    std::string tag;
    std::string label;
};

ItemId insert_item(db::Connection& connection, const NewItem& item, const RenderedBody& body, base::PublicId public_id);
void insert_door(db::Connection& connection, ItemId item, std::int64_t door, base::Instant published_at);
void insert_tag(db::Connection& connection, ItemId item, std::string_view label, base::Instant published_at);
void insert_mention(db::Connection& connection, ItemId item, PersonId person);
void insert_version(db::Connection& connection, const Item& former, PersonId editor, base::Instant replaced_at);
void delete_tags(db::Connection& connection, ItemId item);
void delete_doors(db::Connection& connection, ItemId item);
struct NewText {
    std::string_view title;
    std::string_view body;
    std::string_view html;
    base::Instant edited_at;
};
void update_text(db::Connection& connection, ItemId item, const NewText& text);
// False: it was no longer `from`.
bool update_state(db::Connection& connection, ItemId item, State from, State to);
void update_hour(db::Connection& connection, ItemId item, base::Instant at); // of what is scheduled
bool update_published(db::Connection& connection, ItemId item, State from, base::Instant published_at);
void add_to_comment_count(db::Connection& connection, ItemId item, int delta, base::Instant active_at);
void add_to_reaction_count(db::Connection& connection, ItemId item, int delta);
void update_accepted(db::Connection& connection, ItemId item, std::int64_t comment);

std::optional<Item> find_item(db::Connection& connection, base::PublicId item);
std::optional<Item> find_item(db::Connection& connection, ItemId item);
std::vector<Item> list_items(db::Connection& connection, std::span<const ItemId> items); // any order
struct SummaryRow {
    ItemId id;
    base::PublicId public_id;
    Kind kind = Kind::message;
    PersonId author;
    std::string title;
    Reach reach = Reach::spaces;
    std::int64_t comment_count = 0;
    std::int64_t reaction_count = 0;
    std::int64_t accepted_comment = 0;
};
std::vector<SummaryRow> list_summaries(db::Connection& connection, std::span<const ItemId> items); // published ones
std::vector<DoorRow> list_doors(db::Connection& connection, std::span<const ItemId> items);
std::vector<TagRow> list_tags(db::Connection& connection, std::span<const ItemId> items);
bool has_door(db::Connection& connection, std::int64_t door); // of any item
std::vector<PersonId> list_mentions(db::Connection& connection, ItemId item);
std::vector<Version> list_versions(db::Connection& connection, ItemId item);
std::int64_t get_revision(db::Connection& connection, ItemId item);
void lock_item(db::Connection& connection, ItemId item);
std::optional<Version> find_version(db::Connection& connection, ItemId item, std::int64_t revision);

// Newest first, each item once, from any of these doors, after `from`.
std::vector<Key> list_by_doors(db::Connection& connection, std::span<const std::int64_t> doors, Key from, int limit);
std::vector<Key> list_by_tag(db::Connection& connection, std::string_view tag, Key from, int limit);
std::vector<Key> list_by_tag_beginning(db::Connection& connection, std::string_view beginning, Key from, int limit);
std::vector<Key> list_by_author(db::Connection& connection, PersonId author, Key from, int limit);
std::vector<Key> list_unanswered(db::Connection& connection, Key from, int limit);
std::vector<Key> list_proposed(db::Connection& connection, int limit);
std::vector<ItemId> list_due(db::Connection& connection, base::Instant now, int limit); // scheduled, its hour has come

std::vector<const db::Query*> queries();

} // namespace items::store
