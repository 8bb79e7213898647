// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/engines.hpp"
#include "db/pool.hpp"
#include "db/sqlite_connection.hpp"
#include "db/wakes.hpp"
#include "db/writer.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace db {
namespace {

using sqlite::Access;
using sqlite::SqliteConnection;

const Query begin_moment{"db.begin_moment", "BEGIN"};

void flush_to_disk(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!flushed) throw Error("cannot flush " + path + ": " + std::strerror(errno));
}

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

// In one step, under one read transaction: what is written meanwhile waits in the log and is not in
// the copy.
void copy_database(SqliteConnection& from, SqliteConnection& to) {
    auto* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (copy == nullptr) sqlite::throw_error(to.handle(), "backup");
    const int code = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE || finished != SQLITE_OK) sqlite::throw_error(to.handle(), "backup");
}

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const Options& options)
        : options_(options),
          writer_(options, [this] { wakes_.call(); }),
          readers_(options.readers, [options] { return std::make_unique<SqliteConnection>(options, Access::read); }) {}

    Engine engine() const override { return Engine::sqlite; }
    bool is_sealed() const override { return !options_.file_key.empty(); }

    Lease read() override {
        auto& connection = readers_.take();
        return {connection, [this, &connection] {
                    if (connection.in_transaction())
                        sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
                    readers_.give_back(connection);
                }};
    }
    Lease read_one_moment() override {
        auto lease = read();
        lease->run(begin_moment);
        return lease;
    }
    void write(const std::function<void(Connection&)>& act) override { writer_.write(act); }
    void on_commit(std::function<void()> wake) override { wakes_.add(std::move(wake)); }

    void back_up(const std::string& to_path) override {
        if (std::filesystem::exists(to_path)) throw Error(to_path + " exists already");
        auto target = options_;
        target.location = to_path + ".part";
        std::filesystem::remove(target.location);
        try {
            SqliteConnection from(options_, Access::read);
            SqliteConnection to(target, Access::copy);
            copy_database(from, to);
        } catch (...) {
            std::filesystem::remove(target.location);
            throw;
        }
        flush_to_disk(target.location);
        std::filesystem::rename(target.location, to_path);
        flush_to_disk(folder_of(to_path));
    }

private:
    const Options options_;
    Wakes wakes_;
    sqlite::Writer writer_;
    Pool<SqliteConnection> readers_;
};

} // namespace

std::unique_ptr<Database> open_sqlite(const Options& options) {
    return std::make_unique<SqliteDatabase>(options);
}

} // namespace db
