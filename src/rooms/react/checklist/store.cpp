// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/store.hpp"

namespace checklist::store {

namespace {

const db::Query list_asides_query{
    .name = "checklist.list_asides",
    .text = "SELECT item FROM checklist_asides",
};
const db::Query insert_aside_query{
    .name = "checklist.insert_aside",
    .text = "INSERT INTO checklist_asides (item, person_id, set_at) VALUES ($1, $2, $3) ON CONFLICT (item) DO NOTHING",
};
const db::Query delete_aside_query{
    .name = "checklist.delete_aside",
    .text = "DELETE FROM checklist_asides WHERE item = $1",
};

} // namespace

std::vector<Item> list_asides(db::Connection& connection) {
    return connection.all<Item>(list_asides_query);
}
void insert_aside(db::Connection& connection, Item item, base::PersonId person, base::Instant at) {
    connection.run(insert_aside_query, item, person, at);
}
void delete_aside(db::Connection& connection, Item item) {
    connection.run(delete_aside_query, item);
}

std::vector<const db::Query*> queries() {
    return {&list_asides_query, &insert_aside_query, &delete_aside_query};
}

} // namespace checklist::store
