// SPDX-License-Identifier: AGPL-3.0-or-later
// Several programs on one file, and one that is killed. The other program is this one, run again for one test only.
#include "db/testing.hpp"
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>
#include <thread>

extern char** environ;

namespace db {
namespace {

constexpr const char* place_variable = "GUILDE_TEST_CHILD_DATABASE";
const Query insert_row{"test.insert_row", "INSERT INTO rows (number) VALUES ($1)"};
const Query list_rows{"test.list_rows", "SELECT number FROM rows"};

void write_rows(Database& database, std::int64_t from, std::int64_t to, int told) {
    for (auto number = from; number < to; ++number) {
        database.write([&](Connection& c) { c.run(insert_row, number); });
        const auto line = std::to_string(number) + "\n";
        if (told >= 0 && ::write(told, line.data(), line.size()) < 0) return;
    }
}

// Each number is told on descriptor 3 once it is saved.
void write_in_threads(Database& database, std::int64_t from, std::int64_t rows_each, int told) {
    std::vector<std::thread> threads;
    for (std::int64_t i = 0; i < 8; ++i) {
        const auto first = from + i * rows_each;
        threads.emplace_back(
            [&database, first, rows_each, told] { write_rows(database, first, first + rows_each, told); });
    }
    for (auto& thread : threads) thread.join();
}

TEST(Child, DISABLED_writes_until_killed) {
    const auto database = db::open({.location = std::getenv(place_variable)});
    write_in_threads(*database, 0, 10'000'000, 3);
}
TEST(Child, DISABLED_writes_some) {
    const auto database = db::open({.location = std::getenv(place_variable)});
    write_in_threads(*database, 1'000'000, 40, 3);
}

class OtherProgram {
public:
    OtherProgram(const std::string& test, const std::string& place) {
        int ends[2];
        if (pipe(ends) != 0) throw std::runtime_error("pipe");
        told_ = ends[0];
        setenv(place_variable, place.c_str(), 1);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], 3);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
        const std::string filter = "--gtest_filter=Child.DISABLED_" + test;
        std::string own = "/proc/self/exe", all = "--gtest_also_run_disabled_tests", mutable_filter = filter;
        char* arguments[] = {own.data(), mutable_filter.data(), all.data(), nullptr};
        const int failed = posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (failed != 0) throw std::runtime_error("posix_spawn");
    }
    ~OtherProgram() {
        kill();
        close(told_);
    }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    // Reads until so many lines were told, or the other ended.
    void listen(std::ptrdiff_t lines) {
        while (std::ranges::count(text_, '\n') < lines && read_some()) {
        }
    }
    void kill() {
        if (process_ == 0) return;
        ::kill(process_, SIGKILL);
        end();
    }
    int end() {
        while (read_some()) {
        }
        int status = 0;
        waitpid(std::exchange(process_, 0), &status, 0);
        return status;
    }
    // Whole lines only: the last one may have been cut by the kill.
    std::set<std::int64_t> numbers() const {
        std::set<std::int64_t> out;
        std::istringstream lines(text_.substr(0, text_.rfind('\n') + 1));
        for (std::int64_t number = 0; lines >> number;) out.insert(number);
        return out;
    }

private:
    bool read_some() {
        char bytes[65536];
        const auto count = ::read(told_, bytes, sizeof bytes);
        if (count <= 0) return false;
        text_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
    int told_ = -1;
    pid_t process_ = 0;
    std::string text_;
};

class Processes : public ::testing::Test {
protected:
    void SetUp() override {
        open()->write([](Connection& c) { c.script("CREATE TABLE rows (number INTEGER PRIMARY KEY)"); });
    }
    std::unique_ptr<Database> open() const { return db::open({.location = scratch_->location()}); }
    const std::string& place() const { return scratch_->location(); }
    static std::set<std::int64_t> rows(Database& database) {
        const auto all = database.read()->all<std::int64_t>(list_rows);
        return {all.begin(), all.end()};
    }

private:
    std::unique_ptr<testing::Scratch> scratch_ = testing::scratch(Engine::sqlite);
};

TEST_F(Processes, what_was_saved_survives_a_kill) {
    for (int i = 0; i < 3; ++i) {
        open()->write([](Connection& c) { c.script("DELETE FROM rows"); });
        OtherProgram other("writes_until_killed", place());
        other.listen(200 + 130 * i);
        other.kill();
        const auto database = open();
        const auto found = rows(*database);
        const auto saved = other.numbers();
        EXPECT_GE(saved.size(), 200u);
        for (const auto number : saved) EXPECT_TRUE(found.contains(number)) << number;
        EXPECT_EQ(database->read()->get<std::string>(Query{"test.check", "PRAGMA integrity_check"}), "ok");
    }
}

TEST_F(Processes, two_programs_write_one_file) {
    const auto database = open();
    OtherProgram other("writes_some", place());
    write_in_threads(*database, 0, 40, -1);
    EXPECT_EQ(other.end(), 0);
    EXPECT_EQ(other.numbers().size(), 320u);
    EXPECT_EQ(rows(*database).size(), 640u);
    EXPECT_EQ(database->read()->get<std::string>(Query{"test.check", "PRAGMA integrity_check"}), "ok");
}

} // namespace
} // namespace db
