// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/grow/lessons/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace lessons::store {

bool insert_followed(db::Connection& connection, const Followed& followed, base::Instant at); // false: it was there
bool delete_followed(db::Connection& connection, const Followed& followed);
void add_to_count(db::Connection& connection, const Followed& followed, int delta);
std::vector<Followed> list_followed(db::Connection& connection, std::span<const PersonId> persons);
std::vector<Total> list_totals(db::Connection& connection);

bool has_agreed(db::Connection& connection, PersonId person);
void insert_agreement(db::Connection& connection, PersonId person, base::Instant at);
void delete_agreement(db::Connection& connection, PersonId person);
inline constexpr Agreement top{PersonId{INT64_MAX}, base::Instant{INT64_MAX}};
std::vector<Agreement> list_agreements(db::Connection& connection, const Agreement& after, int limit); // newest first

std::vector<const db::Query*> queries();

} // namespace lessons::store
