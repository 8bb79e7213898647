// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// All SQL of the privacy room.
#include "db/connection.hpp"
#include "rooms/react/privacy/model.hpp"
#include <vector>

namespace privacy::store {

// Copies.
TakeoutId insert_takeout(db::Connection& connection, const Takeout& takeout);
std::optional<Takeout> find_takeout(db::Connection& connection, TakeoutId takeout);
std::optional<Takeout> find_takeout(db::Connection& connection, base::PublicId takeout);
std::optional<Takeout> find_latest(db::Connection& connection, PersonId person);
void update_progress(db::Connection& connection, TakeoutId takeout, std::int64_t progress);
void update_ready(db::Connection& connection, const Takeout& takeout);
// False: somebody was faster.
bool change_state(db::Connection& connection, TakeoutId takeout, TakeoutState from, TakeoutState to);
void insert_part(db::Connection& connection, TakeoutId takeout, std::int64_t part, const db::Bytes& bytes);
std::optional<db::Bytes> find_part(db::Connection& connection, TakeoutId takeout, std::int64_t part);
void delete_parts(db::Connection& connection, TakeoutId takeout);
std::vector<TakeoutId> list_over(db::Connection& connection, base::Instant now, int limit);
void delete_takeouts(db::Connection& connection, PersonId person);

// Erasures.
bool insert_request(db::Connection& connection, const ErasureRequest& request, std::string_view undo_hash);
std::optional<ErasureRequest> find_request(db::Connection& connection, PersonId person);
std::optional<ErasureRequest> find_request_by_undo(db::Connection& connection, std::string_view undo_hash);
bool delete_request(db::Connection& connection, PersonId person);
void update_due(db::Connection& connection, PersonId person, base::Instant due_at);
std::vector<ErasureRequest> list_requests(db::Connection& connection, int limit); // the next first
std::vector<PersonId> list_due(db::Connection& connection, base::Instant now, int limit);
void insert_erasure(db::Connection& connection, const Erasure& erasure);
std::vector<Erasure> list_erasures(db::Connection& connection);
std::int64_t count_erasures(db::Connection& connection);
void unname_requests(db::Connection& connection, PersonId person);
void insert_sweep(db::Connection& connection, PersonId person);
void update_sweep(db::Connection& connection, PersonId person, std::int64_t next_fact);
void delete_sweep(db::Connection& connection, PersonId person);
struct Sweep {
    PersonId person;
    std::int64_t next_fact = 0;
};
std::vector<Sweep> list_sweeps(db::Connection& connection);

platform::Personal personal();
std::vector<const db::Query*> queries();

} // namespace privacy::store
