// SPDX-License-Identifier: AGPL-3.0-or-later
// `guilde backup` and `restore` with pg_dump and pg_restore, on a real server.
#include "app/boot.hpp"
#include "app/commands/commands.hpp"
#include "base/scratch_folder.hpp"
#include "db/testing.hpp"
#include "platform/settings.hpp"
#include "platform/visit.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace app {
namespace {

namespace fs = std::filesystem;

class PostgresBackup : public ::testing::Test {
protected:
    void SetUp() override {
        if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
        old_ = db::testing::scratch(db::Engine::postgres);
        new_ = db::testing::scratch(db::Engine::postgres);
    }
    std::string at(const std::string& name) { return (root_ / name).string(); }
    Settings of_old() { return settings("old", old_->location()); }
    Settings of_new() { return settings("new", new_->location()); }
    Settings settings(const std::string& data, const std::string& database) {
        return {.data_directory = at(data), .database = database, .speed = Settings::Speed::fast, .readers = 2};
    }
    // The same server, named with a password.
    static Settings with_password(Settings settings, const std::string& password) {
        auto& url = settings.database;
        url.insert(url.find('@'), ":" + password);
        return settings;
    }
    static void set(platform::House& house, const std::string& name, const std::string& value) {
        platform::Visit visit(house, system_viewer());
        platform::write(visit, [&] { platform::update_setting(visit, name, value); });
    }
    static std::optional<std::string> setting(platform::House& house, const std::string& name) {
        platform::Visit visit(house, system_viewer());
        return platform::find_setting(visit, name);
    }

private:
    base::ScratchFolder scratch_;
    fs::path root_ = scratch_.path;
    std::unique_ptr<db::testing::Scratch> old_;
    std::unique_ptr<db::testing::Scratch> new_;
};

TEST_F(PostgresBackup, restores_the_same_house_while_people_write) {
    std::string file;
    {
        auto house = open_house(of_old());
        file = house->files->put("a picture");
        set(*house, "test.before", "kept");
        std::atomic<bool> is_over = false;
        std::thread writing([&] {
            for (int i = 0; !is_over; ++i) set(*house, "test.during", std::to_string(i));
        });
        EXPECT_EQ(back_up(of_old(), at("save.tar.gz"), Wrapping::plain), 0);
        is_over = true;
        writing.join();
        set(*house, "test.after", "lost");
    }
    struct stat info {};
    ASSERT_EQ(::stat(at("save.tar.gz").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    fs::copy_file(at("old.key"), at("new.key"));
    EXPECT_EQ(restore(of_new(), at("save.tar.gz")), 0);
    auto house = open_house(of_new());
    EXPECT_EQ(setting(*house, "test.before"), "kept");
    EXPECT_EQ(setting(*house, "test.after"), std::nullopt);
    EXPECT_EQ(house->files->get(file), "a picture");
    set(*house, "test.new", "the restored house goes on");
    EXPECT_EQ(setting(*house, "test.new"), "the restored house goes on");
}

TEST_F(PostgresBackup, restore_changes_nothing_without_the_key_or_where_a_house_is) {
    set(*open_house(of_old()), "test.old", "kept");
    back_up(of_old(), at("save.tar.gz"), Wrapping::plain);
    EXPECT_THROW(restore(of_new(), at("save.tar.gz")), BootError); // no key
    fs::copy_file(at("old.key"), at("new.key"));
    EXPECT_EQ(restore(of_new(), at("save.tar.gz")), 0); // hence the first try left nothing
    auto over = of_new();
    over.data_directory = at("other");
    over.key_file = at("new.key");
    set(*open_house(of_new()), "test.new", "kept");
    EXPECT_THROW(restore(over, at("save.tar.gz")), BootError);
    EXPECT_EQ(setting(*open_house(of_new()), "test.new"), "kept");
}

TEST_F(PostgresBackup, is_not_mistaken_for_one_of_sqlite) {
    open_house(of_old());
    back_up(of_old(), at("postgres.tar.gz"), Wrapping::plain);
    open_house(settings("file", ""));
    back_up(settings("file", ""), at("sqlite.tar.gz"), Wrapping::plain);
    fs::copy_file(at("old.key"), at("new.key"));
    EXPECT_THROW(restore(settings("new", ""), at("postgres.tar.gz")), BootError);
    EXPECT_THROW(restore(of_new(), at("sqlite.tar.gz")), BootError);
}

TEST_F(PostgresBackup, shows_no_password_to_the_other_users_of_the_machine) {
    open_house(of_old());
    fs::create_directory(at("bin"));
    std::ofstream(at("bin/pg_dump")) << "#!/bin/sh\nprintf '%s\\n' \"$@\" >" << at("words")
                                     << "\nprintf '%s' \"$PGPASSWORD\" >" << at("password") << "\nexit 1\n";
    fs::permissions(at("bin/pg_dump"), fs::perms::owner_all);
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", (at("bin") + ":" + path).c_str(), 1);
    EXPECT_THROW(back_up(with_password(of_old(), "s%C3%A9same"), at("save.tar.gz"), Wrapping::plain), BootError);
    ::setenv("PATH", path.c_str(), 1);
    auto content = [&](const std::string& name) {
        std::ifstream in(at(name));
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    EXPECT_EQ(content("password"), "sésame");
    EXPECT_EQ(content("words").find("same"), std::string::npos) << content("words");
    EXPECT_NE(content("words").find(of_old().database), std::string::npos) << content("words");
    EXPECT_FALSE(fs::exists(at("save.tar.gz")));
}

} // namespace
} // namespace app
