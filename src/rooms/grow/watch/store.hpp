// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// SQL of sources, referees, preferences and editions.
#include "db/connection.hpp"
#include "rooms/grow/watch/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace watch::store {

SourceId insert_source(db::Connection& connection, const Source& source); // db::Duplicate: the address is there
void update_state(db::Connection& connection, const Source& source);      // state and the next try
void update_reading(db::Connection& connection, const Source& source);    // what a try brought
void update_told(db::Connection& connection, SourceId source, base::Instant at);
std::optional<Source> find_source(db::Connection& connection, SourceId source);
std::optional<Source> find_source(db::Connection& connection, PublicId source);
std::optional<Source> find_source_at(db::Connection& connection, const std::string& address);
std::vector<Source> list_sources(db::Connection& connection); // all, oldest first
std::vector<SourceId> list_due(db::Connection& connection, base::Instant now, int limit);
bool insert_seen(db::Connection& connection, SourceId source, const std::string& key, base::Instant at); // false: again
void delete_unseen(db::Connection& connection, base::Instant before);

bool insert_referee(db::Connection& connection, PersonId person, PersonId named_by, base::Instant at); // false: is one
bool delete_referee(db::Connection& connection, PersonId person);
bool is_referee(db::Connection& connection, PersonId person);
struct Referee {
    PersonId person;
    PersonId named_by;
    base::Instant named_at;
};
std::vector<Referee> list_referees(db::Connection& connection); // the first named first, at most 200

Pace find_pace(db::Connection& connection, PersonId person);
void update_pace(db::Connection& connection, PersonId person, Pace pace);
struct PaceRow {
    PersonId person;
    Pace pace = Pace::weekly;
};
std::vector<PaceRow> list_paces(db::Connection& connection, std::span<const PersonId> persons); // only those who chose
struct Follow {
    PersonId person;
    std::string key;
    std::string label;
};
std::vector<Follow> list_follows(db::Connection& connection, std::span<const PersonId> persons);
void delete_follows(db::Connection& connection, PersonId person);
void insert_follow(db::Connection& connection, PersonId person, const Trade& trade);

using EditionId = decltype(Edition::id);
EditionId insert_edition(db::Connection& connection, const Edition& edition);
std::optional<Edition> find_edition(db::Connection& connection, EditionId edition);
std::optional<Edition> find_last_edition(db::Connection& connection, Pace pace);
// False: somebody else moved it meanwhile.
bool update_edition(db::Connection& connection, const Edition& edition, std::int64_t former_number);

std::vector<const db::Query*> queries();

} // namespace watch::store
