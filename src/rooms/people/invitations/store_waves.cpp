// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/store.hpp"

namespace invitations::store {

namespace {

const db::Query insert_wave_query{
    .name = "invitations.insert_wave",
    .text =
        "INSERT INTO invitation_waves (public_id, name, pace, state, people, created_by, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
};
const db::Query find_wave_query{
    .name = "invitations.find_wave",
    .text = "SELECT id, public_id, name, pace, state, people, created_at FROM invitation_waves WHERE public_id = $1",
};
const db::Query list_waves_query{
    .name = "invitations.list_waves",
    .text =
        "SELECT id, public_id, name, pace, state, people, created_at FROM invitation_waves ORDER BY id DESC LIMIT $1",
};
const db::Query count_wave_query{
    .name = "invitations.count_wave",
    .text =
        "SELECT COALESCE(SUM(CASE WHEN leaves_at IS NOT NULL THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 2 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 3 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 4 THEN 1 ELSE 0 END), 0), MAX(leaves_at) "
        "FROM invitations WHERE wave_id = $1",
};
const db::Query update_wave_state_query{
    .name = "invitations.update_wave_state",
    .text = "UPDATE invitation_waves SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query delete_plan_query{
    .name = "invitations.delete_plan",
    .text = "UPDATE invitations SET leaves_at = NULL, wave_id = NULL WHERE wave_id = $1 AND leaves_at IS NOT NULL",
};
const db::Query list_planned_query{
    .name = "invitations.list_planned",
    .text =
        "SELECT person_id FROM invitations WHERE wave_id = $1 AND leaves_at IS NOT NULL ORDER BY leaves_at, person_id",
};
const db::Query update_departure_query{
    .name = "invitations.update_departure",
    .text = "UPDATE invitations SET leaves_at = $2 WHERE person_id = $1 AND leaves_at IS NOT NULL",
};
const db::Query list_due_query{
    .name = "invitations.list_due",
    .text =
        "SELECT i.person_id FROM invitations i LEFT JOIN invitation_waves w ON w.id = i.wave_id "
        "WHERE i.leaves_at <= $1 AND (w.id IS NULL OR w.state = 1) ORDER BY i.leaves_at, i.person_id LIMIT $2",
};
const db::Query find_next_departure_query{
    .name = "invitations.find_next_departure",
    .text =
        "SELECT i.leaves_at FROM invitations i LEFT JOIN invitation_waves w ON w.id = i.wave_id "
        "WHERE i.leaves_at IS NOT NULL AND (w.id IS NULL OR w.state = 1) ORDER BY i.leaves_at, i.person_id LIMIT 1",
};

} // namespace

WaveId insert_wave(db::Connection& connection, const Wave& wave, PersonId by) {
    return connection.get<WaveId>(insert_wave_query, wave.public_id, wave.name, wave.pace, wave.state, wave.people, by,
                                  wave.created_at);
}
std::optional<Wave> find_wave(db::Connection& connection, base::PublicId wave) {
    return connection.find<Wave>(find_wave_query, wave);
}
std::vector<Wave> list_waves(db::Connection& connection, int limit) {
    return connection.all<Wave>(list_waves_query, limit);
}
WaveCounts count_wave(db::Connection& connection, WaveId wave) {
    return connection.get<WaveCounts>(count_wave_query, wave);
}
std::int64_t update_wave_state(db::Connection& connection, WaveId wave, WaveState from, WaveState to) {
    return connection.run(update_wave_state_query, wave, from, to);
}
void delete_plan(db::Connection& connection, WaveId wave) {
    connection.run(delete_plan_query, wave);
}
std::vector<PersonId> list_planned(db::Connection& connection, WaveId wave) {
    return connection.all<PersonId>(list_planned_query, wave);
}
void update_departure(db::Connection& connection, PersonId person, base::Instant at) {
    connection.run(update_departure_query, person, at);
}
std::vector<PersonId> list_due(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<PersonId>(list_due_query, now, limit);
}
std::optional<base::Instant> find_next_departure(db::Connection& connection) {
    return connection.find<base::Instant>(find_next_departure_query);
}

std::vector<const db::Query*> wave_queries() {
    return {&insert_wave_query,       &find_wave_query,          &list_waves_query,   &count_wave_query,
            &update_wave_state_query, &delete_plan_query,        &list_planned_query, &update_departure_query,
            &list_due_query,          &find_next_departure_query};
}

} // namespace invitations::store
