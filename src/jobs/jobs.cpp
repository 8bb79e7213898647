// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/jobs.hpp"
#include "jobs/overview_queries.hpp"
#include "jobs/queries.hpp"
#include <array>
#include <limits>

namespace jobs {

void enqueue(db::Connection& connection, const Job& job) {
    const auto unique_key = job.unique_key.empty() ? std::nullopt : std::optional(job.unique_key);
    connection.run(insert_job, job.kind, job.payload, unique_key, job.run_at);
}

std::vector<Parked> list_parked(db::Connection& connection, std::int64_t before_id, int limit) {
    const auto before = before_id == 0 ? std::numeric_limits<std::int64_t>::max() : before_id;
    return connection.all<Parked>(list_parked_before, before, limit);
}

void retry_parked(db::Connection& connection, std::int64_t id, base::Instant now) {
    if (connection.run(delete_job_with_twin, id, std::nullopt) > 0) return;
    connection.run(update_parked, id, now);
}

std::int64_t count_waiting(db::Connection& connection, std::string_view kind_prefix) {
    return connection.get<std::int64_t>(count_waiting_jobs, kind_prefix);
}

std::span<const db::Query* const> queries() {
    static constexpr std::array all{
        &insert_job,
        &find_next_due,
        &claim_job,
        &renew_claim,
        &delete_claimed,
        &update_failed,
        &park_job,
        &update_parked,
        &list_parked_before,
        &delete_job_with_twin,
        &insert_timer,
        &count_waiting_jobs,
        &take_timer,
        &bring_timer_near,
        &list_due_timers,
        &delete_parked,
        &delete_parked_of_kind,
        &bring_jobs_near,
        &shorten_leases,
        &list_waiting_by_kind,
        &list_running_by_kind,
        &list_failed_waiting,
        &count_failed_waiting,
        &count_parked_jobs,
        &find_parked_job,
        &delete_one_parked,
        &add_done,
        &list_done_since,
        &forget_done,
        &hasten_named_timer,
    };
    return all;
}

} // namespace jobs
