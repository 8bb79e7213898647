// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/store.hpp"

namespace reactions::store {

namespace {

const db::Query insert_reaction_row{
    .name = "reactions.insert_reaction",
    .text =
        "INSERT INTO reactions (item_id, person_id, kind, reacted_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (item_id, person_id, kind) DO NOTHING",
};
const db::Query delete_reaction_row{
    .name = "reactions.delete_reaction",
    .text = "DELETE FROM reactions WHERE item_id = $1 AND person_id = $2 AND kind = $3",
};
const db::Query add_to_count_row{
    .name = "reactions.add_to_count",
    .text =
        "INSERT INTO reaction_counts (item_id, kind, total) VALUES ($1, $2, $3) "
        "ON CONFLICT (item_id, kind) DO UPDATE SET total = reaction_counts.total + $3",
};
const db::Query list_count_rows{
    .name = "reactions.list_counts",
    .text =
        "SELECT c.item_id, c.kind, c.total, CASE WHEN r.person_id IS NULL THEN 0 ELSE 1 END FROM reaction_counts c "
        "LEFT JOIN reactions r ON r.item_id = c.item_id AND r.person_id = $1 AND r.kind = c.kind "
        "WHERE c.item_id IN (:ids)",
};
const db::Query list_rows{
    .name = "reactions.list_reactions",
    .text =
        "SELECT person_id, kind, reacted_at FROM reactions WHERE item_id = $1 "
        "AND (reacted_at, person_id, kind) < ($2, $3, $4) "
        "ORDER BY reacted_at DESC, person_id DESC, kind DESC LIMIT $5",
};

} // namespace

bool insert_reaction(db::Connection& connection, const Row& row, base::Instant at) {
    return connection.run(insert_reaction_row, row.item, row.person, row.kind, at) > 0;
}
bool delete_reaction(db::Connection& connection, const Row& row) {
    return connection.run(delete_reaction_row, row.item, row.person, row.kind) > 0;
}
void add_to_count(db::Connection& connection, ItemId item, Kind kind, int delta) {
    connection.run(add_to_count_row, item, kind, delta);
}
std::vector<Count> list_counts(db::Connection& connection, std::span<const ItemId> items, PersonId viewer) {
    return db::list_in<Count>(connection, list_count_rows, items, viewer);
}
std::vector<Reaction> list_reactions(db::Connection& connection, ItemId item, const Reaction& after, int limit) {
    return connection.all<Reaction>(list_rows, item, after.reacted_at, after.person, after.kind, limit);
}

std::vector<const db::Query*> queries() {
    return {&insert_reaction_row, &delete_reaction_row, &add_to_count_row, &list_count_rows, &list_rows};
}

} // namespace reactions::store
