// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The tables of the chain.
#include "db/list.hpp"
#include "rooms/people/audit/rules.hpp"
#include <span>
#include <vector>

namespace audit::store {

struct Chain {
    std::int64_t entries = 0;
    std::string mac;
};
// Holds the chain's end until the transaction ends.
Chain lock_chain(db::Connection& connection, std::int64_t added);
void update_chain(db::Connection& connection, std::string_view mac);
Chain get_chain(db::Connection& connection);
void insert_entries(db::Connection& connection, std::span<const Row> rows);
void update_mac(db::Connection& connection, EntryId entry, std::string_view mac);
std::vector<Row> list_rows(db::Connection& connection, EntryId after, int limit); // in the order of the chain

struct Reference {
    PersonId person;
    std::int64_t reference = 0;
};
std::vector<Reference> list_references(db::Connection& connection, std::span<const PersonId> persons);
void insert_reference(db::Connection& connection, const Reference& reference); // unless the person has one
void note_actor(db::Connection& connection, PersonId person);
void delete_reference(db::Connection& connection, PersonId person);
std::vector<PersonId> list_actors(db::Connection& connection);

struct Key { // where a list stands: newest first
    base::Instant at;
    EntryId entry;
};
inline constexpr Key top{base::Instant{INT64_MAX}, EntryId{INT64_MAX}};
struct Range {
    Key after = top;
    base::Instant from{INT64_MIN};
    int limit = 0;
};
std::vector<Entry> list_entries(db::Connection& connection, const Range& range);
std::vector<Entry> list_by_kind(db::Connection& connection, Kind kind, const Range& range);
std::vector<Entry> list_by_actor(db::Connection& connection, std::int64_t reference, const Range& range);
std::vector<Entry> list_by_actor_and_kind(db::Connection& connection, std::int64_t reference, Kind kind,
                                          const Range& range);
std::vector<Entry> list_about(db::Connection& connection, std::int64_t reference, const Range& range);

std::vector<const db::Query*> queries();

} // namespace audit::store
