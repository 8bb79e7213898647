// SPDX-License-Identifier: AGPL-3.0-or-later
// What only a server has: connections that break, deadlocks, time-outs.
#include "db/testing.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <latch>
#include <thread>

namespace db {
namespace {

const Query kill_others{"test.kill_others",
                        "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"};
const Query own_pid{"test.own_pid", "SELECT pg_backend_pid()"};
const Query add_one{"test.add_one", "UPDATE counters SET value = value + 1 WHERE id = $1"};
const Query sum{"test.sum", "SELECT SUM(value) FROM counters"};

class Postgres : public ::testing::Test {
protected:
    void SetUp() override {
        if (!testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
        scratch_ = testing::scratch(Engine::postgres);
        database_ = scratch_->open({});
        database().write([](Connection& c) {
            c.script(
                "CREATE TABLE counters (id BIGINT PRIMARY KEY, value BIGINT NOT NULL);"
                "INSERT INTO counters VALUES (1, 0), (2, 0)");
        });
    }
    Database& database() { return *database_; }
    const std::string& place() const { return scratch_->location(); }
    std::unique_ptr<Database> open_again() { return scratch_->open({}); }
    std::int64_t total() { return database().read()->get<std::int64_t>(sum); }
    std::string setting(Connection& c, const std::string& name) {
        return c.get<std::string>(Query{"test.setting", "SELECT current_setting($1)"}, name);
    }

private:
    std::unique_ptr<testing::Scratch> scratch_;
    std::unique_ptr<Database> database_;
};

TEST_F(Postgres, every_connection_has_its_settings) {
    const auto check = [&](Connection& c) {
        EXPECT_EQ(setting(c, "statement_timeout"), "30s");
        EXPECT_EQ(setting(c, "lock_timeout"), "10s");
        EXPECT_EQ(setting(c, "idle_in_transaction_session_timeout"), "1min");
        EXPECT_EQ(setting(c, "plan_cache_mode"), "auto");
        EXPECT_EQ(setting(c, "application_name"), "guilde");
    };
    check(*database().read());
    EXPECT_EQ(setting(*database().read(), "default_transaction_read_only"), "on");
    database().write(check);
}

TEST_F(Postgres, commits_wait_for_the_disk_unless_told_otherwise) {
    const auto safe = db::open({.location = place()});
    safe->write([&](Connection& c) { EXPECT_EQ(setting(c, "synchronous_commit"), "on"); });
    database().write([&](Connection& c) { EXPECT_EQ(setting(c, "synchronous_commit"), "off"); });
}

TEST_F(Postgres, a_reader_whose_connection_broke_connects_again) {
    const auto before = database().read()->get<std::int64_t>(own_pid);
    database().write([](Connection& c) { c.run(kill_others); });
    const auto after = database().read()->get<std::int64_t>(own_pid);
    EXPECT_NE(before, after);
    EXPECT_EQ(total(), 0);
}

TEST_F(Postgres, a_write_whose_connection_broke_before_commit_is_done_once) {
    const auto other = open_again();
    bool first = true;
    database().write([&](Connection& c) {
        c.run(add_one, 1);
        if (std::exchange(first, false)) other->write([](Connection& killer) { killer.run(kill_others); });
        c.run(add_one, 2);
    });
    EXPECT_EQ(total(), 2);
}

TEST_F(Postgres, a_connection_that_breaks_at_commit_is_an_error_not_a_second_try) {
    const auto other = open_again();
    int runs = 0;
    EXPECT_THROW(database().write([&](Connection& c) {
        ++runs;
        c.run(add_one, 1);
        other->write([](Connection& killer) { killer.run(kill_others); });
    }),
                 Error);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(total(), 0);
}

TEST_F(Postgres, deadlocks_are_run_again) {
    std::latch both_hold_one{2};
    std::atomic<int> runs = 0;
    const auto add_to_both = [&](int first, int second) {
        bool first_run = true;
        database().write([&](Connection& c) {
            ++runs;
            c.run(add_one, first);
            if (std::exchange(first_run, false)) both_hold_one.arrive_and_wait();
            c.run(add_one, second);
        });
    };
    std::thread other([&] { add_to_both(2, 1); });
    add_to_both(1, 2);
    other.join();
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(total(), 4);
}

TEST_F(Postgres, serialization_failures_are_run_again) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 3; ++j) {
                database().write([&](Connection& c) {
                    c.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    const auto seen = c.get<std::int64_t>(Query{"test.see", "SELECT value FROM counters WHERE id = 1"});
                    c.run(Query{"test.set", "UPDATE counters SET value = $1 WHERE id = 1"}, seen + 1);
                });
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(total(), 9);
}

TEST_F(Postgres, a_thread_may_write_while_it_holds_a_reader) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            const auto reader = database().read();
            database().write([](Connection& c) { c.run(add_one, 1); });
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(total(), 16);
}

TEST_F(Postgres, a_backup_is_left_to_its_own_tool) {
    EXPECT_THROW(database().back_up("copy"), Error);
}

TEST_F(Postgres, a_server_that_cannot_be_reached_is_told_at_once) {
    EXPECT_THROW(db::open({.location = "postgres://nobody@127.0.0.1:1/none"}), Error);
}

} // namespace
} // namespace db
