// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/boot.hpp"
#include "app/archive.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "app/key_file.hpp"
#include "base/scratch_folder.hpp"
#include "db/testing.hpp"
#include "platform/settings.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <thread>

namespace app {
namespace {

namespace fs = std::filesystem;

class Folder : public ::testing::Test {
protected:
    base::ScratchFolder scratch;
    fs::path root = scratch.path;
    std::string at(const std::string& name) { return (root / name).string(); }
    Settings settings(const std::string& data = "data") {
        return {.data_directory = at(data), .speed = Settings::Speed::fast, .readers = 2};
    }
    static std::string read(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void overwrite(const std::string& path, const std::string& text) {
        std::ofstream(path, std::ios::binary) << text;
    }
};
using KeyFile = Folder;
using Boot = Folder;
using Backup = Folder;

TEST_F(KeyFile, is_private_and_made_once) {
    auto path = at("data.key");
    auto key = read_or_create_key(path, Data::none);
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    EXPECT_EQ(read_or_create_key(path, Data::some).bytes(), key.bytes());
    EXPECT_THROW(write_key_file(path, base::Key::random()), BootError);
    EXPECT_EQ(read_key(path).bytes(), key.bytes());
    EXPECT_EQ(default_key_file(at("data/")), path);
}

TEST_F(KeyFile, a_damaged_or_missing_one_is_never_replaced) {
    auto path = at("data.key");
    EXPECT_THROW(read_or_create_key(path, Data::some), BootError);
    EXPECT_FALSE(fs::exists(path));
    for (const char* text : {"", "abc", "!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        overwrite(path, text);
        EXPECT_THROW(read_or_create_key(path, Data::none), BootError) << text;
        EXPECT_EQ(read(path), text);
    }
}

TEST(RecoveryCode, comes_back_and_finds_every_typo) {
    auto key = base::Key::random();
    auto code = recovery_code(key);
    ASSERT_TRUE(parse_recovery_code(code));
    EXPECT_EQ(parse_recovery_code(code)->bytes(), key.bytes());
    std::string upper;
    for (char c : code) upper += c == '-' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_TRUE(parse_recovery_code(upper));
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '-') continue;
        auto typo = code;
        typo[i] = code[i] == '7' ? '1' : '7';
        EXPECT_FALSE(parse_recovery_code(typo)) << i;
        EXPECT_FALSE(parse_recovery_code(code.substr(0, i))) << i;
    }
}

TEST_F(Boot, refuses_data_without_its_key_or_with_anothers) {
    open_house(settings());
    auto key = read(at("data.key"));
    fs::remove(at("data.key"));
    EXPECT_THROW(open_house(settings()), BootError);
    EXPECT_FALSE(fs::exists(at("data.key")));
    overwrite(at("data.key"), key);
    auto with_origin = settings();
    with_origin.origin = "https://maison.example/";
    EXPECT_EQ(open_house(with_origin)->origin, "https://maison.example");
    EXPECT_EQ(open_house(settings())->origin, "https://maison.example");
    fs::remove(at("data.key"));
    write_key_file(at("data.key"), base::Key::random());
    EXPECT_THROW(open_house(settings()), std::runtime_error);
}

TEST_F(Boot, wants_an_origin_that_browsers_send) {
    for (const char* bad :
         {"maison.example", "ftp://maison.example", "https://", "https://a.example/maison", "https://a b"}) {
        auto given = settings();
        given.origin = bad;
        EXPECT_THROW(open_house(given), BootError) << bad;
    }
}

using platform::Listener;
using platform::Policy;
using platform::Room;
http::Response nothing(platform::Visit&, http::Request&) {
    return {};
}
void hear_nothing(platform::Visit&, const platform::Fact&) {}

TEST(Manifest, refuses_what_does_not_fit_together) {
    auto refuses = [](std::vector<Room> rooms) { EXPECT_THROW(check_manifest(rooms), BootError) << rooms[0].name; };
    refuses({{.name = "unheard", .hears = {{.name = "a", .kind = "nobody.tells", .hear = hear_nothing}}}});
    refuses({{.name = "twice"}, {.name = "twice"}});
    Listener listener{.name = "same", .kind = "x.done", .hear = hear_nothing};
    refuses({{.name = "listeners", .tells = {"x.done"}, .hears = {listener, listener}}});
    refuses({{.name = "policy", .routes = {{.pattern = "/a", .handler = nothing}}}});
    refuses({{.name = "handler", .routes = {{.pattern = "/a", .policy = Policy::anyone}}}});
    platform::Route route{.pattern = "/a", .policy = Policy::anyone, .handler = nothing, .summary = "A"};
    refuses({{.name = "collide", .routes = {route, route}}});
    route.feature = "misspelled";
    refuses({{.name = "feature", .routes = {route}}});
    refuses(
        {{.name = "timers",
          .timers = {{.name = "t", .every = base::Milliseconds(1)}, {.name = "t", .every = base::Milliseconds(1)}}}});
    refuses({{.name = "jobs", .jobs = {{.kind = "j"}, {.kind = "j"}}}});
    static const db::Query query{.name = "a.b", .text = "SELECT 1"};
    refuses({{.name = "queries", .queries = {&query, &query}}});
    EXPECT_NO_THROW(check_manifest(all_rooms()));
}

TEST(Manifest, refuses_a_query_that_does_not_prepare) {
    support::TestHouse house;
    EXPECT_NO_THROW(check_queries(house.house()));
    static const db::Query broken{.name = "a.broken", .text = "SELECT nothing FROM nowhere"};
    house.house().rooms.push_back({.name = "broken", .queries = {&broken}});
    EXPECT_THROW(check_queries(house.house()), BootError);
}

TEST(Catalogues, have_the_placeholders_of_the_messages) {
    EXPECT_NO_THROW(catalogues());
}

void set(platform::House& house, const std::string& name, const std::string& value) {
    platform::Visit visit(house, system_viewer());
    platform::write(visit, [&] { platform::update_setting(visit, name, value); });
}

TEST_F(Backup, an_examination_leaves_the_locks_of_the_database_alone) {
    if (db::testing::default_engine() != db::Engine::sqlite) GTEST_SKIP() << "one file only on SQLite";
    auto house = open_house(settings());
    set(*house, "test.before", "kept");
    ASSERT_TRUE(db::testing::holds_lock(database_file(settings())));
    examine_house(*house, settings());
    EXPECT_TRUE(db::testing::holds_lock(database_file(settings())));
}

TEST_F(Backup, restores_the_same_house_while_people_write) {
    std::string file;
    {
        auto house = open_house(settings());
        file = house->files->put("a picture");
        set(*house, "test.before", "kept");
        std::atomic<bool> is_over = false;
        std::thread writing([&] {
            for (int i = 0; !is_over; ++i) set(*house, "test.during", std::to_string(i));
        });
        EXPECT_EQ(back_up(settings(), at("save.tar.gz"), Wrapping::plain), 0);
        is_over = true;
        writing.join();
    }
    struct stat info {};
    ASSERT_EQ(::stat(at("save.tar.gz").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    fs::copy_file(at("data.key"), at("new.key"));
    EXPECT_EQ(restore(settings("new"), at("save.tar.gz")), 0);
    auto house = open_house(settings("new"));
    platform::Visit visit(*house, system_viewer());
    EXPECT_EQ(platform::find_setting(visit, "test.before"), "kept");
    EXPECT_EQ(house->files->get(file), "a picture");
}

TEST_F(Backup, never_holds_the_key_nor_writes_over_a_file) {
    open_house(settings());
    auto key = read(at("data.key"));
    back_up(settings(), at("save.tar.gz"), Wrapping::plain);
    read_archive(at("save.tar.gz"), {}, [&](const std::string& name, const NextPiece& next) {
        EXPECT_EQ(name.find("key"), std::string::npos);
        std::string all;
        for (auto piece = next(); !piece.empty(); piece = next()) all += piece;
        EXPECT_EQ(all.find(key.substr(0, 43)), std::string::npos) << name;
        EXPECT_EQ(all.find(read_key(at("data.key")).bytes()), std::string::npos) << name;
    });
    EXPECT_THROW(back_up(settings(), at("save.tar.gz"), Wrapping::plain), BootError);
}

TEST_F(Backup, restore_refuses_a_full_folder_and_foreign_archives) {
    open_house(settings());
    back_up(settings(), at("save.tar.gz"), Wrapping::plain);
    EXPECT_THROW(restore(settings(), at("save.tar.gz")), BootError);
    EXPECT_THROW(restore(settings("new"), at("missing")), BootError);
    overwrite(at("text"), "no archive at all");
    overwrite(at("empty"), "");
    EXPECT_THROW(restore(settings("new"), at("text")), BootError);
    EXPECT_THROW(restore(settings("new"), at("empty")), BootError);
    auto cut = read(at("save.tar.gz"));
    overwrite(at("cut"), cut.substr(0, cut.size() / 2));
    EXPECT_THROW(restore(settings("new"), at("cut")), BootError);
    int number = 0;
    std::vector<std::string> foreign{"../evil",
                                     "/tmp/evil",
                                     "files/../../evil",
                                     "files//etc/passwd",
                                     "data.key",
                                     "guilde.sqlite-wal",
                                     "files/" + std::string(63, 'a')};
    for (const auto& name : foreign) {
        auto path = at("evil" + std::to_string(++number));
        ArchiveWriter archive(path);
        archive.add("manifest.json", R"({"program":"guilde"})");
        archive.add(name, "evil");
        archive.finish();
        EXPECT_THROW(restore(settings("new"), path), BootError) << name;
    }
    EXPECT_FALSE(fs::exists(root / "evil"));
    ArchiveWriter other(at("other"));
    other.add("manifest.json", R"({"program":"another"})");
    other.finish();
    EXPECT_THROW(restore(settings("new"), at("other")), BootError);
    EXPECT_FALSE(fs::exists(at("new") + "/guilde.sqlite"));
}

} // namespace
} // namespace app
