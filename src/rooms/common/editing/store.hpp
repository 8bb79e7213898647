// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/common/editing/editing.hpp"
#include <vector>

namespace editing::store {

struct Editor {
    base::PublicId device;
    base::PersonId person;
    base::Instant begun_at;
};
void put_editor(db::Connection& connection, items::ItemId item, const Editor& editor, base::Instant seen_at);
void delete_editor(db::Connection& connection, items::ItemId item, base::PublicId device);
// Seen since, but for this device; the first who came first.
std::vector<Editor> list_editors(db::Connection& connection, items::ItemId item, base::Instant since,
                                 base::PublicId device);
void delete_old(db::Connection& connection, base::Instant before);

std::vector<const db::Query*> queries();

} // namespace editing::store
