// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/database.hpp"
#include "platform/paging.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/invitations/model.hpp"
#include "rooms/people/invitations/rules.hpp"
#include <span>

namespace invitations::store {

// People.
void upsert_summary(db::Connection& connection, const Summary& summary);
std::optional<Invitation> find_invitation(db::Connection& connection, PersonId person);
void update_state(db::Connection& connection, PersonId person, State state);
void update_arrived(db::Connection& connection, PersonId person);
std::int64_t update_bounced(db::Connection& connection, PersonId person, std::string_view answer);
// Marks as sent what was planned; 0 when it no longer is (the wave was stopped, somebody was faster).
std::int64_t update_sent(db::Connection& connection, PersonId person, base::Instant at, base::Instant expires_at);
void update_lettered(db::Connection& connection, PersonId person, base::Instant at, base::Instant expires_at);
// Plans one; 0 when this person cannot be invited (arrived, gone, declined, already planned).
std::int64_t update_planned(db::Connection& connection, PersonId person, std::optional<WaveId> wave, base::Instant at);
void update_unplanned(db::Connection& connection, PersonId person);

struct BucketQuery {
    Bucket bucket = Bucket::waiting;
    base::Instant now;
    platform::Position after;
    int limit = 50;
};
std::vector<Invitation> list_bucket(db::Connection& connection, const BucketQuery& query);
std::vector<Invitation> list_letters(db::Connection& connection, const platform::Position& after, int limit);
Counts count_people(db::Connection& connection, base::Instant now);
std::vector<Group> list_trades(db::Connection& connection);
std::vector<Group> list_regions(db::Connection& connection);

// Candidates of a wave: waiting, by mail, not planned.
std::vector<PersonId> list_fullest(db::Connection& connection, int limit);
std::vector<PersonId> list_candidates(db::Connection& connection, const Choice& choice, std::int64_t limit);
std::int64_t count_candidates(db::Connection& connection, const Choice& choice);
std::int64_t count_work_addresses(db::Connection& connection, const Choice& choice);
std::vector<Invitation> list_invitations(db::Connection& connection, std::span<const PersonId> persons);
rules::Past find_past(db::Connection& connection, base::Instant now);

// Waves.
WaveId insert_wave(db::Connection& connection, const Wave& wave, PersonId by);
std::optional<Wave> find_wave(db::Connection& connection, base::PublicId wave);
std::vector<Wave> list_waves(db::Connection& connection, int limit);
WaveCounts count_wave(db::Connection& connection, WaveId wave);
std::int64_t update_wave_state(db::Connection& connection, WaveId wave, WaveState from, WaveState to);
void delete_plan(db::Connection& connection, WaveId wave);
std::vector<PersonId> list_planned(db::Connection& connection, WaveId wave);
void update_departure(db::Connection& connection, PersonId person, base::Instant at);
std::vector<PersonId> list_due(db::Connection& connection, base::Instant now, int limit);
std::optional<base::Instant> find_next_departure(db::Connection& connection);

std::vector<const db::Query*> queries();
std::vector<const db::Query*> wave_queries();

} // namespace invitations::store
