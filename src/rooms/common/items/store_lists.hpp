// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The statements behind lists of items (store_lists.cpp), for store.cpp's queries().
#include "db/query.hpp"
#include <vector>

namespace items::store {
std::vector<const db::Query*> list_queries();
}
