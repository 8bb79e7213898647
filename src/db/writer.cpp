// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/writer.hpp"
#include <chrono>

namespace db::sqlite {
namespace {

constexpr std::size_t group_size_max = 256;
constexpr auto group_time_max = std::chrono::milliseconds(20);
constexpr auto idle_before_emptying_log = std::chrono::milliseconds(500);
constexpr int log_pages_before_checkpoint = 1000; // 4 MiB
constexpr int log_pages_max = 16'000;             // 64 MiB
constexpr int wait_for_readers_ms_max = 200;
constexpr int begin_tries_max = 3; // of 10 s each

const Query begin_immediate{"db.begin_group", "BEGIN IMMEDIATE"};
const Query commit_group{"db.commit_group", "COMMIT"};
const Query open_savepoint{"db.open_savepoint", "SAVEPOINT act"};
const Query keep_savepoint{"db.keep_savepoint", "RELEASE act"};
const Query undo_savepoint{"db.undo_savepoint", "ROLLBACK TO act"};

} // namespace

Writer::Writer(const Options& options, std::function<void()> after_commit)
    : connection_(options, Access::write),
      after_commit_(std::move(after_commit)),
      checkpoint_at_(log_pages_before_checkpoint) {
    const auto count_log_pages = [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Writer*>(self)->log_page_count_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.handle(), count_log_pages, this);
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    work_.notify_one();
    thread_.join();
}

void Writer::write(const Act& act) {
    if (std::this_thread::get_id() == thread_.get_id())
        throw std::logic_error("an act writes through the connection it is given");
    Item item;
    item.act = &act;
    std::unique_lock lock(mutex_);
    if (stopping_) throw Error("the database is closing");
    items_.push_back(&item);
    work_.notify_one();
    item.answered.wait(lock, [&] { return item.done; });
    lock.unlock();
    if (item.error) std::rethrow_exception(item.error);
}

void Writer::loop() {
    while (true) {
        auto group = wait_for_items();
        if (group.empty()) break;
        run_group(std::move(group));
        keep_log_short();
    }
    empty_log();
}

// Empty when it is time to stop and nothing waits any more.
Writer::Group Writer::wait_for_items() {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return stopping_ || !items_.empty(); };
    while (!work_.wait_for(lock, idle_before_emptying_log, ready)) {
        if (log_page_count_ == 0) {
            work_.wait(lock, ready);
            break;
        }
        lock.unlock();
        empty_log();
        lock.lock();
    }
    lock.unlock();
    return take_items();
}

Writer::Group Writer::take_items() {
    const std::lock_guard lock(mutex_);
    Group out;
    while (!items_.empty() && out.size() < group_size_max) {
        out.push_back(items_.front());
        items_.pop_front();
    }
    return out;
}

void Writer::run_group(Group group) {
    const auto changes_before = sqlite3_total_changes64(connection_.handle());
    try {
        begin();
    } catch (...) {
        for (auto* item : group) item->error = std::current_exception();
        return answer(group);
    }
    const auto began_at = std::chrono::steady_clock::now();
    bool whole = run_items(group, 0);
    while (whole && group.size() < group_size_max && std::chrono::steady_clock::now() - began_at < group_time_max) {
        const auto late = take_items();
        if (late.empty()) break;
        const auto from = group.size();
        group.insert(group.end(), late.begin(), late.end());
        whole = run_items(group, from);
    }
    if (!whole || !commit(group)) return run_alone(group);
    if (sqlite3_total_changes64(connection_.handle()) != changes_before) after_commit_();
    answer(group);
}

// One act took the whole group down (SQLite gives up the transaction when the disk is full, a
// deferred constraint speaks at COMMIT): each gets its own transaction, so that only the guilty one
// fails.
void Writer::run_alone(const Group& group) {
    for (auto* item : group) {
        Group one{item};
        item->error = nullptr;
        const auto changes_before = sqlite3_total_changes64(connection_.handle());
        try {
            begin();
            if (run_items(one, 0) && !item->error) {
                connection_.run(commit_group);
                ++commit_count_;
            }
        } catch (...) {
            item->error = std::current_exception();
        }
        roll_back();
        if (!item->error && sqlite3_total_changes64(connection_.handle()) != changes_before) after_commit_();
        answer(one);
    }
}

// False when the transaction is gone.
bool Writer::run_items(Group& group, std::size_t from) {
    for (auto i = from; i < group.size(); ++i) {
        run_item(*group[i]);
        if (!connection_.in_transaction()) return false;
    }
    return true;
}

void Writer::run_item(Item& item) {
    try {
        connection_.run(open_savepoint);
        connection_.begin_act();
        (*item.act)(connection_);
        connection_.end_act();
        connection_.run(keep_savepoint);
    } catch (...) {
        item.error = std::current_exception();
        connection_.forget_act();
        if (!connection_.in_transaction()) return;
        try {
            connection_.run(undo_savepoint);
            connection_.run(keep_savepoint);
        } catch (...) {
            roll_back();
        }
    }
}

// False when each act must be tried alone. Any other failure is everybody's answer.
bool Writer::commit(Group& group) {
    try {
        connection_.run(commit_group);
        ++commit_count_;
        return true;
    } catch (...) {
        const bool constraint = (sqlite3_extended_errcode(connection_.handle()) & 0xff) == SQLITE_CONSTRAINT;
        roll_back();
        if (constraint) return false;
        for (auto* item : group) item->error = std::current_exception();
        return true;
    }
}

void Writer::begin() {
    for (int tries = 1;; ++tries) {
        try {
            connection_.run(begin_immediate);
            return;
        } catch (const Retry&) {
            if (tries == begin_tries_max) throw Error("another program holds the database");
        }
    }
}

void Writer::roll_back() noexcept {
    if (!connection_.in_transaction()) return;
    sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Writer::answer(const Group& group) {
    const std::lock_guard lock(mutex_); // until the last is told, none may leave and take its item away
    for (auto* item : group) {
        item->done = true;
        item->answered.notify_one();
    }
}

// Passive waits for no reader and blocks none. A log that readers keep from starting again is
// waited for at last.
void Writer::keep_log_short() {
    if (log_page_count_ < checkpoint_at_) return;
    const bool too_long = log_page_count_ >= log_pages_max;
    const bool all_copied = checkpoint(too_long ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE);
    checkpoint_at_ = log_pages_before_checkpoint + (all_copied ? 0 : log_page_count_);
}

void Writer::empty_log() noexcept {
    checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    checkpoint_at_ = log_pages_before_checkpoint;
    log_page_count_ = 0;
}

// True when all of the log is in the file.
bool Writer::checkpoint(int mode) noexcept {
    int in_log = 0;
    int copied = 0;
    sqlite3_busy_timeout(connection_.handle(), wait_for_readers_ms_max);
    const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, &in_log, &copied);
    connection_.wait_for_others();
    return code == SQLITE_OK && in_log == copied;
}

} // namespace db::sqlite
