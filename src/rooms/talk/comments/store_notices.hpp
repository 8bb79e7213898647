// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Notices that wait to be mailed, and who wants none.
#include "db/connection.hpp"
#include "rooms/talk/comments/model.hpp"
#include <vector>

namespace comments::store {

void insert_notice(db::Connection& connection, const Notice& notice); // once
std::vector<Notice> list_notices(db::Connection& connection, PersonId person, ItemId item);
bool delete_notice(db::Connection& connection, const Notice& notice); // false: another run took it

std::vector<NoticeKind> list_stopped(db::Connection& connection, PersonId person);
std::vector<PersonId> list_stopping(db::Connection& connection, NoticeKind kind, std::span<const PersonId> among);
void insert_stop(db::Connection& connection, PersonId person, NoticeKind kind, base::Instant at);
void delete_stop(db::Connection& connection, PersonId person, NoticeKind kind);

std::vector<const db::Query*> notice_queries();

} // namespace comments::store
