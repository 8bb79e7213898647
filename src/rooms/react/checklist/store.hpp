// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/react/checklist/model.hpp"
#include <vector>

namespace checklist::store {

std::vector<Item> list_asides(db::Connection& connection);
void insert_aside(db::Connection& connection, Item item, base::PersonId person, base::Instant at);
void delete_aside(db::Connection& connection, Item item);

std::vector<const db::Query*> queries();

} // namespace checklist::store
