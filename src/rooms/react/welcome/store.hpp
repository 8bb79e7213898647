// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/react/welcome/model.hpp"
#include <optional>

namespace welcome::store {

std::optional<Path> find_path(db::Connection& connection, PersonId person);
void insert_path(db::Connection& connection, PersonId person, base::Instant at); // nothing when there is one
void update_step(db::Connection& connection, PersonId person, Step step);
void update_ending(db::Connection& connection, PersonId person, Ending ending, base::Instant at);
void update_item(db::Connection& connection, PersonId person, items::ItemId item);

std::vector<const db::Query*> queries();

} // namespace welcome::store
