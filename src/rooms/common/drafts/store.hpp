// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/common/drafts/model.hpp"
#include <optional>
#include <vector>

namespace drafts::store {

struct Key { // where the list stands: the latest first
    base::Instant saved_at;
    std::int64_t row = 0;
};
inline constexpr Key top{base::Instant{INT64_MAX}, INT64_MAX};

bool insert_draft(db::Connection& connection, const Draft& draft, const db::Bytes& fields); // false: the id is taken
// False: somebody else changed it since.
bool update_draft(db::Connection& connection, const Draft& former, const Draft& draft, const db::Bytes& fields);
bool update_state(db::Connection& connection, const Draft& draft, State state, base::Instant at);
void finish_draft(db::Connection& connection, const Draft& draft, base::Instant at); // and wipes what it held
std::optional<Draft> find_draft(db::Connection& connection, PersonId person, PublicId draft);
std::optional<Draft> find_latest(db::Connection& connection, PersonId person, std::string_view place);
db::Bytes get_fields(db::Connection& connection, const Draft& draft);
std::vector<Draft> list_drafts(db::Connection& connection, PersonId person, State state, Key after, int limit);
std::int64_t count_open(db::Connection& connection, PersonId person);
void delete_old(db::Connection& connection, State state, base::Instant before);

std::vector<const db::Query*> queries();

} // namespace drafts::store
