// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Taking jobs from the table and putting them back, one transaction each. Knows nothing of threads.
#include "jobs/jobs.hpp"
#include <map>

namespace jobs {

inline constexpr base::Milliseconds lease{5 * 60 * 1000};
inline constexpr std::int64_t failures_max = 5;

struct Claimed {
    std::int64_t id = 0;
    std::string kind;
    std::string payload;
    std::int64_t failures = 0; // so far
    std::int64_t claim = 0;
};

// How long to wait after the nth failure: 10 s, 1 min, 10 min, 1 h, each up to a fifth longer. The extra part depends on
// the job and n alone, so that jobs which failed together do not come back together.
base::Milliseconds wait_after(std::int64_t failures, std::int64_t job_id);

// When the next job of these kinds is due; in the past when one waits.
std::optional<base::Instant> find_next_due_at(db::Database& database, const std::vector<std::string>& kinds);
std::optional<Claimed> claim_next(db::Database& database, const std::vector<std::string>& kinds, base::Instant now);
void renew(db::Database& database, std::span<const Claimed> claimed, base::Instant now);
void finish(db::Database& database, const Claimed& job);
// Puts the job back for later, or parks it; says which.
Parked fail(db::Database& database, const Claimed& job, const std::string& error, base::Instant now);

std::string timer_kind(std::string_view name);
void start_timers(db::Database& database, std::span<const Timer> timers, base::Instant now);
// The clock was set back while this ran: what was due by then is due now, and so is what waits after a failure; no lease
// and no timer lasts longer than it may. What somebody wants at a certain hour keeps its hour.
struct ClockJump {
    base::Instant from;
    base::Instant to;
};
void set_clock_back(db::Database& database, std::span<const Timer> timers, const ClockJump& jump);
// What ended in each slice of time, as it is counted in memory.
struct Ended {
    std::int64_t done = 0;
    std::int64_t failed = 0;
};
using EndedBySlice = std::map<base::Instant, Ended>;
base::Instant slice_of(base::Instant at);
void add_ended(db::Database& database, const EndedBySlice& ended,
               base::Instant now); // and forgets what is two days old
void enqueue_due_timers(db::Database& database, std::span<const Timer> timers, base::Instant now);

} // namespace jobs
