// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/store.hpp"
#include "db/list.hpp"

namespace invitations::store {

namespace {

// A new address brings somebody whose mail bounced back among those to invite. What was planned stays planned.
const db::Query upsert_summary_query{
    .name = "invitations.upsert_summary",
    .text =
        "INSERT INTO invitations (person_id, name_key, trade, trade_key, region, region_key, lines, email, "
        "is_work_address, state, means, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '') "
        "ON CONFLICT (person_id) DO UPDATE SET name_key = EXCLUDED.name_key, trade = EXCLUDED.trade, "
        "trade_key = EXCLUDED.trade_key, region = EXCLUDED.region, region_key = EXCLUDED.region_key, "
        "lines = EXCLUDED.lines, is_work_address = EXCLUDED.is_work_address, "
        "state = CASE WHEN EXCLUDED.state > 3 OR invitations.state = 5 "
        "OR (invitations.state = 3 AND EXCLUDED.email <> invitations.email) "
        "THEN EXCLUDED.state ELSE invitations.state END, "
        "leaves_at = CASE WHEN EXCLUDED.state > 3 THEN NULL ELSE invitations.leaves_at END, "
        "means = EXCLUDED.means, email = EXCLUDED.email",
};
const db::Query find_invitation_query{
    .name = "invitations.find_invitation",
    .text =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE person_id = $1",
};
const db::Query update_state_query{
    .name = "invitations.update_state",
    .text = "UPDATE invitations SET state = $2, leaves_at = NULL WHERE person_id = $1",
};
const db::Query update_bounced_query{
    .name = "invitations.update_bounced",
    .text = "UPDATE invitations SET state = 3, answer = $2 WHERE person_id = $1 AND state = 2",
};
const db::Query update_sent_query{
    .name = "invitations.update_sent",
    .text =
        "UPDATE invitations SET state = 2, leaves_at = NULL, invited_at = $2, expires_at = $3, answer = '' "
        "WHERE person_id = $1 AND leaves_at IS NOT NULL AND state < 4",
};
const db::Query update_lettered_query{
    .name = "invitations.update_lettered",
    .text =
        "UPDATE invitations SET state = 2, leaves_at = NULL, invited_at = $2, expires_at = $3, answer = '' "
        "WHERE person_id = $1 AND state < 4",
};
const db::Query update_planned_query{
    .name = "invitations.update_planned",
    .text =
        "UPDATE invitations SET leaves_at = $3, wave_id = CAST($2 AS BIGINT) "
        "WHERE person_id = $1 AND means = 1 AND state < 4 AND leaves_at IS NULL",
};
const db::Query update_unplanned_query{
    .name = "invitations.update_unplanned",
    .text = "UPDATE invitations SET leaves_at = NULL WHERE person_id = $1",
};
const db::Query list_state_query{
    .name = "invitations.list_state",
    .text =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = $1 AND (name_key, person_id) > ($2, $3) "
        "ORDER BY name_key, person_id LIMIT $4",
    .postgres =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = $1 AND (name_key, person_id) > ($2 COLLATE \"C\", $3) "
        "ORDER BY name_key, person_id LIMIT $4",
};
const db::Query list_invited_query{
    .name = "invitations.list_invited",
    .text =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = 2 AND invited_at > $1 AND invited_at <= $2 "
        "AND (name_key, person_id) > ($3, $4) ORDER BY name_key, person_id LIMIT $5",
    .postgres =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = 2 AND invited_at > $1 AND invited_at <= $2 "
        "AND (name_key, person_id) > ($3 COLLATE \"C\", $4) ORDER BY name_key, person_id LIMIT $5",
};
const db::Query list_letters_query{
    .name = "invitations.list_letters",
    .text =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = 1 AND means = 2 AND (name_key, person_id) > ($1, $2) "
        "ORDER BY name_key, person_id LIMIT $3",
    .postgres =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE state = 1 AND means = 2 AND (name_key, person_id) > ($1 COLLATE \"C\", $2) "
        "ORDER BY name_key, person_id LIMIT $3",
};
const db::Query count_people_query{
    .name = "invitations.count_people",
    .text =
        "SELECT COALESCE(SUM(CASE WHEN state = 1 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 2 AND invited_at > $1 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 3 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 4 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 2 AND invited_at <= $1 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 1 AND means = 2 THEN 1 ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 6 THEN 1 ELSE 0 END), 0) FROM invitations",
};
const db::Query list_trades_query{
    .name = "invitations.list_trades",
    .text =
        "SELECT trade_key, MIN(trade), COUNT(*) FROM invitations "
        "WHERE state = 1 AND means = 1 AND leaves_at IS NULL AND trade_key <> '' "
        "GROUP BY trade_key ORDER BY trade_key LIMIT 200",
};
const db::Query list_regions_query{
    .name = "invitations.list_regions",
    .text =
        "SELECT region_key, MIN(region), COUNT(*) FROM invitations "
        "WHERE state = 1 AND means = 1 AND leaves_at IS NULL AND region_key <> '' "
        "GROUP BY region_key ORDER BY region_key LIMIT 200",
};
const db::Query list_fullest_query{
    .name = "invitations.list_fullest",
    .text =
        "SELECT person_id FROM invitations WHERE state = 1 AND means = 1 AND leaves_at IS NULL "
        "ORDER BY lines DESC, person_id DESC LIMIT $1",
};
// $1: 1 by trade, 2 by region, 3 everyone. $2: the folded trade or region.
const db::Query list_candidates_query{
    .name = "invitations.list_candidates",
    .text =
        "SELECT person_id FROM invitations WHERE state = 1 AND means = 1 AND leaves_at IS NULL "
        "AND ($1 = 3 OR ($1 = 1 AND trade_key = $2) OR ($1 = 2 AND region_key = $2)) "
        "ORDER BY lines DESC, person_id DESC LIMIT $3",
};
const db::Query count_candidates_query{
    .name = "invitations.count_candidates",
    .text =
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN is_work_address THEN 1 ELSE 0 END), 0) FROM invitations "
        "WHERE state = 1 AND means = 1 AND leaves_at IS NULL "
        "AND ($1 = 3 OR ($1 = 1 AND trade_key = $2) OR ($1 = 2 AND region_key = $2))",
};
const db::Query list_invitations_query{
    .name = "invitations.list_invitations",
    .text =
        "SELECT person_id, state, means, leaves_at, invited_at, expires_at, email, answer, name_key "
        "FROM invitations WHERE person_id IN (:ids)",
};
const db::Query find_first_query{
    .name = "invitations.find_first",
    .text =
        "SELECT COALESCE(MIN(COALESCE(leaves_at, invited_at)), $1), COALESCE(MAX(leaves_at), 0) FROM invitations "
        "WHERE means = 1 AND (leaves_at IS NOT NULL OR invited_at IS NOT NULL)",
};
// $1: the first invitation ever. $2: the number of the day. $3: a day.
const db::Query find_days_query{
    .name = "invitations.find_days",
    .text =
        "SELECT COUNT(DISTINCT CASE WHEN day < $2 THEN day END), COALESCE(SUM(CASE WHEN day = $2 THEN 1 ELSE 0 END), "
        "0) "
        "FROM (SELECT (COALESCE(leaves_at, invited_at) - $1) / $3 AS day FROM invitations "
        "WHERE means = 1 AND (leaves_at IS NOT NULL OR invited_at IS NOT NULL)) AS days",
};

struct CandidateCounts {
    std::int64_t all = 0;
    std::int64_t work = 0;
};
struct FirstAndLast {
    base::Instant first;
    base::Instant last_planned;
};
struct Days {
    std::int64_t before = 0;
    std::int64_t used = 0;
};

int scope_of(const Choice& choice) {
    return choice.who == Choice::Who::trade ? 1 : choice.who == Choice::Who::region ? 2 : 3;
}
CandidateCounts counts_of(db::Connection& connection, const Choice& choice) {
    return connection.get<CandidateCounts>(count_candidates_query, scope_of(choice), choice.key);
}

} // namespace

void upsert_summary(db::Connection& connection, const Summary& s) {
    connection.run(upsert_summary_query, s.person, s.name_key, s.trade, s.trade_key, s.region, s.region_key, s.lines,
                   s.email, s.is_work_address, s.state, s.means);
}
std::optional<Invitation> find_invitation(db::Connection& connection, PersonId person) {
    return connection.find<Invitation>(find_invitation_query, person);
}
void update_state(db::Connection& connection, PersonId person, State state) {
    connection.run(update_state_query, person, state);
}
void update_arrived(db::Connection& connection, PersonId person) {
    connection.run(update_state_query, person, State::arrived);
}
std::int64_t update_bounced(db::Connection& connection, PersonId person, std::string_view answer) {
    return connection.run(update_bounced_query, person, answer);
}
std::int64_t update_sent(db::Connection& connection, PersonId person, base::Instant at, base::Instant expires_at) {
    return connection.run(update_sent_query, person, at, expires_at);
}
void update_lettered(db::Connection& connection, PersonId person, base::Instant at, base::Instant expires_at) {
    connection.run(update_lettered_query, person, at, expires_at);
}
std::int64_t update_planned(db::Connection& connection, PersonId person, std::optional<WaveId> wave, base::Instant at) {
    return connection.run(update_planned_query, person, wave, at);
}
void update_unplanned(db::Connection& connection, PersonId person) {
    connection.run(update_unplanned_query, person);
}

std::vector<Invitation> list_bucket(db::Connection& connection, const BucketQuery& q) {
    auto since = q.now - patience;
    switch (q.bucket) {
        case Bucket::waiting:
            return connection.all<Invitation>(list_state_query, State::waiting, q.after.text, q.after.id, q.limit);
        case Bucket::bounced:
            return connection.all<Invitation>(list_state_query, State::bounced, q.after.text, q.after.id, q.limit);
        case Bucket::arrived:
            return connection.all<Invitation>(list_state_query, State::arrived, q.after.text, q.after.id, q.limit);
        case Bucket::invited:
            return connection.all<Invitation>(list_invited_query, since, q.now, q.after.text, q.after.id, q.limit);
        case Bucket::never_came:
            return connection.all<Invitation>(list_invited_query, base::Instant{-1}, since, q.after.text, q.after.id,
                                              q.limit);
    }
    return {};
}
std::vector<Invitation> list_letters(db::Connection& connection, const platform::Position& after, int limit) {
    return connection.all<Invitation>(list_letters_query, after.text, after.id, limit);
}
Counts count_people(db::Connection& connection, base::Instant now) {
    return connection.get<Counts>(count_people_query, now - patience);
}
std::vector<Group> list_trades(db::Connection& connection) {
    return connection.all<Group>(list_trades_query);
}
std::vector<Group> list_regions(db::Connection& connection) {
    return connection.all<Group>(list_regions_query);
}
std::vector<PersonId> list_fullest(db::Connection& connection, int limit) {
    return connection.all<PersonId>(list_fullest_query, limit);
}
std::vector<PersonId> list_candidates(db::Connection& connection, const Choice& choice, std::int64_t limit) {
    return connection.all<PersonId>(list_candidates_query, scope_of(choice), choice.key, limit);
}
std::int64_t count_candidates(db::Connection& connection, const Choice& choice) {
    return counts_of(connection, choice).all;
}
std::int64_t count_work_addresses(db::Connection& connection, const Choice& choice) {
    return counts_of(connection, choice).work;
}
std::vector<Invitation> list_invitations(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Invitation>(connection, list_invitations_query, persons);
}

rules::Past find_past(db::Connection& connection, base::Instant now) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
    auto known = connection.get<FirstAndLast>(find_first_query, now);
    auto start = std::max(now, known.last_planned);
    auto days = connection.get<Days>(find_days_query, known.first, (start - known.first).count() / day, day);
    return {.first_at = known.first, .start = start, .days_before = days.before, .used = days.used};
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{
        &upsert_summary_query,   &find_invitation_query,  &update_state_query,   &update_bounced_query,
        &update_sent_query,      &update_lettered_query,  &update_planned_query, &update_unplanned_query,
        &list_state_query,       &list_invited_query,     &list_letters_query,   &count_people_query,
        &list_trades_query,      &list_regions_query,     &list_fullest_query,   &list_candidates_query,
        &count_candidates_query, &list_invitations_query, &find_first_query,     &find_days_query};
    for (const auto* query : wave_queries()) out.push_back(query);
    return out;
}

} // namespace invitations::store
