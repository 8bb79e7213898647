// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/talk/reading_lists/model.hpp"
#include <optional>
#include <vector>

namespace reading_lists::store {

ListId insert_list(db::Connection& connection, const List& list);
void update_list(db::Connection& connection, const List& list); // name, sharing, removal
std::optional<List> find_list(db::Connection& connection, PublicId list);
std::vector<List> list_lists(db::Connection& connection, PersonId owner); // removed ones too, by their age
void delete_old(db::Connection& connection, base::Instant removed_before);

bool insert_entry(db::Connection& connection, ListId list, ItemId item, base::Instant at); // false: it was there
void delete_entry(db::Connection& connection, ListId list, ItemId item);
void update_read(db::Connection& connection, ListId list, ItemId item, std::optional<base::Instant> at);
inline constexpr Entry top{ItemId{INT64_MAX}, base::Instant{INT64_MAX}, {}};
std::vector<Entry> list_entries(db::Connection& connection, ListId list, const Entry& after, int limit); // newest first
struct Counts {
    ListId list;
    std::int64_t all = 0;
    std::int64_t unread = 0;
};
std::vector<Counts> count_entries(db::Connection& connection, PersonId owner);
std::vector<ListId> list_holding(db::Connection& connection, PersonId owner, ItemId item);

std::vector<const db::Query*> queries();

} // namespace reading_lists::store
