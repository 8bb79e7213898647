// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/list.hpp"
#include "rooms/talk/reactions/model.hpp"
#include <span>
#include <vector>

namespace reactions::store {

struct Row {
    ItemId item;
    PersonId person;
    Kind kind = Kind::like;
};
bool insert_reaction(db::Connection& connection, const Row& row, base::Instant at); // false: it was there
bool delete_reaction(db::Connection& connection, const Row& row);                   // false: it was not
void add_to_count(db::Connection& connection, ItemId item, Kind kind, int delta);

std::vector<Count> list_counts(db::Connection& connection, std::span<const ItemId> items, PersonId viewer);
// Newest first, after this one.
inline constexpr Reaction top{PersonId{INT64_MAX}, Kind::celebrate, base::Instant{INT64_MAX}};
std::vector<Reaction> list_reactions(db::Connection& connection, ItemId item, const Reaction& after, int limit);

std::vector<const db::Query*> queries();

} // namespace reactions::store
