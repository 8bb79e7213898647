// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One SQLite connection, used by one thread at a time. Only sqlite*.cpp include this.
#include "db/database.hpp"
#include "db/text_hash.hpp"
#include <sqlite3.h>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace db::sqlite {

enum class Access { read, write, copy }; // copy: an empty file that a backup fills

class SqliteConnection final : public Connection {
public:
    // Opens (and, for writing, creates with mode 0600) the file with its key and all settings.
    SqliteConnection(const Options& options, Access access);
    ~SqliteConnection() override = default;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Engine engine() const override { return Engine::sqlite; }
    std::int64_t execute(const Query& query, std::span<const Value> parameters,
                         const std::function<void(const Row&)>& on_row) override;
    void script(const std::string& sql) override;
    void prepare(const Query& query) override;

    sqlite3* handle() const { return handle_.get(); }
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

    void wait_for_others(); // a busy database is waited for up to 10 s
    // PostgreSQL refuses every statement of a transaction after an error; so does an act here, or a
    // mistake would be found in production only.
    void begin_act();
    void end_act(); // throws Error when an error was swallowed
    void forget_act() { in_act_ = failed_ = false; }

private:
    struct CloseHandle {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<int> places; // places[n - 1] is where $n is bound; 0 when the text lacks it
    };

    void configure(const Options& options, Access access);
    void set_key(const std::string& key);
    Statement compile(std::string_view name, std::string_view text);
    Statement& statement(const Query& query);
    void bind(const Statement& statement, std::span<const Value> parameters, std::string_view name);
    void refuse_after_failure() const;
    [[noreturn]] void fail(std::string_view what);

    std::unique_ptr<sqlite3, CloseHandle> handle_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
    bool in_act_ = false;
    bool failed_ = false;
};

// The error that SQLite reports last on this connection, as one of ours.
[[noreturn]] void throw_error(sqlite3* handle, std::string_view what);

} // namespace db::sqlite
