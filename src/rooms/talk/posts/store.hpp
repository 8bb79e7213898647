// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/talk/posts/model.hpp"
#include <optional>
#include <vector>

namespace posts::store {

void insert_decision(db::Connection& connection, ItemId item, const Decision& decision); // replaces a former one
std::optional<Decision> find_decision(db::Connection& connection, ItemId item);

std::vector<const db::Query*> queries();

} // namespace posts::store
