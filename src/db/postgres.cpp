// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/engines.hpp"
#include "db/pool.hpp"
#include "db/postgres_connection.hpp"
#include "db/wakes.hpp"
#include <algorithm>
#include <chrono>
#include <mutex>
#include <random>
#include <set>
#include <thread>

namespace db {
namespace {

using postgres::Access;
using postgres::Broken;
using postgres::PostgresConnection;

constexpr int tries_max = 6; // the first and five more

// 10, 20, 40 … ms, each within a half and one and a half times that, so that two who met do not meet again.
void pause_before(int attempt) {
    std::random_device random;
    const auto longest = 10'000LL << attempt;
    const auto jitter = static_cast<long long>(random() % 1'000) * longest / 1'000;
    std::this_thread::sleep_for(std::chrono::microseconds(longest / 2 + jitter));
}

// Which threads are inside an act: a second write there would wait for its own locks.
class ActiveThreads {
public:
    void enter() {
        const std::lock_guard lock(mutex_);
        if (!threads_.insert(std::this_thread::get_id()).second)
            throw std::logic_error("an act writes through the connection it is given");
    }
    void leave() {
        const std::lock_guard lock(mutex_);
        threads_.erase(std::this_thread::get_id());
    }

private:
    std::mutex mutex_;
    std::set<std::thread::id> threads_;
};

// Readers and writers have a pool each: otherwise requests that hold a reader and want to write could wait for each
// other for ever.
class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const Options& options)
        : writers_(std::max(1, options.readers / 2),
                   [options] { return std::make_unique<PostgresConnection>(options, Access::write); }),
          readers_(std::max(1, options.readers - options.readers / 2),
                   [options] { return std::make_unique<PostgresConnection>(options, Access::read); }) {
        readers_.give_back(readers_.take()); // a server that cannot be reached is told at boot
    }

    Engine engine() const override { return Engine::postgres; }
    bool is_sealed() const override { return false; }

    Lease read() override {
        auto& connection = readers_.take();
        return {connection, [this, &connection] {
                    connection.roll_back();
                    readers_.give_back(connection);
                }};
    }

    void write(const std::function<void(Connection&)>& act) override {
        active_.enter();
        bool changed = false;
        try {
            changed = write_with_retries(act);
        } catch (...) {
            active_.leave();
            throw;
        }
        active_.leave();
        if (changed) wakes_.call();
    }

    void back_up(const std::string&) override { throw Error("on PostgreSQL a backup is made with pg_dump"); }
    void on_commit(std::function<void()> wake) override { wakes_.add(std::move(wake)); }

private:
    // True when something changed.
    bool write_with_retries(const std::function<void(Connection&)>& act) {
        for (int attempt = 1;; ++attempt) {
            try {
                return write_once(act);
            } catch (const Retry&) {
                if (attempt == tries_max) throw;
            } catch (const Broken&) { // before COMMIT was sent, so nothing was saved
                if (attempt == tries_max) throw;
            }
            pause_before(attempt);
        }
    }

    bool write_once(const std::function<void(Connection&)>& act) {
        auto& connection = writers_.take();
        const auto give_back = [&](PostgresConnection* used) {
            used->roll_back();
            writers_.give_back(*used);
        };
        const std::unique_ptr<PostgresConnection, decltype(give_back)> lease(&connection, give_back);
        if (connection.is_broken()) connection.reconnect();
        connection.begin();
        act(connection);
        connection.commit();
        return connection.has_changes();
    }

    ActiveThreads active_;
    Wakes wakes_;
    Pool<PostgresConnection> writers_;
    Pool<PostgresConnection> readers_;
};

} // namespace

std::unique_ptr<Database> open_postgres(const Options& options) {
    return std::make_unique<PostgresDatabase>(options);
}

std::unique_ptr<Connection> open_postgres_connection(const Options& options) {
    return std::make_unique<PostgresConnection>(options, Access::write);
}

} // namespace db
