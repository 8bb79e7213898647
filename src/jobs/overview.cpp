// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/overview.hpp"
#include "jobs/overview_queries.hpp"

namespace jobs {

std::vector<WaitingKind> list_waiting_kinds(db::Connection& connection) {
    return connection.all<WaitingKind>(list_waiting_by_kind);
}
std::vector<RunningKind> list_running_kinds(db::Connection& connection) {
    return connection.all<RunningKind>(list_running_by_kind);
}
std::vector<Retrying> list_retrying(db::Connection& connection, int limit) {
    return connection.all<Retrying>(list_failed_waiting, limit);
}
std::int64_t count_retrying(db::Connection& connection) {
    return connection.get<std::int64_t>(count_failed_waiting);
}
std::int64_t count_parked(db::Connection& connection) {
    return connection.get<std::int64_t>(count_parked_jobs);
}
std::optional<Parked> find_parked(db::Connection& connection, std::int64_t id) {
    return connection.find<Parked>(find_parked_job, id);
}
void delete_parked_job(db::Connection& connection, std::int64_t id) {
    connection.run(delete_one_parked, id);
}
std::vector<DoneSlice> list_done(db::Connection& connection, base::Instant since) {
    return connection.all<DoneSlice>(list_done_since, since);
}
bool hasten_timer(db::Connection& connection, std::string_view name, base::Instant now) {
    return connection.run(hasten_named_timer, name, now) > 0;
}

} // namespace jobs
