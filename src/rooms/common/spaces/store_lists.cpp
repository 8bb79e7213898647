// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/list.hpp"
#include "rooms/common/spaces/store.hpp"

namespace spaces::store {

namespace {

// Hidden spaces show to who is in them or invited: standing 1, 3, 4.
const db::Query list_visible_query{
    .name = "spaces.list_visible",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.id IN (:ids) AND (s.access <> 3 OR m.standing IN (1, 3, 4))",
};
const db::Query list_by_slug_query{
    .name = "spaces.list_by_slug",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.slug IN (:ids) AND (s.access <> 3 OR m.standing IN (1, 3, 4))",
};
const db::Query list_readable_query{
    .name = "spaces.list_readable",
    .text =
        "SELECT s.id FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.access = 1 OR m.standing >= 3 "
        "ORDER BY CASE WHEN m.standing >= 3 THEN 0 ELSE 1 END, s.name_key, s.id",
};
const db::Query list_unreadable_query{
    .name = "spaces.list_unreadable",
    .text =
        "SELECT s.id FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.access <> 1 AND COALESCE(m.standing, 0) < 3 ORDER BY s.id",
};
const db::Query list_heard_query{
    .name = "spaces.list_heard",
    .text =
        "SELECT s.id FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.closed_at IS NULL AND (s.access = 1 OR m.standing >= 3) "
        "ORDER BY s.id",
};
// Who reads a space knows who is in it; who leads one that can be asked for is known to all.
const db::Query list_of_person_query{
    .name = "spaces.list_of_person",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN v.standing > 0 THEN v.standing ELSE 0 END "
        "FROM space_members m JOIN spaces s ON s.id = m.space_id "
        "LEFT JOIN space_members v ON v.space_id = s.id AND v.person_id = $2 "
        "WHERE m.person_id = $1 AND m.standing >= 3 AND s.closed_at IS NULL "
        "AND (s.access = 1 OR v.standing >= 3 OR (s.access = 2 AND m.standing = 4)) "
        "ORDER BY s.name_key, s.id",
};
const db::Query list_first_of_each_kind_query{
    .name = "spaces.list_first_of_each_kind",
    .text =
        "SELECT id, public_id, slug, name, kind, access, purpose, '', colour, member_count, closed_at, standing, total "
        "FROM (SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END AS standing, "
        "ROW_NUMBER() OVER (PARTITION BY s.kind ORDER BY s.name_key, s.id) AS place, "
        "COUNT(*) OVER (PARTITION BY s.kind) AS total "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.closed_at IS NULL AND (s.access <> 3 OR m.standing IN (1, 3, 4))) AS ranked "
        "WHERE place <= $2 "
        "ORDER BY kind, place",
};
// $2: a kind, 0 for all. $3: what the name or the purpose holds. $4, $5: the last row seen.
const db::Query list_spaces_query{
    .name = "spaces.list_spaces",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE (s.name_key, s.id) > ($4, $5) AND s.closed_at IS NULL "
        "AND ($2 = 0 OR s.kind = $2) AND s.search_key LIKE $3 "
        "AND (s.access <> 3 OR m.standing IN (1, 3, 4)) "
        "ORDER BY s.name_key, s.id LIMIT $6",
    .postgres =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE (s.name_key, s.id) > ($4 COLLATE \"C\", $5) AND s.closed_at IS NULL "
        "AND ($2 = 0 OR s.kind = $2) AND s.search_key LIKE $3 "
        "AND (s.access <> 3 OR m.standing IN (1, 3, 4)) "
        "ORDER BY s.name_key, s.id LIMIT $6",
};
const db::Query count_spaces_query{
    .name = "spaces.count_spaces",
    .text =
        "SELECT COUNT(*) FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.closed_at IS NULL AND ($2 = 0 OR s.kind = $2) AND s.search_key LIKE $3 "
        "AND (s.access <> 3 OR m.standing IN (1, 3, 4))",
};
const db::Query list_closed_query{
    .name = "spaces.list_closed",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, CASE WHEN m.standing > 0 THEN m.standing ELSE 0 END "
        "FROM spaces s LEFT JOIN space_members m ON m.space_id = s.id AND m.person_id = $1 "
        "WHERE s.closed_at IS NOT NULL AND (s.access <> 3 OR m.standing = 4) "
        "ORDER BY s.closed_at DESC, s.id DESC LIMIT 100",
};
const db::Query list_without_leader_query{
    .name = "spaces.list_without_leader",
    .text =
        "SELECT s.id FROM spaces s WHERE s.id IN (:ids) AND NOT EXISTS (SELECT 1 FROM space_members m "
        "WHERE m.space_id = s.id AND m.standing = 4)",
};
const db::Query count_my_hidden_query{
    .name = "spaces.count_my_hidden",
    .text =
        "SELECT COUNT(*) FROM space_members m JOIN spaces s ON s.id = m.space_id "
        "WHERE m.person_id = $1 AND m.standing >= 3 AND s.access = 3 AND s.closed_at IS NULL",
};
// Those the viewer is in or invited to, with the requests that wait for who leads them.
const db::Query list_own_query{
    .name = "spaces.list_own",
    .text =
        "SELECT s.id, s.public_id, s.slug, s.name, s.kind, s.access, s.purpose, '', s.colour, s.member_count, "
        "s.closed_at, m.standing, "
        "CASE WHEN m.standing = 4 THEN (SELECT COUNT(*) FROM space_members r WHERE r.space_id = m.space_id "
        "AND r.standing = 2) ELSE 0 END "
        "FROM space_members m JOIN spaces s ON s.id = m.space_id "
        "WHERE m.person_id = $1 AND m.standing IN (1, 3, 4) AND s.closed_at IS NULL "
        "ORDER BY s.name_key, s.id",
};

std::string holds(std::string_view folded) {
    return "%" + std::string(folded) + "%";
}

} // namespace

std::vector<SpaceRow> list_visible(db::Connection& connection, std::span<const SpaceId> ids, PersonId viewer) {
    return db::list_in<SpaceRow>(connection, list_visible_query, ids, viewer);
}
std::vector<SpaceRow> list_by_slug(db::Connection& connection, std::span<const std::string> slugs, PersonId viewer) {
    return db::list_in<SpaceRow>(connection, list_by_slug_query, slugs, viewer);
}
std::vector<SpaceId> list_readable(db::Connection& connection, PersonId viewer) {
    return connection.all<SpaceId>(list_readable_query, viewer);
}
std::vector<SpaceId> list_unreadable(db::Connection& connection, PersonId viewer) {
    return connection.all<SpaceId>(list_unreadable_query, viewer);
}
std::vector<SpaceId> list_heard(db::Connection& connection, PersonId viewer) {
    return connection.all<SpaceId>(list_heard_query, viewer);
}
std::vector<SpaceRow> list_of_person(db::Connection& connection, PersonId person, PersonId viewer) {
    return connection.all<SpaceRow>(list_of_person_query, person, viewer);
}
std::vector<RankedSpace> list_first_of_each_kind(db::Connection& connection, PersonId viewer, int limit) {
    std::vector<RankedSpace> out;
    const db::Value parameters[] = {db::detail::to_value(viewer), db::detail::to_value(limit)};
    connection.execute(list_first_of_each_kind_query, parameters, [&](const db::Row& row) {
        out.push_back({.space = db::detail::read<SpaceRow>(row), .total = row.int64(12)});
    });
    return out;
}
std::vector<SpaceRow> list_spaces(db::Connection& connection, const SpaceSearch& search) {
    auto after = search.after.value_or(platform::Position{});
    return connection.all<SpaceRow>(list_spaces_query, search.viewer, search.kind ? static_cast<int>(*search.kind) : 0,
                                    holds(search.folded), after.text, after.id, search.limit);
}
std::int64_t count_spaces(db::Connection& connection, const SpaceSearch& search) {
    return connection.get<std::int64_t>(count_spaces_query, search.viewer,
                                        search.kind ? static_cast<int>(*search.kind) : 0, holds(search.folded));
}
std::vector<SpaceId> list_without_leader(db::Connection& connection, std::span<const SpaceId> ids) {
    return db::list_in<SpaceId>(connection, list_without_leader_query, ids);
}
std::vector<SpaceRow> list_closed(db::Connection& connection, PersonId viewer) {
    return connection.all<SpaceRow>(list_closed_query, viewer);
}
std::int64_t count_my_hidden(db::Connection& connection, PersonId viewer) {
    return connection.get<std::int64_t>(count_my_hidden_query, viewer);
}
std::vector<OwnSpace> list_own(db::Connection& connection, PersonId viewer) {
    std::vector<OwnSpace> out;
    const db::Value parameters[] = {db::detail::to_value(viewer)};
    connection.execute(list_own_query, parameters, [&](const db::Row& row) {
        out.push_back({.space = db::detail::read<SpaceRow>(row), .requests = row.int64(12)});
    });
    return out;
}

std::vector<const db::Query*> list_queries() {
    return {&list_unreadable_query,
            &list_visible_query,
            &list_by_slug_query,
            &list_readable_query,
            &list_heard_query,
            &list_of_person_query,
            &list_first_of_each_kind_query,
            &list_spaces_query,
            &count_spaces_query,
            &list_closed_query,
            &list_without_leader_query,
            &count_my_hidden_query,
            &list_own_query};
}

} // namespace spaces::store
