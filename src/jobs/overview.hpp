// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// For who looks after the queue: what waits, runs, is tried again or was given up, and how much was done lately. Reads,
// and the few things that one can do about it.
#include "jobs/jobs.hpp"
#include <optional>

namespace jobs {

// Those that wait, never failed and are not running, by kind: the kind whose first job is due first comes first.
struct WaitingKind {
    std::string kind;
    std::int64_t count = 0;
    base::Instant first_due_at;
};
std::vector<WaitingKind> list_waiting_kinds(db::Connection& connection);

struct RunningKind {
    std::string kind;
    std::int64_t count = 0;
};
std::vector<RunningKind> list_running_kinds(db::Connection& connection);

// Failed and tried again by itself: the one whose turn comes first comes first.
struct Retrying {
    std::int64_t id = 0;
    std::string kind;
    std::string error;
    std::int64_t failures = 0;
    base::Instant due_at;
};
std::vector<Retrying> list_retrying(db::Connection& connection, int limit);
std::int64_t count_retrying(db::Connection& connection);

std::int64_t count_parked(db::Connection& connection);
std::optional<Parked> find_parked(db::Connection& connection, std::int64_t id);
void delete_parked_job(db::Connection& connection, std::int64_t id);

// In steps of five minutes, the oldest first; a step in which nothing happened is left out. Kept for two days, and written
// once a minute: the last minute of a program that was killed is not counted.
struct DoneSlice {
    base::Instant at;
    std::int64_t done = 0;
    std::int64_t failed = 0; // tries that ended badly
};
inline constexpr base::Milliseconds slice_length = std::chrono::minutes(5);
std::vector<DoneSlice> list_done(db::Connection& connection, base::Instant since);

// Makes a timer due now, whatever its hour; the program that serves takes it up within seconds. False: no program has such
// a timer yet.
bool hasten_timer(db::Connection& connection, std::string_view name, base::Instant now);

} // namespace jobs
