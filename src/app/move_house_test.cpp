// SPDX-License-Identifier: AGPL-3.0-or-later
// `guilde export --all` and `import --all`: from one engine to the other and back, the house is the same.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "app/moving/saved_house.hpp"
#include "base/scratch_folder.hpp"
#include "db/testing.hpp"
#include "net/mail.hpp"
#include "platform/answer.hpp"
#include "platform/settings.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

namespace app {
namespace {

namespace fs = std::filesystem;

class MovingHouse : public ::testing::Test {
protected:
    std::string at(const std::string& name) { return (root_ / name).string(); }
    Settings sqlite(const std::string& name) {
        return {.data_directory = at(name), .key_file = at("the.key"), .speed = Settings::Speed::fast, .readers = 2};
    }
    Settings postgres(const std::string& name, const std::string& location) {
        auto out = sqlite(name);
        out.database = location;
        return out;
    }
    HouseSums export_from(const Settings& settings, const std::string& file) {
        return write_house(*open_house(settings), at(file), Wrapping::plain, Report::silent);
    }
    static std::string nothing_of(const std::string& path) { return fs::exists(path) ? "there is " + path : ""; }

    base::ScratchFolder scratch_;
    fs::path root_ = scratch_.path;
};

// What somebody reads at this address, without what is drawn anew for every page.
std::string page_of(platform::House& house, base::PersonId person, const std::string& path) {
    platform::Answerer answerer(house, nullptr, {.reads_per_minute_max = 0});
    std::string token;
    {
        platform::Visit visit(house, system_viewer()); // gives its reader back: there may be only one
        token = platform::write(visit, [&] { return accounts::issue_api_token(visit, person, "test"); });
    }
    auto request = support::request_for(http::Method::get, path);
    request.headers.emplace_back("authorization", "Bearer " + token);
    return answerer.answer(request).body;
}

std::vector<std::string> pages_of(const Settings& settings) {
    auto house = open_house(settings);
    auto nadia = accounts::find_account_by_email(*house->database->read(), "nadia@village.example");
    std::vector<std::string> out;
    if (!nadia) return out;
    static const std::regex cursor("\"next\":\"[^\"]*\"");
    for (const char* path : {"/api/v1/feed", "/api/v1/spaces", "/api/v1/members?q=marchetti", "/api/v1/me"})
        out.push_back(std::regex_replace(page_of(*house, nadia->person, path), cursor, ""));
    return out;
}

std::string difference(const std::string& is, const std::string& was) {
    auto [at, other] = std::ranges::mismatch(is, was);
    if (at == is.end() && other == was.end()) return "";
    auto from = static_cast<std::size_t>(at - is.begin());
    from = from < 40 ? 0 : from - 40;
    return is.substr(from, 100) + "\n   was\n" + was.substr(from, 100);
}

TEST_F(MovingHouse, EveryTableOfTheSchemaIsMovedOnBothEngines) {
    auto names_of = [](db::Engine engine) {
        auto scratch = db::testing::scratch(engine);
        auto database = scratch->open(migrations());
        std::vector<std::string> out;
        for (const auto& table : list_moved_tables(*database->read())) {
            EXPECT_FALSE(table.key.empty()) << table.name << " has no primary key: its rows have no order";
            for (const auto& column : table.columns) {
                EXPECT_NE(column.kind, db::ColumnKind::other) << table.name << "." << column.name;
                out.push_back(table.name + "." + column.name);
            }
        }
        std::ranges::sort(out);
        return out;
    };
    auto sqlite_names = names_of(db::Engine::sqlite);
    EXPECT_GT(sqlite_names.size(), 200U);
    if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
    EXPECT_EQ(sqlite_names, names_of(db::Engine::postgres));
}

TEST_F(MovingHouse, GoesToPostgresAndBackUnchanged) {
    if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
    auto server = db::testing::scratch(db::Engine::postgres);
    testing::internal::CaptureStdout();
    seed_village(sqlite("first"));
    testing::internal::GetCapturedStdout();
    std::string picture = open_house(sqlite("first"))->files->put("a picture");
    auto first = export_from(sqlite("first"), "first.tar.gz");
    EXPECT_GT(first.rows(), 1000);

    auto moved = read_house(postgres("second", server->location()), at("first.tar.gz"), Report::silent);
    EXPECT_EQ(moved.sha256(), first.sha256());
    auto second = export_from(postgres("second", server->location()), "second.tar.gz");
    EXPECT_EQ(second.tables, first.tables);
    EXPECT_EQ(second.files, first.files);

    read_house(sqlite("third"), at("second.tar.gz"), Report::silent);
    auto third = export_from(sqlite("third"), "third.tar.gz");
    EXPECT_EQ(third.tables, first.tables);
    EXPECT_EQ(third.sha256(), first.sha256());
    EXPECT_EQ(open_house(sqlite("third"))->files->get(picture), "a picture");

    auto pages = pages_of(sqlite("first"));
    ASSERT_EQ(pages.size(), 4U);
    EXPECT_NE(pages[0].find("\"title\""), std::string::npos) << pages[0].substr(0, 300);
    for (const auto& settings : {postgres("second", server->location()), sqlite("third")}) {
        auto there = pages_of(settings);
        for (std::size_t i = 0; i < pages.size(); ++i) EXPECT_EQ(difference(there.at(i), pages[i]), "");
    }
}

TEST_F(MovingHouse, WhatIsWrittenAfterwardsGetsNewNumbers) {
    if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
    auto server = db::testing::scratch(db::Engine::postgres);
    auto add = [](const Settings& settings, const std::string& name) {
        auto house = open_house(settings);
        platform::Visit visit(*house, system_viewer());
        return platform::write(visit, [&] { return accounts::create_person(visit, name, "Martin"); });
    };
    auto first = add(sqlite("first"), "Anne");
    export_from(sqlite("first"), "first.tar.gz");
    read_house(postgres("second", server->location()), at("first.tar.gz"), Report::silent);
    EXPECT_GT(add(postgres("second", server->location()), "Berthe").number, first.number);
}

TEST_F(MovingHouse, IsWholeOrAbsent) {
    open_house(sqlite("first"));
    export_from(sqlite("first"), "first.tar.gz");
    auto bytes = fs::file_size(at("first.tar.gz"));
    fs::copy_file(at("first.tar.gz"), at("cut.tar.gz"));
    fs::resize_file(at("cut.tar.gz"), bytes / 2);
    EXPECT_THROW(read_house(sqlite("second"), at("cut.tar.gz"), Report::silent), BootError);
    EXPECT_EQ(nothing_of(at("second")), "");
    EXPECT_THROW(read_house(sqlite("first"), at("first.tar.gz"), Report::silent), BootError);
    EXPECT_TRUE(
        platform::find_setting(*std::make_unique<platform::Visit>(*open_house(sqlite("first")), system_viewer()),
                               "house.none") == std::nullopt); // it opens as before

    auto other = sqlite("third");
    other.key_file = at("other.key");
    EXPECT_THROW(read_house(other, at("first.tar.gz"), Report::silent), BootError); // no key
    write_key_file(other.key_file, base::Key::random());
    EXPECT_THROW(read_house(other, at("first.tar.gz"), Report::silent), BootError); // another house's
    EXPECT_EQ(nothing_of(at("third")), "");
}

TEST_F(MovingHouse, ADatabaseThatIsLivedInIsLeftAlone) {
    if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
    auto server = db::testing::scratch(db::Engine::postgres);
    open_house(sqlite("first"));
    export_from(sqlite("first"), "first.tar.gz");
    open_house(postgres("second", server->location()));
    EXPECT_THROW(read_house(postgres("third", server->location()), at("first.tar.gz"), Report::silent), BootError);
    EXPECT_EQ(nothing_of(at("third")), "");
}

TEST_F(MovingHouse, ASealedBackupOpensWithItsKeyOnly) {
    {
        auto house = open_house(sqlite("first"));
        house->files->put("a picture");
        save_house(*house, sqlite("first"), at("sealed.backup"), Wrapping::sealed, Sums::taken);
        write_house(*house, at("tables.backup"), Wrapping::sealed, Report::silent);
    }
    std::ifstream in(at("sealed.backup"), std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    EXPECT_EQ(bytes.find("manifest.json"), std::string::npos);
    for (const char* file : {"sealed.backup", "tables.backup"}) {
        auto name = std::string("of ") + file;
        auto sums = restore_house(sqlite(name), at(file));
        EXPECT_EQ(sum_tables(*open_house(sqlite(name))->database->read()), sums.tables) << file;
        EXPECT_EQ(sums.files.size(), 1U);
        auto other = sqlite("other");
        other.key_file = at("other.key");
        if (!fs::exists(other.key_file)) write_key_file(other.key_file, base::Key::random());
        EXPECT_THROW(restore_house(other, at(file)), BootError);
        fs::resize_file(at(file), fs::file_size(at(file)) - 1);
        EXPECT_THROW(restore_house(sqlite("cut " + name), at(file)), BootError);
    }
}

} // namespace
} // namespace app
