// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/rules.hpp"

namespace spaces::store {

namespace {

const db::Query find_space_query{
    .name = "spaces.find_space",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, s.charter, s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $2 "
        "WHERE s.id = $1",
};
const db::Query find_space_by_slug_query{
    .name = "spaces.find_space_by_slug",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, s.charter, s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $2 "
        "WHERE s.slug = $1",
};
const db::Query find_namesake_query{
    .name = "spaces.find_namesake",
    .text =
        "SELECT s.id FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $3 "
        "WHERE s.kind = $1 AND s.name_key = $2 AND s.closed_at IS NULL "
        "AND (s.access <> 3 OR m.standing IN (1, 3, 4)) "
        "ORDER BY s.access, s.id LIMIT 1",
};
const db::Query get_slug_query{
    .name = "spaces.get_slug",
    .text = "SELECT slug FROM spaces WHERE id = $1",
};
const db::Query lock_space_query{
    .name = "spaces.lock_space",
    .text = "SELECT id FROM spaces WHERE id = $1",
    .postgres = "SELECT id FROM spaces WHERE id = $1 FOR UPDATE",
};
const db::Query insert_space_query{
    .name = "spaces.insert_space",
    .text =
        "INSERT INTO spaces (public_id, slug, name, name_key, search_key, kind, access, purpose, charter, colour, "
        "member_count, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11) RETURNING id",
};
const db::Query update_space_query{
    .name = "spaces.update_space",
    .text =
        "UPDATE spaces SET name = $2, name_key = $3, search_key = $4, access = $5, purpose = $6, charter = $7, "
        "colour = $8 "
        "WHERE id = $1",
};
const db::Query update_slug_query{
    .name = "spaces.update_slug",
    .text = "UPDATE spaces SET slug = $2 WHERE id = $1",
};
const db::Query update_closed_at_query{
    .name = "spaces.update_closed_at",
    .text = "UPDATE spaces SET closed_at = $2 WHERE id = $1",
};
const db::Query delete_space_query{.name = "spaces.delete_space", .text = "DELETE FROM spaces WHERE id = $1"};
const db::Query find_anybody_query{
    .name = "spaces.find_anybody",
    .text =
        "SELECT person_id FROM space_members WHERE space_id = $1 "
        "UNION ALL SELECT person_id FROM space_leaderships WHERE space_id = $1 LIMIT 1",
};
const db::Query add_to_member_count_query{
    .name = "spaces.add_to_member_count",
    .text = "UPDATE spaces SET member_count = member_count + $2 WHERE id = $1",
};

} // namespace

std::optional<SpaceRow> find_space(db::Connection& connection, SpaceId id, PersonId viewer) {
    return connection.find<SpaceRow>(find_space_query, id, viewer);
}
std::optional<SpaceRow> find_space_by_slug(db::Connection& connection, std::string_view slug, PersonId viewer) {
    return connection.find<SpaceRow>(find_space_by_slug_query, slug, viewer);
}
std::optional<SpaceId> find_namesake(db::Connection& connection, Kind kind, std::string_view name_key,
                                     PersonId viewer) {
    return connection.find<SpaceId>(find_namesake_query, kind, name_key, viewer);
}
std::string get_slug(db::Connection& connection, SpaceId id) {
    return connection.get<std::string>(get_slug_query, id);
}
void lock_space(db::Connection& connection, SpaceId id) {
    connection.find<SpaceId>(lock_space_query, id);
}
SpaceId insert_space(db::Connection& connection, const NewRow& space) {
    const auto& draft = space.draft;
    return connection.get<SpaceId>(insert_space_query, space.public_id, space.slug, draft.name, name_key(draft.name),
                                   search_key(draft.name, draft.purpose), draft.kind, draft.access, draft.purpose,
                                   draft.charter, draft.colour, space.created_at);
}
void update_space(db::Connection& connection, SpaceId id, const Draft& draft) {
    connection.run(update_space_query, id, draft.name, name_key(draft.name), search_key(draft.name, draft.purpose),
                   draft.access, draft.purpose, draft.charter, draft.colour);
}
void update_slug(db::Connection& connection, SpaceId id, std::string_view slug) {
    connection.run(update_slug_query, id, slug);
}
void update_closed_at(db::Connection& connection, SpaceId id, std::optional<base::Instant> at) {
    connection.run(update_closed_at_query, id, at);
}
void delete_space(db::Connection& connection, SpaceId id) {
    connection.run(delete_space_query, id);
}
bool has_people(db::Connection& connection, SpaceId id) {
    return connection.find<PersonId>(find_anybody_query, id).has_value();
}
void add_to_member_count(db::Connection& connection, SpaceId id, std::int64_t delta) {
    connection.run(add_to_member_count_query, id, delta);
}

std::vector<const db::Query*> space_queries() {
    return {&find_space_query,       &find_space_by_slug_query, &find_namesake_query, &get_slug_query,
            &lock_space_query,       &insert_space_query,       &update_space_query,  &update_slug_query,
            &update_closed_at_query, &delete_space_query,       &find_anybody_query,  &add_to_member_count_query};
}

std::vector<const db::Query*> queries() {
    auto out = space_queries();
    for (const auto* query : list_queries()) out.push_back(query);
    for (const auto* query : member_queries()) out.push_back(query);
    return out;
}

} // namespace spaces::store
