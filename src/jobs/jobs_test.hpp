// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// For the tests of the queue: a fresh one on each engine, a clock that is moved by hand, handlers that note what they did.
#include "db/on_both_engines.hpp"
#include "jobs/jobs.hpp"
#include "tests/source_folder.hpp"
#include <atomic>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

namespace jobs {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

inline std::vector<db::Migration> migrations() {
    std::vector<db::Migration> out;
    for (const std::string name : {"0001_jobs", "0002_jobs_done"}) {
        std::ifstream file(std::string(tests::source_folder) + "/src/jobs/migrations/" + name + ".sql");
        std::stringstream text;
        text << file.rdbuf();
        out.push_back({"jobs", name, text.str(), text.str()});
    }
    return out;
}

class Jobs : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) db::migrate(database(), migrations());
    }

    void add(const std::string& kind, const std::string& payload, const std::string& unique_key = {},
             milliseconds in = {}) {
        database().write([&](db::Connection& c) { enqueue(c, {kind, payload, now() + in, unique_key}); });
    }
    std::unique_ptr<Worker> worker(std::vector<Handler> handlers, std::vector<Timer> timers = {}, int threads = 0) {
        return start(database(), std::move(handlers), std::move(timers),
                     {.threads = threads,
                      .now = [this] { return now(); },
                      .on_failure =
                          [this](const Parked& failed) {
                              const std::lock_guard lock(failures_mutex_);
                              failures_.push_back(failed);
                          }});
    }
    Handler note(std::string_view kind) {
        return {kind, [this](const std::string& payload) { ran_.push_back(payload); }};
    }
    Handler refuse(std::string_view kind) {
        return {kind, [this](const std::string& payload) {
                    ran_.push_back(payload);
                    throw std::runtime_error("the mail server is away");
                }};
    }
    std::int64_t waiting(std::string_view prefix = "") { return count_waiting(*database().read(), prefix); }
    std::vector<Parked> parked() { return list_parked(*database().read(), 0, 50); }

    base::Instant now() const { return {now_.load()}; }
    void pass(milliseconds span) { now_ += span.count(); }
    // Real time, for what threads do.
    template <class Condition>
    static bool eventually(Condition condition) {
        const auto end = std::chrono::steady_clock::now() + minutes(1);
        while (std::chrono::steady_clock::now() < end) {
            if (condition()) return true;
            std::this_thread::sleep_for(milliseconds(5));
        }
        return condition();
    }

    std::vector<std::string> ran_;
    std::mutex failures_mutex_;
    std::vector<Parked> failures_;

private:
    std::atomic<std::int64_t> now_ = 1'795'000'000'000;
};
using Texts = std::vector<std::string>;

} // namespace jobs
