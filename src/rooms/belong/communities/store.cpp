// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/store.hpp"

namespace communities::store {

namespace {

#define COMMUNITY_COLUMNS "id, public_id, name, space_id, state, report, begun_at, finished_at"

const db::Query insert_community_row{
    .name = "communities.insert_community",
    .text =
        "INSERT INTO communities (public_id, name, name_key, space_id, state, report, begun_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
};
const db::Query find_by_name{
    .name = "communities.find_by_name",
    .text = "SELECT " COMMUNITY_COLUMNS " FROM communities WHERE name_key = $1",
};
const db::Query find_by_public_id{
    .name = "communities.find_by_public_id",
    .text = "SELECT " COMMUNITY_COLUMNS " FROM communities WHERE public_id = $1",
};
const db::Query find_by_id{
    .name = "communities.find_by_id",
    .text = "SELECT " COMMUNITY_COLUMNS " FROM communities WHERE id = $1",
};
const db::Query list_latest{
    .name = "communities.list_communities",
    .text = "SELECT " COMMUNITY_COLUMNS " FROM communities ORDER BY id DESC LIMIT 100",
};
const db::Query update_community_row{
    .name = "communities.update_community",
    .text = "UPDATE communities SET space_id = $2, report = $3, finished_at = $4 WHERE id = $1",
};
const db::Query update_state_row{
    .name = "communities.change_state",
    .text = "UPDATE communities SET state = $3 WHERE id = $1 AND state = $2",
};
const db::Query insert_source_row{
    .name = "communities.insert_row",
    .text = "INSERT INTO community_rows (community_id, kind, source_id, row_id, thread_id) VALUES ($1, $2, $3, $4, $5)",
};
const db::Query delete_source_row{
    .name = "communities.delete_row",
    .text = "DELETE FROM community_rows WHERE community_id = $1 AND kind = $2 AND source_id = $3",
};
const db::Query delete_thread_rows{
    .name = "communities.delete_thread",
    .text = "DELETE FROM community_rows WHERE community_id = $1 AND thread_id = $2",
};
const db::Query list_known_rows{
    .name = "communities.list_known",
    .text =
        "SELECT source_id, row_id, thread_id FROM community_rows "
        "WHERE community_id = $1 AND kind = $2 AND source_id IN (:ids)",
};
const db::Query list_source_rows{
    .name = "communities.list_rows",
    .text =
        "SELECT source_id, row_id, thread_id FROM community_rows "
        "WHERE community_id = $1 AND kind = $2 AND source_id > $3 ORDER BY source_id LIMIT $4",
};
const db::Query list_thread_rows{
    .name = "communities.list_thread",
    .text =
        "SELECT source_id, row_id, thread_id FROM community_rows "
        "WHERE community_id = $1 AND thread_id = $2 AND kind = $3 ORDER BY source_id",
};
const db::Query count_source_rows{
    .name = "communities.count_rows",
    .text = "SELECT COUNT(*) FROM community_rows WHERE community_id = $1 AND kind = $2",
};

} // namespace

CommunityId insert_community(db::Connection& connection, const Community& community, std::string_view name_key) {
    return connection.get<CommunityId>(insert_community_row, community.public_id, community.name, name_key,
                                       community.space, community.state, community.report, community.begun_at);
}
std::optional<Community> find_community(db::Connection& connection, std::string_view name_key) {
    return connection.find<Community>(find_by_name, name_key);
}
std::optional<Community> find_community(db::Connection& connection, base::PublicId public_id) {
    return connection.find<Community>(find_by_public_id, public_id);
}
std::optional<Community> find_community(db::Connection& connection, CommunityId id) {
    return connection.find<Community>(find_by_id, id);
}
std::vector<Community> list_communities(db::Connection& connection) {
    return connection.all<Community>(list_latest);
}
void update_community(db::Connection& connection, const Community& community) {
    connection.run(update_community_row, community.id, community.space, community.report, community.finished_at);
}
bool change_state(db::Connection& connection, CommunityId id, State from, State to) {
    return connection.run(update_state_row, id, from, to) > 0;
}

void insert_row(db::Connection& connection, CommunityId id, Became kind, const SourceRow& row) {
    connection.run(insert_source_row, id, kind, row.source, row.row, row.thread);
}
void delete_row(db::Connection& connection, CommunityId id, Became kind, std::int64_t source) {
    connection.run(delete_source_row, id, kind, source);
}
void delete_thread(db::Connection& connection, CommunityId id, std::int64_t thread) {
    connection.run(delete_thread_rows, id, thread);
}
std::vector<SourceRow> list_known(db::Connection& connection, CommunityId id, Became kind,
                                  std::span<const std::int64_t> sources) {
    return db::list_in<SourceRow>(connection, list_known_rows, sources, id, kind);
}
std::vector<SourceRow> list_rows(db::Connection& connection, CommunityId id, Became kind, std::int64_t after,
                                 int limit) {
    return connection.all<SourceRow>(list_source_rows, id, kind, after, limit);
}
std::vector<SourceRow> list_thread(db::Connection& connection, CommunityId id, Became kind, std::int64_t thread) {
    return connection.all<SourceRow>(list_thread_rows, id, thread, kind);
}
std::int64_t count_rows(db::Connection& connection, CommunityId id, Became kind) {
    return connection.get<std::int64_t>(count_source_rows, id, kind);
}

std::vector<const db::Query*> queries() {
    return {&insert_community_row, &find_by_name,     &find_by_public_id, &find_by_id,        &list_latest,
            &update_community_row, &update_state_row, &insert_source_row, &delete_source_row, &delete_thread_rows,
            &list_known_rows,      &list_source_rows, &list_thread_rows,  &count_source_rows};
}

} // namespace communities::store
