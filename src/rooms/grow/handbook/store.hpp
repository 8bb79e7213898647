// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/grow/handbook/model.hpp"
#include <vector>

namespace handbook::store {

std::vector<Adapted> list_adapted(db::Connection& connection, PageName page);
void upsert_page(db::Connection& connection, PageName page, const Adapted& adapted);
void delete_page(db::Connection& connection, PageName page, std::string_view language);

std::vector<const db::Query*> queries();

} // namespace handbook::store
