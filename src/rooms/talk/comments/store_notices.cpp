// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/store_notices.hpp"
#include "db/list.hpp"

namespace comments::store {

namespace {

const db::Query insert_notice_row{
    .name = "comments.insert_notice",
    .text =
        "INSERT INTO due_notices (person_id, item_id, comment_id, kind) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (person_id, item_id, comment_id, kind) DO NOTHING",
};
const db::Query list_notice_rows{
    .name = "comments.list_notices",
    .text =
        "SELECT person_id, item_id, comment_id, kind FROM due_notices WHERE person_id = $1 AND item_id = $2 "
        "ORDER BY comment_id, kind",
};
const db::Query delete_notice_row{
    .name = "comments.delete_notice",
    .text = "DELETE FROM due_notices WHERE person_id = $1 AND item_id = $2 AND comment_id = $3 AND kind = $4",
};
const db::Query list_stop_rows{
    .name = "comments.list_stopped",
    .text = "SELECT kind FROM mail_preferences WHERE person_id = $1",
};
const db::Query list_stopping_rows{
    .name = "comments.list_stopping",
    .text = "SELECT person_id FROM mail_preferences WHERE kind = $1 AND person_id IN (:ids)",
};
const db::Query insert_stop_row{
    .name = "comments.insert_stop",
    .text =
        "INSERT INTO mail_preferences (person_id, kind, stopped_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (person_id, kind) DO NOTHING",
};
const db::Query delete_stop_row{
    .name = "comments.delete_stop",
    .text = "DELETE FROM mail_preferences WHERE person_id = $1 AND kind = $2",
};

} // namespace

void insert_notice(db::Connection& connection, const Notice& notice) {
    connection.run(insert_notice_row, notice.person, notice.item, notice.comment, notice.kind);
}
std::vector<Notice> list_notices(db::Connection& connection, PersonId person, ItemId item) {
    return connection.all<Notice>(list_notice_rows, person, item);
}
bool delete_notice(db::Connection& connection, const Notice& notice) {
    return connection.run(delete_notice_row, notice.person, notice.item, notice.comment, notice.kind) > 0;
}
std::vector<NoticeKind> list_stopped(db::Connection& connection, PersonId person) {
    return connection.all<NoticeKind>(list_stop_rows, person);
}
std::vector<PersonId> list_stopping(db::Connection& connection, NoticeKind kind, std::span<const PersonId> among) {
    return db::list_in<PersonId>(connection, list_stopping_rows, among, kind);
}
void insert_stop(db::Connection& connection, PersonId person, NoticeKind kind, base::Instant at) {
    connection.run(insert_stop_row, person, kind, at);
}
void delete_stop(db::Connection& connection, PersonId person, NoticeKind kind) {
    connection.run(delete_stop_row, person, kind);
}

std::vector<const db::Query*> notice_queries() {
    return {&insert_notice_row, &list_notice_rows, &delete_notice_row, &list_stop_rows,
            &insert_stop_row,   &delete_stop_row,  &list_stopping_rows};
}

} // namespace comments::store
