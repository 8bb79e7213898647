// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/list.hpp"
#include "rooms/belong/communities/model.hpp"
#include <span>
#include <vector>

namespace communities::store {

CommunityId insert_community(db::Connection& connection, const Community& community, std::string_view name_key);
std::optional<Community> find_community(db::Connection& connection, std::string_view name_key);
std::optional<Community> find_community(db::Connection& connection, base::PublicId public_id);
std::optional<Community> find_community(db::Connection& connection, CommunityId id);
std::vector<Community> list_communities(db::Connection& connection); // the latest first, a hundred at most
void update_community(db::Connection& connection, const Community& community);
bool change_state(db::Connection& connection, CommunityId id, State from, State to); // false: it was no longer `from`

struct SourceRow {
    std::int64_t source = 0;
    std::int64_t row = 0;
    std::int64_t thread = 0;
};
void insert_row(db::Connection& connection, CommunityId id, Became kind, const SourceRow& row);
void delete_row(db::Connection& connection, CommunityId id, Became kind, std::int64_t source);
void delete_thread(db::Connection& connection, CommunityId id, std::int64_t thread);
std::vector<SourceRow> list_known(db::Connection& connection, CommunityId id, Became kind,
                                  std::span<const std::int64_t> sources);
std::vector<SourceRow> list_rows(db::Connection& connection, CommunityId id, Became kind, std::int64_t after,
                                 int limit);
std::vector<SourceRow> list_thread(db::Connection& connection, CommunityId id, Became kind, std::int64_t thread);
std::int64_t count_rows(db::Connection& connection, CommunityId id, Became kind);

std::vector<const db::Query*> queries();

} // namespace communities::store
