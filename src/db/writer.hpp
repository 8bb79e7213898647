// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The one thread that writes a SQLite file. Acts queue up; the thread runs all that wait inside one
// transaction, each under its own savepoint, commits once, and only then answers: many acts share
// one wait for the disk.
#include "db/sqlite_connection.hpp"
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace db::sqlite {

class Writer {
public:
    // `after_commit` is called on the writer thread, with no lock held, when a group changed
    // something.
    Writer(const Options& options, std::function<void()> after_commit);
    ~Writer(); // finishes what waits, empties the write-ahead log
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void write(const std::function<void(Connection&)>& act);
    std::int64_t commit_count() const { return commit_count_; }

private:
    using Act = std::function<void(Connection&)>;
    struct Item {
        const Act* act = nullptr;
        std::exception_ptr error;
        bool done = false;
        std::condition_variable answered;
    };
    using Group = std::vector<Item*>;

    void loop();
    Group wait_for_items();
    Group take_items();
    void run_group(Group group);
    void run_alone(const Group& group);
    bool run_items(Group& group, std::size_t from);
    void run_item(Item& item);
    bool commit(Group& group);
    void begin();
    void roll_back() noexcept;
    void answer(const Group& group);
    void keep_log_short();
    bool checkpoint(int mode) noexcept;
    void empty_log() noexcept;

    SqliteConnection connection_;
    std::function<void()> after_commit_;
    int log_page_count_ = 0; // pages in the write-ahead log, as SQLite reports after each commit
    int checkpoint_at_;      // when it holds so many
    std::atomic<std::int64_t> commit_count_ = 0;

    std::mutex mutex_; // guards what follows
    std::condition_variable work_;
    std::deque<Item*> items_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses everything above
};

} // namespace db::sqlite
