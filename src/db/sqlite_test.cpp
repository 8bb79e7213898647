// SPDX-License-Identifier: AGPL-3.0-or-later
// What only SQLite has: one writer thread, a file, a key, a backup.
#include "db/testing.hpp"
#include "db/writer.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace db {
namespace {

const Query insert_row{"test.insert_row", "INSERT INTO rows (number) VALUES ($1)"};
const Query count_rows{"test.count_rows", "SELECT COUNT(*) FROM rows"};
const Query check_integrity{"test.check_integrity", "PRAGMA integrity_check"};

class Sqlite : public ::testing::Test {
protected:
    std::unique_ptr<Database> open(const std::string& file_key = {}) {
        auto out = db::open({.location = place(), .file_key = file_key, .durability = Options::Durability::off});
        out->write(
            [](Connection& c) { c.script("CREATE TABLE IF NOT EXISTS rows (number INTEGER PRIMARY KEY, text TEXT)"); });
        return out;
    }
    const std::string& place() const { return scratch_->location(); }
    static void insert(Database& database, std::int64_t number) {
        database.write([&](Connection& c) { c.run(insert_row, number); });
    }
    static std::int64_t count(Database& database) { return database.read()->get<std::int64_t>(count_rows); }
    template <class T>
    static T pragma(Connection& connection, std::string_view text) {
        return connection.get<T>(Query{"test.pragma", text});
    }

private:
    std::unique_ptr<testing::Scratch> scratch_ = testing::scratch(Engine::sqlite);
};

TEST_F(Sqlite, opening_it_once_more_gives_up_no_lock) {
    const auto database = open();
    insert(*database, 1);
    EXPECT_TRUE(testing::holds_lock(place()));
    const auto again = open(); // closes a descriptor of the file if it is careless
    EXPECT_TRUE(testing::holds_lock(place()));
    EXPECT_EQ(count(*again), 1);
}

TEST_F(Sqlite, every_connection_has_its_settings) {
    const auto database = db::open({.location = place()});
    const auto check = [](Connection& c) {
        EXPECT_EQ(pragma<std::string>(c, "PRAGMA journal_mode"), "wal");
        EXPECT_EQ(pragma<int>(c, "PRAGMA foreign_keys"), 1);
        EXPECT_EQ(pragma<int>(c, "PRAGMA trusted_schema"), 0);
        EXPECT_EQ(c.all<int>(Query{"test.mmap", "PRAGMA mmap_size"}), std::vector<int>{0});
    };
    database->write([&](Connection& c) {
        check(c);
        EXPECT_EQ(pragma<int>(c, "PRAGMA temp_store"),
                  1); // a file: in memory, savepoints of long transactions are slow
        EXPECT_EQ(pragma<int>(c, "PRAGMA synchronous"), 2);
    });
    check(*database->read());
    EXPECT_EQ(pragma<int>(*database->read(), "PRAGMA temp_store"), 2);
    EXPECT_EQ(pragma<int>(*database->read(), "PRAGMA query_only"), 1);
    EXPECT_EQ(pragma<int>(*database->read(), "PRAGMA wal_autocheckpoint"), 0);
}

TEST_F(Sqlite, a_page_is_of_one_moment) {
    const auto database = open();
    insert(*database, 1);
    {
        const auto page = database->read_one_moment();
        EXPECT_EQ(page->get<std::int64_t>(count_rows), 1);
        insert(*database, 2);
        EXPECT_EQ(page->get<std::int64_t>(count_rows), 1);
        EXPECT_EQ(count(*database), 2);
    }
    EXPECT_EQ(database->read_one_moment()->get<std::int64_t>(count_rows), 2);
    EXPECT_EQ(count(*database), 2);
}

// A statement whose plan depends on what is bound is prepared again whenever that changes.
TEST_F(Sqlite, a_statement_is_prepared_once_whatever_is_bound) {
    open();
    sqlite3* latest = nullptr;
    const auto database = db::open({.location = place(), .each_sqlite = [&](sqlite3& handle) { latest = &handle; }});
    const auto lease = database->read();
    const Query few{"test.few", "SELECT number FROM rows WHERE number > $2 ORDER BY number LIMIT $1"};
    for (int limit = 1; limit < 4; ++limit) lease->all<std::int64_t>(few, limit, 5 - limit);
    int times = 0;
    for (auto* each = sqlite3_next_stmt(latest, nullptr); each != nullptr; each = sqlite3_next_stmt(latest, each))
        times += sqlite3_stmt_status(each, SQLITE_STMTSTATUS_REPREPARE, 0);
    EXPECT_EQ(times, 0);
}

TEST_F(Sqlite, files_are_for_their_owner_only) {
    const auto database = open();
    using std::filesystem::perms;
    for (const auto* end : {"", "-wal", "-shm"}) {
        const auto permissions = std::filesystem::status(place() + end).permissions();
        EXPECT_EQ(permissions & (perms::group_all | perms::others_all), perms::none) << end;
    }
}

TEST_F(Sqlite, acts_that_wait_share_one_commit) {
    open();
    sqlite::Writer writer({.location = place()}, [] {});
    constexpr int count = 32;
    std::atomic<int> coming = 0;
    std::atomic<bool> is_first = true;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            ++coming;
            writer.write([&](Connection& c) {
                const auto pause = [](int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); };
                while (coming < count) pause(1);
                if (is_first.exchange(false)) pause(50); // those who come stand in the queue by then
                c.run(insert_row, i);
            });
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_LT(writer.commit_count(), count);
    EXPECT_GT(writer.commit_count(), 0);
    std::int64_t found = 0;
    writer.write([&](Connection& c) { found = c.get<std::int64_t>(count_rows); });
    EXPECT_EQ(found, count);
}

TEST_F(Sqlite, an_act_run_again_for_another_ones_sake_counts_once) {
    const auto database = open();
    database->write([](Connection& c) {
        c.script("CREATE TABLE child (parent INTEGER REFERENCES rows (number) DEFERRABLE INITIALLY DEFERRED)");
    });
    const Query insert_orphan{"test.insert_orphan", "INSERT INTO child (parent) VALUES (-1)"};
    std::atomic<int> runs = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 10; ++j) {
                try {
                    database->write([&](Connection& c) {
                        ++runs;
                        if (i == 0)
                            c.run(insert_orphan); // refused only at COMMIT
                        else
                            c.run(insert_row, i * 100 + j);
                    });
                } catch (const Error&) {
                    EXPECT_EQ(i, 0);
                    ++refused;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(count(*database), 150);
    EXPECT_GE(runs, 160);
}

TEST_F(Sqlite, a_full_disk_is_told_plainly_and_hurts_only_what_does_not_fit) {
    const auto database = open();
    database->write([](Connection& c) { c.script("PRAGMA max_page_count = 40"); });
    const auto big = [](Connection& c) {
        c.run(Query{"test.big", "INSERT INTO rows (number, text) VALUES (1000, $1)"}, std::string(1'000'000, 'x'));
    };
    std::thread beside([&] {
        for (int i = 0; i < 20; ++i) insert(*database, i);
    });
    for (int i = 0; i < 20; ++i) EXPECT_THROW(database->write(big), DiskFull);
    beside.join();
    EXPECT_EQ(count(*database), 20);
}

TEST_F(Sqlite, an_act_that_ends_the_transaction_itself_is_an_error) {
    const auto database = open();
    EXPECT_THROW(database->write([](Connection& c) { c.script("COMMIT"); }), Error);
    EXPECT_THROW(database->write([](Connection& c) { c.script("ROLLBACK"); }), Error);
    insert(*database, 1);
    EXPECT_EQ(count(*database), 1);
}

TEST_F(Sqlite, the_log_is_emptied_when_nobody_writes) {
    const auto database = open();
    const auto log = place() + "-wal";
    {
        const auto reader = database->read(); // what it reads stays in the log
        reader->script("BEGIN; SELECT COUNT(*) FROM rows");
        insert(*database, 1);
        EXPECT_GT(std::filesystem::file_size(log), 0u);
    }
    insert(*database, 2);
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::filesystem::file_size(log) > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(std::filesystem::file_size(log), 0u);
    EXPECT_EQ(count(*database), 2);
}

TEST_F(Sqlite, the_log_stays_short_under_load) {
    const auto database = open();
    const std::string text(3'000, 'x');
    for (int i = 0; i < 60; ++i) {
        database->write([&](Connection& c) {
            for (int j = 0; j < 100; ++j)
                c.run(Query{"test.insert", "INSERT INTO rows (number, text) VALUES ($1, $2)"}, i * 100 + j, text);
        });
    }
    EXPECT_LT(std::filesystem::file_size(place() + "-wal"), 10'000'000u); // 24 MB were written
}

TEST_F(Sqlite, a_backup_taken_while_people_write_is_whole) {
    const auto database = open();
    std::atomic<bool> stop = false;
    std::atomic<std::int64_t> written = 0;
    std::thread writing([&] {
        for (std::int64_t i = 0; !stop; ++i) {
            insert(*database, i);
            written = i + 1;
        }
    });
    for (int copy = 0; copy < 5; ++copy) {
        const auto before = written.load();
        const auto path = place() + ".copy" + std::to_string(copy);
        database->back_up(path);
        EXPECT_FALSE(std::filesystem::exists(path + ".part"));
        const auto restored = db::open({.location = path});
        EXPECT_EQ(restored->read()->get<std::string>(check_integrity), "ok");
        EXPECT_GE(count(*restored), before);
    }
    stop = true;
    writing.join();
}

TEST_F(Sqlite, a_backup_does_not_replace_a_file) {
    const auto database = open();
    std::ofstream(place() + ".copy") << "precious";
    EXPECT_THROW(database->back_up(place() + ".copy"), Error);
    EXPECT_EQ(std::filesystem::file_size(place() + ".copy"), 8u);
}

TEST_F(Sqlite, a_file_with_a_key_opens_with_that_key_only) {
    const std::string key(32, '\x5a');
    insert(*open(key), 7);
    EXPECT_EQ(count(*open(key)), 1);
    EXPECT_THROW(open(std::string(32, '\x5b')), Error);
    EXPECT_THROW(open(), Error);
    EXPECT_THROW(open("short"), Error);
    std::ifstream file(place(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.find("SQLite format"), std::string::npos);
    EXPECT_EQ(bytes.find("CREATE TABLE"), std::string::npos);
}

TEST_F(Sqlite, a_backup_of_a_file_with_a_key_has_the_same_key) {
    const std::string key(32, '\x5a');
    const auto database = open(key);
    insert(*database, 7);
    database->back_up(place() + ".copy");
    EXPECT_THROW(db::open({.location = place() + ".copy"}), Error);
    EXPECT_EQ(count(*db::open({.location = place() + ".copy", .file_key = key})), 1);
}

TEST_F(Sqlite, every_connection_is_prepared_by_who_opens) {
    std::atomic<int> prepared = 0;
    const auto database = db::open({.location = place(), .each_sqlite = [&](sqlite3&) { ++prepared; }});
    const auto reader = database->read();
    EXPECT_EQ(prepared, 2);
}

TEST_F(Sqlite, a_statement_that_is_being_read_is_not_run_again) {
    const auto database = open();
    insert(*database, 1);
    const auto reader = database->read();
    EXPECT_THROW(reader->execute(count_rows, {}, [&](const Row&) { reader->run(count_rows); }), std::logic_error);
    EXPECT_EQ(reader->get<std::int64_t>(count_rows), 1);
}

TEST_F(Sqlite, one_query_is_one_statement) {
    const auto database = open();
    EXPECT_THROW(database->read()->run(Query{"test.two", "SELECT 1; SELECT 2"}), Error);
    EXPECT_NO_THROW(database->read()->run(Query{"test.one", "SELECT 1;\n"}));
    EXPECT_THROW(database->read()->run(Query{"test.other", "SELECT ?"}, 1), Error);
}

} // namespace
} // namespace db
