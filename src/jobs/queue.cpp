// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/queue.hpp"
#include "db/list.hpp"
#include "jobs/overview.hpp"
#include "jobs/overview_queries.hpp"
#include "jobs/queries.hpp"
#include <algorithm>
#include <array>
#include <random>

namespace jobs {
namespace {

constexpr std::size_t error_bytes_max = 500;

// Two claims never have the same number, whatever the node.
std::int64_t fresh_claim() {
    std::random_device random;
    const auto high = static_cast<std::int64_t>(random() >> 1);
    return (high << 32) + static_cast<std::int64_t>(random());
}

// Cut where a character begins.
std::string shorten(const std::string& error) {
    if (error.size() <= error_bytes_max) return error;
    auto end = error_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(error[end]) & 0xC0) == 0x80) --end;
    return error.substr(0, end);
}

std::string without_nul(std::string text) {
    std::erase(text, '\0');
    return text;
}

void put_back(db::Connection& connection, const Claimed& job, const Parked& failed, base::Instant now) {
    if (failed.parked_at.milliseconds != 0) {
        connection.run(park_job, job.id, job.claim, failed.parked_at, failed.failures, failed.error);
        return;
    }
    if (connection.run(delete_job_with_twin, job.id, job.claim) > 0) return;
    const auto due_at = now + wait_after(failed.failures, job.id);
    connection.run(update_failed, job.id, job.claim, due_at, failed.failures, failed.error);
}

} // namespace

base::Milliseconds wait_after(std::int64_t failures, std::int64_t job_id) {
    constexpr std::array<std::int64_t, 4> waits_s{10, 60, 600, 3600};
    const auto place = std::clamp<std::int64_t>(failures - 1, 0, waits_s.size() - 1);
    const auto wait_ms = waits_s[static_cast<std::size_t>(place)] * 1000;
    const auto mixed =
        (static_cast<std::uint64_t>(job_id) * 31 + static_cast<std::uint64_t>(failures)) * 0x9E3779B97F4A7C15ULL;
    const auto share = static_cast<std::int64_t>(mixed >> 44); // 20 bits
    return base::Milliseconds{wait_ms + wait_ms / 5 * share / (1 << 20)};
}

std::optional<base::Instant> find_next_due_at(db::Database& database, const std::vector<std::string>& kinds) {
    const auto due = db::list_in<base::Instant>(*database.read(), find_next_due, std::span<const std::string>(kinds));
    if (due.empty()) return std::nullopt;
    return *std::min_element(due.begin(), due.end());
}

std::optional<Claimed> claim_next(db::Database& database, const std::vector<std::string>& kinds, base::Instant now) {
    struct Found {
        std::int64_t id = 0;
        std::string kind;
        std::string payload;
        std::int64_t failures = 0;
    };
    const auto claim = fresh_claim();
    std::vector<Found> found;
    database.write([&](db::Connection& connection) {
        found = db::list_in<Found>(connection, claim_job, std::span<const std::string>(kinds), now, claim, now + lease);
    });
    if (found.empty()) return std::nullopt;
    auto& job = found.front();
    return Claimed{job.id, std::move(job.kind), std::move(job.payload), job.failures, claim};
}

void renew(db::Database& database, std::span<const Claimed> claimed, base::Instant now) {
    if (claimed.empty()) return;
    database.write([&](db::Connection& connection) {
        for (const auto& job : claimed) connection.run(renew_claim, job.id, job.claim, now + lease);
    });
}

void finish(db::Database& database, const Claimed& job) {
    database.write([&](db::Connection& connection) { connection.run(delete_claimed, job.id, job.claim); });
}

Parked fail(db::Database& database, const Claimed& job, const std::string& error, base::Instant now) {
    Parked failed{.id = job.id, .kind = job.kind, .payload = job.payload, .error = shorten(without_nul(error))};
    failed.failures = job.failures + 1;
    if (failed.failures >= failures_max) failed.parked_at = now;
    const auto act = [&](db::Connection& connection) { put_back(connection, job, failed, now); };
    try {
        database.write(act);
    } catch (const db::Duplicate&) { // a twin was added between two statements: it is seen now
        database.write(act);
    }
    return failed;
}

std::string timer_kind(std::string_view name) {
    return "timer." + std::string(name);
}

void start_timers(db::Database& database, std::span<const Timer> timers, base::Instant now) {
    database.write([&](db::Connection& connection) {
        connection.run(shorten_leases, now + lease); // of a program that died before its clock was set back
        for (const auto& timer : timers) {
            connection.run(insert_timer, timer.name, now);
            connection.run(bring_timer_near, timer.name, now + timer.every);
        }
    });
}

void set_clock_back(db::Database& database, std::span<const Timer> timers, const ClockJump& jump) {
    database.write([&](db::Connection& connection) {
        connection.run(bring_jobs_near, jump.to, jump.from);
        connection.run(shorten_leases, jump.to + lease);
        for (const auto& timer : timers) connection.run(bring_timer_near, timer.name, jump.to + timer.every);
    });
}

base::Instant slice_of(base::Instant at) {
    return {at.milliseconds - at.milliseconds % slice_length.count()};
}

void add_ended(db::Database& database, const EndedBySlice& ended, base::Instant now) {
    constexpr base::Milliseconds kept = std::chrono::hours(48);
    database.write([&](db::Connection& connection) {
        for (const auto& [at, each] : ended) connection.run(add_done, at, each.done, each.failed);
        connection.run(forget_done, slice_of(now - kept));
    });
}

void enqueue_due_timers(db::Database& database, std::span<const Timer> timers, base::Instant now) {
    const auto due = database.read()->all<std::string>(list_due_timers, now);
    for (const auto& timer : timers) {
        if (std::find(due.begin(), due.end(), timer.name) == due.end()) continue;
        database.write([&](db::Connection& connection) {
            if (connection.run(take_timer, timer.name, now, now + timer.every) == 0) return;
            enqueue(connection, {.kind = timer_kind(timer.name), .run_at = now, .unique_key = "once"});
        });
    }
}

} // namespace jobs
