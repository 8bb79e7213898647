// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "db/engines.hpp"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>

namespace db::testing {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string fresh_name() {
    std::random_device random;
    return "guilde_test_" + std::to_string(random()) + "_" + std::to_string(random());
}

class SqliteScratch final : public Scratch {
public:
    explicit SqliteScratch(const std::string& copied_from = {})
        : folder_(std::filesystem::temp_directory_path() / fresh_name()), location_((folder_ / "guilde.db").string()) {
        std::filesystem::create_directory(folder_);
        if (!copied_from.empty()) std::filesystem::copy_file(copied_from, location_);
    }
    ~SqliteScratch() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    SqliteScratch(const SqliteScratch&) = delete;
    SqliteScratch& operator=(const SqliteScratch&) = delete;
    const std::string& location() const override { return location_; }

private:
    std::filesystem::path folder_;
    std::string location_;
};

// "postgres://user@host:1234/postgres?x=y" with another name of database.
std::string with_database(const std::string& url, const std::string& name) {
    const auto host = url.find("://") + 3;
    const auto options = url.find('?', host);
    const auto slash = url.find('/', host);
    const auto end = std::min(slash, options);
    const auto tail = options == std::string::npos ? "" : url.substr(options);
    return url.substr(0, end) + "/" + name + tail;
}

class PostgresScratch final : public Scratch {
public:
    explicit PostgresScratch(const std::string& server, const std::string& copied_from = "template1")
        : server_(server), name_(fresh_name()), location_(with_database(server, name_)) {
        copy(copied_from);
    }
    const std::string& name() const { return name_; }
    ~PostgresScratch() override {
        try {
            run_on_server("DROP DATABASE " + name_ + " WITH (FORCE)");
        } catch (const std::exception&) { // the server is gone: nothing to remove
        }
    }
    PostgresScratch(const PostgresScratch&) = delete;
    PostgresScratch& operator=(const PostgresScratch&) = delete;
    const std::string& location() const override { return location_; }

private:
    // A backend or a vacuum worker that has not quite left the original yet refuses the copy.
    void copy(const std::string& original) const {
        const auto ends_at = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (true) {
            try {
                return run_on_server("CREATE DATABASE " + name_ + " TEMPLATE " + original);
            } catch (const Error& error) {
                const bool is_busy = std::string_view(error.what()).find("being accessed") != std::string_view::npos;
                if (!is_busy || std::chrono::steady_clock::now() > ends_at) throw;
            }
        }
    }
    // Outside a transaction, as CREATE and DROP DATABASE demand; a slow disk may take its time over a whole database.
    void run_on_server(const std::string& sql) const {
        const auto connection = open_postgres_connection({.location = server_});
        connection->script("SET statement_timeout = 0; SET lock_timeout = 0");
        connection->script(sql);
    }

    std::string server_;
    std::string name_;
    std::string location_;
};

std::unique_ptr<Scratch> copy_of(const Scratch& original) {
    if (auto postgres = dynamic_cast<const PostgresScratch*>(&original))
        return std::make_unique<PostgresScratch>(variable("GUILDE_TEST_POSTGRES"), postgres->name());
    return std::make_unique<SqliteScratch>(original.location());
}

} // namespace

std::unique_ptr<Database> Scratch::open(std::span<const Migration> migrations) const {
    auto out = db::open({.location = location(), .durability = Options::Durability::off});
    migrate(*out, migrations);
    return out;
}

bool has_postgres() {
    return !variable("GUILDE_TEST_POSTGRES").empty();
}

Engine default_engine() {
    return variable("GUILDE_TEST_DATABASE") == "postgres" ? Engine::postgres : Engine::sqlite;
}

std::unique_ptr<Scratch> scratch() {
    return scratch(default_engine());
}

std::unique_ptr<Scratch> scratch(Engine engine) {
    if (engine == Engine::sqlite) return std::make_unique<SqliteScratch>();
    if (!has_postgres()) throw Error("GUILDE_TEST_POSTGRES names no server");
    return std::make_unique<PostgresScratch>(variable("GUILDE_TEST_POSTGRES"));
}

std::unique_ptr<Scratch> migrated_scratch(std::span<const Migration> migrations) {
    static const auto original = [&] {
        auto out = scratch();
        out->open(migrations); // closed at once: PostgreSQL copies only what nobody has open
        return out;
    }();
    return copy_of(*original);
}

bool holds_lock(const std::string& path) {
    const auto child = ::fork(); // one's own locks are never in one's own way
    if (child < 0) throw Error("fork failed");
    if (child == 0) {
        struct flock asked {};
        asked.l_type = F_WRLCK;
        asked.l_whence = SEEK_SET; // from the first byte to beyond the last
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        const bool is_free = file < 0 || ::fcntl(file, F_GETLK, &asked) < 0 || asked.l_type == F_UNLCK;
        ::_exit(is_free ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

} // namespace db::testing
