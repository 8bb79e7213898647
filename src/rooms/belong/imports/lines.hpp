// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Lines of a report between the database, where they are sealed, and the rest.
#include "platform/platform.hpp"
#include "rooms/belong/imports/json.hpp"
#include "rooms/belong/imports/store.hpp"

namespace imports {

store::StoredLine seal_line(platform::Visit& visit, ImportId id, const Line& line);
Line open_line(platform::Visit& visit, ImportId id, const store::StoredLine& line);
db::Bytes seal_before(platform::Visit& visit, ImportId id, std::int64_t ordinal, const Before& before);
Before open_before(platform::Visit& visit, ImportId id, const store::StoredLine& line);

} // namespace imports
