// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/sqlite_key.hpp"
#include "db/connection.hpp"
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

namespace db {
namespace {

namespace fs = std::filesystem;

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

std::string raw(const std::string& key) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "raw:";
    for (const char each : key) {
        const auto byte = static_cast<unsigned char>(each);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

[[noreturn]] void fail(sqlite3* handle, const std::string& what) {
    throw Error(what + ": " + (handle ? sqlite3_errmsg(handle) : "out of memory"));
}

Handle open_file(const std::string& path, const std::string& key) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle handle(opened);
    if (code != SQLITE_OK) fail(opened, "cannot open " + path);
    if (!key.empty()) {
        const auto text = raw(key);
        if (sqlite3_key(opened, text.data(), static_cast<int>(text.size())) != SQLITE_OK) fail(opened, "the key");
    }
    return handle;
}

std::string first_answer(sqlite3* handle, const char* sql) {
    sqlite3_stmt* raw_statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &raw_statement, nullptr) != SQLITE_OK) fail(handle, sql);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw_statement, sqlite3_finalize);
    if (sqlite3_step(raw_statement) != SQLITE_ROW) fail(handle, sql);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw_statement, 0));
    return text ? text : "";
}

// A write-ahead log is left only by whoever has the file alone.
void take_alone(sqlite3* handle) {
    std::string mode;
    try {
        mode = first_answer(handle, "PRAGMA journal_mode=DELETE");
    } catch (const Error&) {
        mode = "busy";
    }
    if (mode != "delete")
        throw Error("another program has the database open: stop the service first, then start it again");
}

void flush(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_flushed = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!is_flushed) throw Error("cannot flush " + path + ": " + std::strerror(errno));
}

void make_copy(const std::string& path, const std::string& part, const std::string& from_key,
               const std::string& to_key) {
    fs::copy_file(path, part, fs::copy_options::overwrite_existing);
    {
        auto copy = open_file(part, from_key);
        const auto text = to_key.empty() ? std::string() : raw(to_key);
        if (sqlite3_rekey(copy.get(), text.empty() ? nullptr : text.data(), static_cast<int>(text.size())) != SQLITE_OK)
            fail(copy.get(), "the key could not be changed");
    }
    auto changed = open_file(part, to_key);
    if (first_answer(changed.get(), "PRAGMA integrity_check") != "ok")
        throw Error("the copy is damaged; nothing was changed");
    changed.reset();
    flush(part);
}

} // namespace

FileForm form_of_file(const std::string& path) {
    constexpr std::string_view plain = "SQLite format 3";
    std::ifstream in(path, std::ios::binary);
    std::string head(plain.size(), '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (!in) return FileForm::absent; // or empty: made a moment ago
    return head == plain ? FileForm::plain : FileForm::sealed;
}

bool opens_with(const std::string& path, const std::string& key) {
    try {
        first_answer(open_file(path, key).get(), "SELECT COUNT(*) FROM sqlite_master");
        return true;
    } catch (const Error&) {
        return false;
    }
}

void check_alone(const std::string& path, const std::string& key) {
    take_alone(open_file(path, key).get());
}

void change_file_key(const std::string& path, const std::string& from_key, const std::string& to_key) {
    const auto part = path + ".part";
    try {
        auto original = open_file(path, from_key);
        take_alone(original.get());
        // Nobody else gets in between: the lock is held until the copy has taken the name.
        if (sqlite3_exec(original.get(), "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(original.get(), "another program has the database open");
        make_copy(path, part, from_key, to_key);
        fs::rename(part, path);
        const auto folder = fs::path(path).parent_path().string();
        flush(folder.empty() ? "." : folder);
    } catch (...) {
        std::error_code ignored;
        fs::remove(part, ignored);
        fs::remove(part + "-journal", ignored);
        throw;
    }
}

} // namespace db
