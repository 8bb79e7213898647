// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Documents that wait for the publication they are meant for.
#include "db/connection.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/documents/model.hpp"
#include <optional>
#include <vector>

namespace documents::store {

struct Waiting {
    std::int64_t row = 0;
    base::PublicId public_id;
    PersonId person;
    std::string name;
    Kind kind = Kind::pdf;
    std::string stored;
    std::int64_t byte_count = 0;
    files::FileId file;
    base::Instant given_at;
};
void insert_waiting(db::Connection& connection, const Waiting& waiting);
std::optional<Waiting> find_waiting(db::Connection& connection, base::PublicId document);
std::vector<Waiting> list_waiting_of(db::Connection& connection, PersonId person);
std::vector<Waiting> list_waiting(db::Connection& connection, base::Instant given_before, int limit); // oldest first
bool delete_waiting(db::Connection& connection, std::int64_t row); // false: it waits no more

std::vector<const db::Query*> waiting_queries();

} // namespace documents::store
