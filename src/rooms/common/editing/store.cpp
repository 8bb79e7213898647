// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/store.hpp"

namespace editing::store {

namespace {

const db::Query put_row{
    .name = "editing.put_editor",
    .text =
        "INSERT INTO item_editors (item_id, device, person_id, begun_at, seen_at) VALUES ($1, $2, $3, $4, $4) "
        "ON CONFLICT (item_id, device) DO UPDATE SET seen_at = $4",
};
const db::Query delete_row{
    .name = "editing.delete_editor",
    .text = "DELETE FROM item_editors WHERE item_id = $1 AND device = $2",
};
const db::Query list_rows{
    .name = "editing.list_editors",
    .text =
        "SELECT device, person_id, begun_at FROM item_editors WHERE item_id = $1 AND seen_at > $2 AND device <> $3 "
        "ORDER BY begun_at, device LIMIT 10",
};
const db::Query delete_old_rows{.name = "editing.delete_old", .text = "DELETE FROM item_editors WHERE seen_at < $1"};

} // namespace

void put_editor(db::Connection& connection, items::ItemId item, const Editor& editor, base::Instant seen_at) {
    connection.run(put_row, item, editor.device, editor.person, seen_at);
}
void delete_editor(db::Connection& connection, items::ItemId item, base::PublicId device) {
    connection.run(delete_row, item, device);
}
std::vector<Editor> list_editors(db::Connection& connection, items::ItemId item, base::Instant since,
                                 base::PublicId device) {
    return connection.all<Editor>(list_rows, item, since, device);
}
void delete_old(db::Connection& connection, base::Instant before) {
    connection.run(delete_old_rows, before);
}

std::vector<const db::Query*> queries() {
    return {&put_row, &delete_row, &list_rows, &delete_old_rows};
}

} // namespace editing::store
