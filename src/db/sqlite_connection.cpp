// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_connection.hpp"
#include "db/list.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace db::sqlite {
namespace {

constexpr int busy_wait_ms_max = 10'000;
constexpr std::size_t statement_count_max = 2'000;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t int64(int column) const override { return sqlite3_column_int64(statement_, column); }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    bool boolean(int column) const override { return int64(column) != 0; }
    std::string_view text(int column) const override {
        const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        if (begin == nullptr) return {};
        return {begin, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    std::string bytes(int column) const override {
        const auto* begin = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        if (begin == nullptr) return {};
        return {begin, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    sqlite3_stmt* statement_;
};

// Another process writes: look again soon and at odd moments, because a busy server leaves only
// short gaps.
int wait_for_other_process(void*, int tries) {
    constexpr int pause_ms = 2;
    if (tries * pause_ms > busy_wait_ms_max) return 0;
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    std::this_thread::sleep_for(std::chrono::microseconds(1000 + now / 1000 % 2000));
    return 1;
}

// A file that is there is not opened: closing it again would give up the locks of this process's other connections.
void create_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST) throw Error("cannot open " + path + ": " + std::strerror(errno));
    if (file >= 0) ::close(file);
}

std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

void bind_value(sqlite3_stmt* statement, int place, const Value& value) {
    struct Binder {
        sqlite3_stmt* statement;
        int place;
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
        int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, place, v); }
        int operator()(double v) const { return sqlite3_bind_double(statement, place, v); }
        int operator()(bool v) const { return sqlite3_bind_int(statement, place, v ? 1 : 0); }
        int operator()(std::string_view v) const {
            if (v.find('\0') != std::string_view::npos) throw Error("text holds a NUL byte");
            return sqlite3_bind_text64(statement, place, v.empty() ? "" : v.data(), v.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        }
        int operator()(BytesView v) const {
            return sqlite3_bind_blob64(statement, place, v.value.empty() ? "" : v.value.data(), v.value.size(),
                                       SQLITE_STATIC);
        }
    };
    if (std::visit(Binder{statement, place}, value) != SQLITE_OK) throw_error(sqlite3_db_handle(statement), "bind");
}

// SQLite says FULL only where it writes pages: a shared index or a journal that cannot grow is an I/O error to it.
bool is_disk_full(sqlite3* handle, int code) {
    if ((code & 0xff) == SQLITE_FULL) return true;
    const int error = sqlite3_system_errno(handle);
    return (code & 0xff) == SQLITE_IOERR && (error == ENOSPC || error == EDQUOT);
}

} // namespace

void throw_error(sqlite3* handle, std::string_view what) {
    const int code = sqlite3_extended_errcode(handle);
    if (is_disk_full(handle, code)) throw DiskFull(std::string(what) + ": the disk is full");
    const std::string text = std::string(what) + ": " + sqlite3_errmsg(handle);
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: throw Duplicate(text);
        default: break;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw Retry(text);
        case SQLITE_NOTADB: throw Error(std::string(what) + ": not a database, or its key is another one");
        default: throw Error(text);
    }
}

SqliteConnection::SqliteConnection(const Options& options, Access access) {
    if (access != Access::read) create_private_file(options.location);
    const int flags = SQLITE_OPEN_NOMUTEX | (access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(options.location.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) {
        if (handle == nullptr) throw Error("cannot open " + options.location);
        throw_error(handle, "cannot open " + options.location);
    }
    configure(options, access);
}

void SqliteConnection::configure(const Options& options, Access access) {
    sqlite3_extended_result_codes(handle(), 1);
    wait_for_others();
    if (!options.file_key.empty()) set_key(options.file_key);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // A plan never depends on what is bound. Otherwise each new value of a LIMIT has its statement prepared again.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    if (options.each_sqlite) options.each_sqlite(*handle());
    script(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA mmap_size=0;"
        "PRAGMA wal_autocheckpoint=0");
    if (access == Access::read) {
        script("PRAGMA temp_store=MEMORY; PRAGMA query_only=ON; PRAGMA cache_size=-12000");
        return;
    }
    // The writer's savepoints journal into memory up to a bound, then into a file: all in memory (temp_store=MEMORY) they
    // are a list that is walked at each release, and large transactions slow down with their square.
    // Temporary files are never encrypted: beside an encrypted database there are none.
    script(options.file_key.empty() ? "PRAGMA temp_store=FILE" : "PRAGMA temp_store=MEMORY");
    if (access == Access::copy) return;
    const auto mode = get<std::string>(Query{"db.set_journal_mode", "PRAGMA journal_mode=WAL"});
    if (mode != "wal") throw Error("the file system cannot hold a write-ahead log: " + mode);
    script("PRAGMA secure_delete=FAST; PRAGMA cache_size=-32000");
    script(options.durability == Options::Durability::full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
}

void SqliteConnection::wait_for_others() {
    sqlite3_busy_handler(handle(), wait_for_other_process, nullptr);
}

// The key is random already, so it is given raw: no derivation, which would cost 30 ms per
// connection.
void SqliteConnection::set_key(const std::string& key) {
    if (key.size() != 32) throw Error("the key of the file must be 32 bytes");
    const std::string raw = "raw:" + hex(key);
    if (sqlite3_key(handle(), raw.data(), static_cast<int>(raw.size())) != SQLITE_OK)
        throw_error(handle(), "cannot use the key");
    script("SELECT COUNT(*) FROM sqlite_master");
}

void SqliteConnection::begin_act() {
    in_act_ = true;
    failed_ = false;
}

void SqliteConnection::end_act() {
    const bool failed = failed_;
    forget_act();
    if (failed) throw Error("the act went on after an error; use db::attempt");
}

void SqliteConnection::fail(std::string_view what) {
    failed_ = in_act_;
    throw_error(handle(), what);
}

void SqliteConnection::refuse_after_failure() const {
    if (failed_) throw Error("the act is over since an earlier error; use db::attempt");
}

SqliteConnection::Statement SqliteConnection::compile(std::string_view name, std::string_view text) {
    Statement out;
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(handle(), text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &raw, &rest);
    out.handle.reset(raw);
    if (code != SQLITE_OK) fail(name);
    const std::string_view tail(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    const auto is_end = [](unsigned char c) { return std::isspace(c) != 0 || c == ';'; };
    if (raw == nullptr || !std::all_of(tail.begin(), tail.end(), is_end))
        throw Error(std::string(name) + ": exactly one statement is expected");
    const int count = sqlite3_bind_parameter_count(raw);
    for (int n = 1; n <= count; ++n) {
        const int place = sqlite3_bind_parameter_index(raw, ("$" + std::to_string(n)).c_str());
        if (place == 0) throw Error(std::string(name) + ": parameters must be $1 to $" + std::to_string(count));
        out.places.push_back(place);
    }
    return out;
}

SqliteConnection::Statement& SqliteConnection::statement(const Query& query) {
    if (auto found = statements_.find(query.text); found != statements_.end()) return found->second;
    if (statements_.size() >= statement_count_max) {
        std::erase_if(statements_, [](const auto& entry) { return sqlite3_stmt_busy(entry.second.handle.get()) == 0; });
    }
    return statements_.emplace(std::string(query.text), compile(query.name, query.text)).first->second;
}

void SqliteConnection::bind(const Statement& statement, std::span<const Value> parameters, std::string_view name) {
    if (parameters.size() != statement.places.size())
        throw Error(std::string(name) + ": " + std::to_string(statement.places.size()) + " parameters expected, " +
                    std::to_string(parameters.size()) + " given");
    for (std::size_t i = 0; i < parameters.size(); ++i)
        bind_value(statement.handle.get(), statement.places[i], parameters[i]);
}

std::int64_t SqliteConnection::execute(const Query& query, std::span<const Value> parameters,
                                       const std::function<void(const Row&)>& on_row) {
    refuse_after_failure();
    auto& found = statement(query);
    sqlite3_stmt* raw = found.handle.get();
    if (sqlite3_stmt_busy(raw) != 0) throw std::logic_error(std::string(query.name) + " is already being read");
    struct Reset {
        sqlite3_stmt* statement;
        ~Reset() {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
        }
    } const reset{raw};
    bind(found, parameters, query.name);
    const SqliteRow row(raw);
    int code = SQLITE_OK;
    while ((code = sqlite3_step(raw)) == SQLITE_ROW) {
        if (on_row) on_row(row);
    }
    if (code != SQLITE_DONE) fail(query.name);
    return sqlite3_stmt_readonly(raw) != 0 ? 0 : sqlite3_changes64(handle());
}

void SqliteConnection::script(const std::string& sql) {
    if (sql.starts_with("ROLLBACK TO")) failed_ = false;
    refuse_after_failure();
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("script");
}

void SqliteConnection::prepare(const Query& query) {
    const auto& one = with_one_id(query);
    static_cast<void>(compile(one.name, one.text));
}

} // namespace db::sqlite
