// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Work done later: rows in `jobs`, written in the transaction that wants them, run at least once, retried with back-off
// (10 s, 1 min, 10 min, 1 h, with jitter), parked at the fifth failure where the administrator sees them.
// On PostgreSQL several nodes share the queue: a job is claimed with UPDATE … WHERE id = (SELECT …) RETURNING and a
// lease of 5 minutes that is renewed while the job runs, so that a killed node's jobs come back (a death while running
// counts as a failure: a job that kills its node ends up parked too).
#include "base/time.hpp"
#include "db/database.hpp"
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

struct Job {
    std::string kind;       // "accounts.send_link"
    std::string payload;    // JSON or anything the handler reads; ids, never text of members
    base::Instant run_at;   // not before
    std::string unique_key; // not empty: a second pending job with the same kind and key is not added
};

// One statement inside the caller's transaction. A job that is running is not pending: one enqueued meanwhile is added,
// for the one that runs may have looked before this transaction's changes.
void enqueue(db::Connection& connection, const Job& job);

struct Handler {
    std::string_view kind;
    std::function<void(const std::string& payload)> run; // throws to be retried
    int at_once = 4;                                     // how many of this kind run in parallel on one node
};

// Something to do every so often: the worker enqueues it (kind "timer.<name>") when its time has come, once for all
// nodes, and at the very first start. Times that passed while the program was off are not made up for.
struct Timer {
    std::string_view name;
    base::Milliseconds every{};
    std::function<void()> run;
};

struct Parked {
    std::int64_t id = 0;
    std::string kind;
    std::string payload;
    std::string error;
    std::int64_t failures = 0;
    base::Instant parked_at; // 0 while it will be tried again
};

// The latest first; before_id 0 for the first page.
std::vector<Parked> list_parked(db::Connection& connection, std::int64_t before_id, int limit);
void retry_parked(db::Connection& connection, std::int64_t id, base::Instant now);
std::int64_t count_waiting(db::Connection& connection, std::string_view kind_prefix);

class Worker {
public:
    virtual ~Worker() = default; // stops: lets what runs finish, claims nothing more
    virtual void wake() = 0;     // something was enqueued
    // Runs what is due now in this thread until nothing is; for tests and commands. Returns how many ran.
    virtual int drain() = 0;
};

struct WorkerOptions {
    int threads = 4; // 0: only drain() runs jobs
    std::function<base::Instant()> now;
    // For the log: every failure of a job; and, with id 0 and the kind "jobs", of the queue itself.
    std::function<void(const Parked&)> on_failure;
};

std::unique_ptr<Worker> start(db::Database& database, std::vector<Handler> handlers, std::vector<Timer> timers,
                              WorkerOptions options);
std::span<const db::Query* const> queries();

} // namespace jobs
