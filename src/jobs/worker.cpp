// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/refusal.hpp"
#include "jobs/queue.hpp"
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace jobs {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds look_again{1000}; // other nodes enqueue too, and timers come due
constexpr milliseconds after_lost_race{20};
constexpr base::Milliseconds renew_every{100'000};
constexpr base::Milliseconds count_every{60'000};
constexpr base::Milliseconds clock_difference_max{60'000}; // less is a clock being adjusted

// Outlives the worker, because the database may still ring it.
class Bell {
public:
    std::int64_t count() {
        const std::lock_guard lock(mutex_);
        return count_;
    }
    void ring() {
        {
            const std::lock_guard lock(mutex_);
            ++count_;
        }
        rung_.notify_one();
    }
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        rung_.notify_all();
        stopped_.notify_all();
    }
    bool is_stopping() {
        const std::lock_guard lock(mutex_);
        return stopping_;
    }
    void wait_for_ring(std::int64_t seen, milliseconds longest) {
        std::unique_lock lock(mutex_);
        rung_.wait_for(lock, longest, [&] { return stopping_ || count_ != seen; });
    }
    // False when it is time to stop.
    bool pause(milliseconds span) {
        std::unique_lock lock(mutex_);
        return !stopped_.wait_for(lock, span, [&] { return stopping_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable rung_;
    std::condition_variable stopped_;
    std::int64_t count_ = 0;
    bool stopping_ = false;
};

std::string describe(std::exception_ptr error) {
    try {
        std::rethrow_exception(error);
    } catch (const base::Refusal& refusal) {
        return "refusal: " + std::string(refusal.message.id);
    } catch (const std::exception& exception) {
        return exception.what();
    } catch (...) {
        return "an exception of an unknown type";
    }
}

class QueueWorker final : public Worker {
public:
    QueueWorker(db::Database& database, std::vector<Handler> handlers, std::vector<Timer> timers, WorkerOptions options)
        : database_(database), timers_(std::move(timers)), options_(std::move(options)) {
        for (auto& handler : handlers) add(std::string(handler.kind), std::move(handler.run), handler.at_once);
        for (const auto& timer : timers_)
            add(
                timer_kind(timer.name), [run = timer.run](const std::string&) { run(); }, 1);
        start_timers(database_, timers_, options_.now());
        if (options_.threads < 1) return;
        database_.on_commit([bell = bell_] { bell->ring(); });
        for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
        threads_.emplace_back([this] { keep(); });
    }
    ~QueueWorker() override {
        bell_->stop();
        for (auto& thread : threads_) thread.join();
        write_ended_or_report(options_.now());
    }
    QueueWorker(const QueueWorker&) = delete;
    QueueWorker& operator=(const QueueWorker&) = delete;

    void wake() override { bell_->ring(); }

    int drain() override {
        for (int count = 0;; ++count) {
            {
                const std::lock_guard turn(taking_);
                keep_time();
            }
            enqueue_due_timers(database_, timers_, options_.now());
            const auto next = take_next();
            if (!next.job) {
                write_ended_or_report(options_.now());
                return count;
            }
            run(*next.job);
        }
    }

private:
    struct Kind {
        std::function<void(const std::string&)> run;
        int at_once = 1;
        int running = 0;
    };
    struct Next {
        std::optional<Claimed> job;
        milliseconds wait = look_again; // when there is none
    };

    void add(std::string kind, std::function<void(const std::string&)> run, int at_once) {
        const bool added = kinds_.try_emplace(kind, Kind{std::move(run), std::max(1, at_once)}).second;
        if (!added) throw std::logic_error("two handlers for jobs of kind " + kind);
    }

    void work() {
        while (!bell_->is_stopping()) {
            const auto seen = bell_->count();
            const auto next = take_next_or_report();
            if (!next.job) {
                bell_->wait_for_ring(seen, next.wait);
                continue;
            }
            run(*next.job);
        }
    }

    // Timers, and the leases of what takes long.
    void keep() {
        do {
            try {
                const std::lock_guard turn(taking_);
                keep_time();
                enqueue_due_timers(database_, timers_, options_.now());
            } catch (...) {
                report_queue_failure(std::current_exception());
            }
            if (const auto now = options_.now(); now - counted_at_ >= count_every || now < counted_at_) {
                write_ended_or_report(now);
                counted_at_ = now;
            }
        } while (bell_->pause(look_again));
    }

    Next take_next_or_report() {
        try {
            return take_next();
        } catch (...) {
            report_queue_failure(std::current_exception());
            return {};
        }
    }

    // Before every look at what is due: a clock that jumps ahead must not end the lease of what runs here. One that is
    // set back would leave everything waiting for as long as the jump. Under taking_.
    void keep_time() {
        const auto now = options_.now();
        if (now + clock_difference_max < latest_now_) {
            set_clock_back(database_, timers_, {.from = latest_now_, .to = now});
            renewed_at_ = base::Instant{};
        }
        latest_now_ = now;
        if (now - renewed_at_ < renew_every) return;
        renew(database_, running(), now);
        renewed_at_ = now;
    }

    // One thread at a time, so that no kind runs more often than it may.
    Next take_next() {
        const std::lock_guard turn(taking_);
        keep_time();
        const auto kinds = free_kinds();
        const auto due_at = find_next_due_at(database_, kinds);
        if (!due_at) return {};
        const auto now = options_.now();
        if (*due_at > now) return {.job = {}, .wait = std::clamp(*due_at - now, milliseconds(1), look_again)};
        auto job = claim_next(database_, kinds, now);
        if (!job) return {.job = {}, .wait = after_lost_race};
        const std::lock_guard lock(mutex_);
        ++kinds_.at(job->kind).running;
        running_.push_back(*job);
        return {.job = std::move(job)};
    }

    void run(const Claimed& job) {
        try {
            run_and_tell(job);
        } catch (...) { // it keeps its lease, and comes back when that ends
            report_queue_failure(std::current_exception());
        }
        const std::lock_guard lock(mutex_);
        --kinds_.at(job.kind).running;
        std::erase_if(running_, [&](const Claimed& other) { return other.claim == job.claim; });
    }

    void run_and_tell(const Claimed& job) {
        if (job.failures >= failures_max) return tell_failure(job, "the program stopped while it ran");
        try {
            kinds_.at(job.kind).run(job.payload);
        } catch (...) {
            return tell_failure(job, describe(std::current_exception()));
        }
        finish(database_, job);
        const std::lock_guard lock(mutex_);
        ++ended_[slice_of(options_.now())].done;
    }

    void tell_failure(const Claimed& job, const std::string& error) {
        const auto now = options_.now();
        const auto failed = fail(database_, job, error, now);
        {
            const std::lock_guard lock(mutex_);
            ++ended_[slice_of(now)].failed;
        }
        if (options_.on_failure) options_.on_failure(failed);
    }

    // Counted in memory, so that a job costs nothing more; what could not be written is counted with the next.
    void write_ended_or_report(base::Instant now) {
        EndedBySlice ended;
        {
            const std::lock_guard lock(mutex_);
            ended.swap(ended_);
        }
        if (ended.empty()) return;
        try {
            add_ended(database_, ended, now);
        } catch (...) {
            report_queue_failure(std::current_exception());
            const std::lock_guard lock(mutex_);
            for (const auto& [at, each] : ended) {
                ended_[at].done += each.done;
                ended_[at].failed += each.failed;
            }
        }
    }

    void report_queue_failure(std::exception_ptr error) {
        if (options_.on_failure) options_.on_failure({.kind = "jobs", .error = describe(error)});
    }

    std::vector<std::string> free_kinds() {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> out;
        for (const auto& [name, kind] : kinds_) {
            if (kind.running < kind.at_once) out.push_back(name);
        }
        return out;
    }

    std::vector<Claimed> running() {
        const std::lock_guard lock(mutex_);
        return running_;
    }

    db::Database& database_;
    const std::vector<Timer> timers_;
    const WorkerOptions options_;
    const std::shared_ptr<Bell> bell_ = std::make_shared<Bell>();
    std::mutex taking_; // guards the two that follow
    base::Instant latest_now_;
    base::Instant renewed_at_;
    base::Instant counted_at_; // of the thread that keeps
    std::mutex mutex_;         // guards the counts in kinds_, running_ and ended_
    std::map<std::string, Kind> kinds_;
    std::vector<Claimed> running_;
    EndedBySlice ended_;
    std::vector<std::thread> threads_;
};

} // namespace

std::unique_ptr<Worker> start(db::Database& database, std::vector<Handler> handlers, std::vector<Timer> timers,
                              WorkerOptions options) {
    return std::make_unique<QueueWorker>(database, std::move(handlers), std::move(timers), std::move(options));
}

} // namespace jobs
