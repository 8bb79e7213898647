// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/store.hpp"

namespace welcome::store {

namespace {

const db::Query find_path_query{
    .name = "welcome.find_path",
    .text = "SELECT step, ending FROM welcome_paths WHERE person_id = $1",
};
const db::Query insert_path_query{
    .name = "welcome.insert_path",
    .text =
        "INSERT INTO welcome_paths (person_id, step, ending, begun_at) VALUES ($1, 1, 0, $2) "
        "ON CONFLICT (person_id) DO NOTHING",
};
const db::Query update_step_query{
    .name = "welcome.update_step",
    .text = "UPDATE welcome_paths SET step = $2, ending = 0, ended_at = NULL WHERE person_id = $1",
};
const db::Query update_ending_query{
    .name = "welcome.update_ending",
    .text = "UPDATE welcome_paths SET ending = $2, ended_at = $3 WHERE person_id = $1",
};
const db::Query update_item_query{
    .name = "welcome.update_item",
    .text = "UPDATE welcome_paths SET item_id = $2 WHERE person_id = $1",
};

} // namespace

std::optional<Path> find_path(db::Connection& connection, PersonId person) {
    return connection.find<Path>(find_path_query, person);
}
void insert_path(db::Connection& connection, PersonId person, base::Instant at) {
    connection.run(insert_path_query, person, at);
}
void update_step(db::Connection& connection, PersonId person, Step step) {
    connection.run(update_step_query, person, step);
}
void update_ending(db::Connection& connection, PersonId person, Ending ending, base::Instant at) {
    connection.run(update_ending_query, person, ending, at);
}
void update_item(db::Connection& connection, PersonId person, items::ItemId item) {
    connection.run(update_item_query, person, item);
}

std::vector<const db::Query*> queries() {
    return {&find_path_query, &insert_path_query, &update_step_query, &update_ending_query, &update_item_query};
}

} // namespace welcome::store
