// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/store.hpp"

namespace drafts::store {

namespace {

#define DRAFT_COLUMNS "id, public_id, person_id, kind, place, path, device, revision, state, begun_at, saved_at"

const db::Query insert_row{
    .name = "drafts.insert_draft",
    .text =
        "INSERT INTO drafts (public_id, person_id, kind, place, path, device, revision, state, fields, begun_at, "
        "saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $9) ON CONFLICT (public_id) DO NOTHING",
};
const db::Query update_row{
    .name = "drafts.update_draft",
    .text =
        "UPDATE drafts SET path = $3, device = $4, revision = $5, state = 1, fields = $6, saved_at = $7 "
        "WHERE id = $1 AND revision = $2 AND state <> 3",
};
const db::Query update_state_row{
    .name = "drafts.update_state",
    .text = "UPDATE drafts SET state = $2, saved_at = $3 WHERE id = $1 AND state = $4",
};
const db::Query finish_row{
    .name = "drafts.finish_draft",
    .text = "UPDATE drafts SET state = 3, fields = $2, saved_at = $3 WHERE id = $1",
};
const db::Query find_row{
    .name = "drafts.find_draft",
    .text = "SELECT " DRAFT_COLUMNS " FROM drafts WHERE public_id = $1 AND person_id = $2",
};
const db::Query find_latest_row{
    .name = "drafts.find_latest",
    .text = "SELECT " DRAFT_COLUMNS
            " FROM drafts WHERE person_id = $1 AND place = $2 AND state = 1 ORDER BY saved_at DESC, id DESC LIMIT 1",
};
const db::Query get_fields_row{.name = "drafts.get_fields", .text = "SELECT fields FROM drafts WHERE id = $1"};
const db::Query list_rows{
    .name = "drafts.list_drafts",
    .text = "SELECT " DRAFT_COLUMNS
            " FROM drafts WHERE person_id = $1 AND state = $2 AND (saved_at, id) < ($3, $4) "
            "ORDER BY saved_at DESC, id DESC LIMIT $5",
};
#undef DRAFT_COLUMNS
const db::Query count_rows{
    .name = "drafts.count_open",
    .text = "SELECT COUNT(*) FROM drafts WHERE person_id = $1 AND state = 1",
};
const db::Query delete_old_rows{
    .name = "drafts.delete_old",
    .text = "DELETE FROM drafts WHERE state = $1 AND saved_at < $2",
};

} // namespace

bool insert_draft(db::Connection& connection, const Draft& draft, const db::Bytes& fields) {
    return connection.run(insert_row, draft.public_id, draft.person, draft.kind, draft.place, draft.path, draft.device,
                          draft.revision, fields, draft.saved_at) > 0;
}
bool update_draft(db::Connection& connection, const Draft& former, const Draft& draft, const db::Bytes& fields) {
    return connection.run(update_row, former.row, former.revision, draft.path, draft.device, draft.revision, fields,
                          draft.saved_at) > 0;
}
bool update_state(db::Connection& connection, const Draft& draft, State state, base::Instant at) {
    return connection.run(update_state_row, draft.row, state, at, draft.state) > 0;
}
void finish_draft(db::Connection& connection, const Draft& draft, base::Instant at) {
    connection.run(finish_row, draft.row, db::Bytes{}, at);
}
std::optional<Draft> find_draft(db::Connection& connection, PersonId person, PublicId draft) {
    return connection.find<Draft>(find_row, draft, person);
}
std::optional<Draft> find_latest(db::Connection& connection, PersonId person, std::string_view place) {
    return connection.find<Draft>(find_latest_row, person, place);
}
db::Bytes get_fields(db::Connection& connection, const Draft& draft) {
    return connection.get<db::Bytes>(get_fields_row, draft.row);
}
std::vector<Draft> list_drafts(db::Connection& connection, PersonId person, State state, Key after, int limit) {
    return connection.all<Draft>(list_rows, person, state, after.saved_at, after.row, limit);
}
std::int64_t count_open(db::Connection& connection, PersonId person) {
    return connection.get<std::int64_t>(count_rows, person);
}
void delete_old(db::Connection& connection, State state, base::Instant before) {
    connection.run(delete_old_rows, state, before);
}

std::vector<const db::Query*> queries() {
    return {&insert_row,      &update_row,     &update_state_row, &finish_row, &find_row,
            &find_latest_row, &get_fields_row, &list_rows,        &count_rows, &delete_old_rows};
}

} // namespace drafts::store
