// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/store.hpp"

namespace posts::store {

namespace {

const db::Query insert_decision_row{
    .name = "posts.insert_decision",
    .text =
        "INSERT INTO proposal_decisions (item_id, decided_by, reason, decided_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (item_id) DO UPDATE SET decided_by = $2, reason = $3, decided_at = $4",
};
const db::Query find_decision_row{
    .name = "posts.find_decision",
    .text = "SELECT decided_by, reason, decided_at FROM proposal_decisions WHERE item_id = $1",
};

} // namespace

void insert_decision(db::Connection& connection, ItemId item, const Decision& decision) {
    connection.run(insert_decision_row, item, decision.decided_by, decision.reason, decision.decided_at);
}
std::optional<Decision> find_decision(db::Connection& connection, ItemId item) {
    return connection.find<Decision>(find_decision_row, item);
}

std::vector<const db::Query*> queries() {
    return {&insert_decision_row, &find_decision_row};
}

} // namespace posts::store
