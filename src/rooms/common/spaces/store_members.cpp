// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/list.hpp"
#include "rooms/common/spaces/store.hpp"

namespace spaces::store {

namespace {

const db::Query find_standing_query{
    .name = "spaces.find_standing",
    .text = "SELECT standing FROM space_members WHERE person_id = $2 AND space_id = $1 AND standing > 0",
};
const db::Query upsert_standing_query{
    .name = "spaces.upsert_standing",
    .text =
        "INSERT INTO space_members (space_id, person_id, standing, since, invited_by) "
        "VALUES ($1, $2, $3, $4, CAST($5 AS BIGINT)) "
        "ON CONFLICT (person_id, space_id) DO UPDATE SET standing = excluded.standing, "
        "since = CASE WHEN space_members.standing = 3 AND excluded.standing = 4 THEN space_members.since "
        "WHEN space_members.standing = 4 AND excluded.standing = 3 THEN space_members.since ELSE excluded.since END, "
        "invited_by = COALESCE(excluded.invited_by, space_members.invited_by)",
};
const db::Query insert_member_query{
    .name = "spaces.insert_member",
    .text =
        "INSERT INTO space_members (space_id, person_id, standing, since) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (person_id, space_id) DO NOTHING",
};
const db::Query delete_standing_query{
    .name = "spaces.delete_standing",
    .text = "DELETE FROM space_members WHERE person_id = $2 AND space_id = $1",
};
const db::Query delete_requests_query{
    .name = "spaces.delete_requests",
    .text = "DELETE FROM space_members WHERE space_id = $1 AND standing IN (2, -2)",
};
const db::Query count_leaders_query{
    .name = "spaces.count_leaders",
    .text = "SELECT COUNT(*) FROM space_members WHERE space_id = $1 AND standing = 4",
};
const db::Query list_by_standing_query{
    .name = "spaces.list_by_standing",
    .text =
        "SELECT person_id FROM space_members WHERE space_id = $1 AND standing = $2 AND person_id > $4 "
        "ORDER BY person_id LIMIT $3",
};
const db::Query count_members_query{
    .name = "spaces.count_members",
    .text = "SELECT member_count FROM spaces WHERE id = $1",
};
const db::Query count_distinct_members_query{
    .name = "spaces.count_distinct_members",
    .text =
        "SELECT COUNT(*) FROM (SELECT DISTINCT person_id FROM space_members "
        "WHERE space_id IN (:ids) AND standing >= 3) AS persons_within",
};
const db::Query keep_members_query{
    .name = "spaces.keep_members",
    .text = "SELECT person_id FROM space_members WHERE space_id = $1 AND standing >= 3 AND person_id IN (:ids)",
};
const db::Query list_outsiders_query{
    .name = "spaces.list_outsiders",
    .text =
        "SELECT a.person_id FROM accounts a WHERE a.last_seen_at >= $2 AND NOT EXISTS (SELECT 1 FROM space_members m "
        "WHERE m.person_id = a.person_id AND m.space_id = $1 AND m.standing >= 3)",
};
// $2: the folded beginning of a word of the name, with % after it. $3, $4: the last row seen.
const db::Query list_members_of_space_query{
    .name = "spaces.list_members_of_space",
    .text =
        "SELECT p.id, p.public_id, p.name_key, m.standing, m.since "
        "FROM space_members m JOIN persons p ON p.id = m.person_id "
        "WHERE m.space_id = $1 AND m.standing >= 3 AND (p.name_key LIKE $2 OR p.name_key LIKE '% ' || $2) "
        "AND (p.name_key > $3 OR (p.name_key = $3 AND p.id > $4)) "
        "ORDER BY p.name_key, p.id LIMIT $5",
    .postgres =
        "SELECT p.id, p.public_id, p.name_key, m.standing, m.since "
        "FROM space_members m JOIN persons p ON p.id = m.person_id "
        "WHERE m.space_id = $1 AND m.standing >= 3 AND (p.name_key LIKE $2 OR p.name_key LIKE '% ' || $2) "
        "AND (p.name_key, p.id) > ($3 COLLATE \"C\", $4) "
        "ORDER BY p.name_key, p.id LIMIT $5",
};
const db::Query list_members_among_persons_query{
    .name = "spaces.list_members_among_persons",
    .text =
        "SELECT p.id, p.public_id, p.name_key, m.standing, m.since "
        "FROM persons p CROSS JOIN space_members m "
        "WHERE m.person_id = p.id AND m.space_id = $1 AND m.standing >= 3 "
        "AND (p.name_key LIKE $2 OR p.name_key LIKE '% ' || $2) "
        "AND (p.name_key, p.id) > ($3, $4) "
        "ORDER BY p.name_key, p.id LIMIT $5",
    .postgres =
        "SELECT p.id, p.public_id, p.name_key, m.standing, m.since "
        "FROM persons p JOIN space_members m ON m.person_id = p.id "
        "WHERE m.space_id = $1 AND m.standing >= 3 "
        "AND (p.name_key LIKE $2 OR p.name_key LIKE '% ' || $2) "
        "AND (p.name_key, p.id) > ($3 COLLATE \"C\", $4) "
        "ORDER BY p.name_key, p.id LIMIT $5",
};
const db::Query list_requests_query{
    .name = "spaces.list_requests",
    .text =
        "SELECT p.id, p.public_id, p.name_key, m.standing, m.since "
        "FROM space_members m JOIN persons p ON p.id = m.person_id "
        "WHERE m.space_id = $1 AND m.standing = 2 "
        "ORDER BY m.since, p.id LIMIT $2",
};
const db::Query insert_leadership_query{
    .name = "spaces.insert_leadership",
    .text = "INSERT INTO space_leaderships (space_id, person_id, started_at) VALUES ($1, $2, $3)",
};
const db::Query end_leadership_query{
    .name = "spaces.end_leadership",
    .text = "UPDATE space_leaderships SET ended_at = $3 WHERE space_id = $1 AND person_id = $2 AND ended_at IS NULL",
};
const db::Query list_leaderships_query{
    .name = "spaces.list_leaderships",
    .text =
        "SELECT person_id, started_at, ended_at FROM space_leaderships WHERE space_id = $1 "
        "ORDER BY started_at DESC, id DESC LIMIT 50",
};
const db::Query uncount_person_query{
    .name = "spaces.uncount_person",
    .text =
        "UPDATE spaces SET member_count = member_count - 1 "
        "WHERE id IN (SELECT space_id FROM space_members WHERE person_id = $1 AND standing >= 3)",
};
const db::Query set_aside_query{
    .name = "spaces.set_aside",
    .text = "UPDATE space_members SET standing = -standing WHERE person_id = $1 AND standing > 0",
};
const db::Query count_person_again_query{
    .name = "spaces.count_person_again",
    .text =
        "UPDATE spaces SET member_count = member_count + 1 "
        "WHERE id IN (SELECT space_id FROM space_members WHERE person_id = $1 AND standing <= -3)",
};
const db::Query give_back_query{
    .name = "spaces.give_back",
    .text = "UPDATE space_members SET standing = -standing WHERE person_id = $1 AND standing < 0",
};

} // namespace

Standing find_standing(db::Connection& connection, SpaceId space, PersonId person) {
    return connection.find<Standing>(find_standing_query, space, person).value_or(Standing::none);
}
void upsert_standing(db::Connection& connection, const NewStanding& standing) {
    connection.run(upsert_standing_query, standing.space, standing.person, standing.standing, standing.since,
                   standing.invited_by);
}
std::int64_t insert_member(db::Connection& connection, const NewStanding& standing) {
    return connection.run(insert_member_query, standing.space, standing.person, standing.standing, standing.since);
}
void delete_standing(db::Connection& connection, SpaceId space, PersonId person) {
    connection.run(delete_standing_query, space, person);
}
void delete_requests(db::Connection& connection, SpaceId space) {
    connection.run(delete_requests_query, space);
}
std::int64_t count_leaders(db::Connection& connection, SpaceId space) {
    return connection.get<std::int64_t>(count_leaders_query, space);
}
std::vector<PersonId> list_by_standing(db::Connection& connection, SpaceId space, Standing standing, int limit,
                                       PersonId after) {
    return connection.all<PersonId>(list_by_standing_query, space, standing, limit, after);
}
std::int64_t count_distinct_members(db::Connection& connection, std::span<const SpaceId> spaces) {
    if (spaces.empty()) return 0;
    if (spaces.size() == 1) return connection.find<std::int64_t>(count_members_query, spaces.front()).value_or(0);
    auto counts = db::list_in<std::int64_t>(connection, count_distinct_members_query, spaces);
    std::int64_t sum = 0;
    for (auto count : counts) sum += count;
    return sum;
}
std::vector<PersonId> keep_members(db::Connection& connection, SpaceId space, std::span<const PersonId> persons) {
    return db::list_in<PersonId>(connection, keep_members_query, persons, space);
}
std::vector<PersonId> list_outsiders(db::Connection& connection, SpaceId space, base::Instant seen_since) {
    return connection.all<PersonId>(list_outsiders_query, space, seen_since);
}
std::vector<Membership> list_members(db::Connection& connection, const MemberSearch& search) {
    const auto& query =
        search.walk == MemberSearch::Walk::space ? list_members_of_space_query : list_members_among_persons_query;
    auto after = search.after.value_or(platform::Position{});
    return connection.all<Membership>(query, search.space, search.folded + "%", after.text, after.id, search.limit);
}
std::vector<Membership> list_requests(db::Connection& connection, SpaceId space, int limit) {
    return connection.all<Membership>(list_requests_query, space, limit);
}
void insert_leadership(db::Connection& connection, SpaceId space, PersonId person, base::Instant at) {
    connection.run(insert_leadership_query, space, person, at);
}
void end_leadership(db::Connection& connection, SpaceId space, PersonId person, base::Instant at) {
    connection.run(end_leadership_query, space, person, at);
}
std::vector<Leadership> list_leaderships(db::Connection& connection, SpaceId space) {
    return connection.all<Leadership>(list_leaderships_query, space);
}
void set_aside(db::Connection& connection, PersonId person) {
    connection.run(uncount_person_query, person);
    connection.run(set_aside_query, person);
}
void give_back(db::Connection& connection, PersonId person) {
    connection.run(count_person_again_query, person);
    connection.run(give_back_query, person);
}

std::vector<const db::Query*> member_queries() {
    return {&find_standing_query,
            &upsert_standing_query,
            &insert_member_query,
            &delete_standing_query,
            &delete_requests_query,
            &count_leaders_query,
            &list_by_standing_query,
            &count_members_query,
            &count_distinct_members_query,
            &keep_members_query,
            &list_outsiders_query,
            &list_members_of_space_query,
            &list_members_among_persons_query,
            &list_requests_query,
            &insert_leadership_query,
            &end_leadership_query,
            &list_leaderships_query,
            &uncount_person_query,
            &set_aside_query,
            &count_person_again_query,
            &give_back_query};
}

} // namespace spaces::store
