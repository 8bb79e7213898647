// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/store.hpp"

namespace console::store {

namespace {

const db::Query add_to_day_query{
    .name = "console.add_to_day",
    .text =
        "INSERT INTO console_days (kind, day, events) VALUES ($1, $2, 1) "
        "ON CONFLICT (kind, day) DO UPDATE SET events = console_days.events + 1",
};
const db::Query count_since_query{
    .name = "console.count_since",
    .text = "SELECT CAST(COALESCE(SUM(events), 0) AS BIGINT) FROM console_days WHERE kind = $1 AND day >= $2",
};

} // namespace

void add_to_day(db::Connection& connection, Happening kind, base::Day day) {
    connection.run(add_to_day_query, kind, day);
}
std::int64_t count_since(db::Connection& connection, Happening kind, base::Day since) {
    return connection.get<std::int64_t>(count_since_query, kind, since);
}
std::vector<const db::Query*> queries() {
    return {&add_to_day_query, &count_since_query};
}

} // namespace console::store
