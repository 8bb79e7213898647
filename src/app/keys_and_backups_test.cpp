// SPDX-License-Identifier: AGPL-3.0-or-later
// The key renewed, the whole file encrypted, the backup of every night.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "app/moving/nightly.hpp"
#include "base/scratch_folder.hpp"
#include "db/sqlite_key.hpp"
#include "db/testing.hpp"
#include "net/clock.hpp"
#include "platform/backups.hpp"
#include "platform/settings.hpp"
#include "rooms/people/members/members.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace app {
namespace {

namespace fs = std::filesystem;

class OneHouse : public ::testing::Test {
protected:
    void SetUp() override {
        testing::internal::CaptureStdout();
        if (db::testing::default_engine() == db::Engine::postgres) server_ = db::testing::scratch(db::Engine::postgres);
    }
    void TearDown() override {
        auto said = testing::internal::GetCapturedStdout();
        if (HasFailure()) std::cerr << said;
    }
    std::string at(const std::string& name) { return (root_ / name).string(); }
    bool is_sqlite() const { return !server_; }
    Settings settings() {
        return {.data_directory = at("data"),
                .database = server_ ? server_->location() : std::string(),
                .speed = Settings::Speed::fast,
                .readers = 2};
    }
    base::PersonId add_sophie() {
        auto house = open_house(settings());
        platform::Visit visit(*house, system_viewer());
        members::Record record;
        record.first_name = "Sophie";
        record.last_name = "Martin";
        record.phone = "+33612345678";
        record.birth_date = base::Day::of(1980, 5, 4);
        house->files->put("a picture");
        return platform::write(visit, [&] {
            platform::update_setting(visit, "house.recovery_code_confirmed", "yes");
            platform::update_setting(visit, "test.kept", "sealed with the house's key");
            return members::add_member(visit, record);
        });
    }
    // Whether she is found by name and birth date, and her phone reads.
    bool knows(base::PersonId sophie) {
        auto house = open_house(settings());
        platform::Visit visit(*house, system_viewer());
        auto record = members::find_record(visit, sophie);
        auto key = members::name_birth_key(visit, "Sophie", "Martin", base::Day::of(1980, 5, 4));
        auto found = members::list_by_name_birth(visit.db(), std::span(&key, 1));
        return record && record->phone == "+33612345678" && found.size() == 1 && found.front().person == sophie;
    }
    static std::string bytes_of(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    base::ScratchFolder scratch_;
    fs::path root_ = scratch_.path;
    std::unique_ptr<db::testing::Scratch> server_;
};
using KeyRotation = OneHouse;
using FileEncryption = OneHouse;
using NightlyBackup = OneHouse;

TEST_F(KeyRotation, SealsEverythingAnewAndForgetsTheFormerKey) {
    auto sophie = add_sophie();
    auto former = read_key(at("data.key"));
    EXPECT_EQ(rotate_key(settings()), 0);
    auto keys = read_keys(at("data.key"));
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_NE(keys[0].bytes(), former.bytes());
    EXPECT_TRUE(knows(sophie));
    {
        auto house = open_house(settings());
        platform::Visit visit(*house, system_viewer());
        EXPECT_FALSE(
            platform::find_setting(visit, "house.recovery_code_confirmed")); // the new code is to be written down
    }
    replace_key_file(at("data.key"), {former});
    EXPECT_THROW(open_house(settings()), std::runtime_error);
}

TEST_F(KeyRotation, GoesOnWhereItWasStopped) {
    auto sophie = add_sophie();
    auto former = read_key(at("data.key"));
    auto next = base::Key::random();
    replace_key_file(at("data.key"), {next, former}); // stopped before anything was sealed anew
    EXPECT_EQ(rotate_key(settings()), 0);
    EXPECT_EQ(read_key(at("data.key")).bytes(), next.bytes());
    EXPECT_TRUE(knows(sophie));
}

TEST_F(KeyRotation, RefusesWhileSomebodyServes) {
    add_sophie();
    auto former = read_key(at("data.key"));
    auto house = open_house(settings());
    EXPECT_THROW(rotate_key(settings()), std::exception);
    EXPECT_EQ(read_keys(at("data.key")).size(), 1U);
    EXPECT_EQ(read_key(at("data.key")).bytes(), former.bytes());
}

TEST_F(FileEncryption, AHouseMayBeBornEncryptedAndEveryCommandOpensIt) {
    if (!is_sqlite()) GTEST_SKIP() << "PostgreSQL's files are its administrator's";
    auto born = settings();
    born.encryption = Settings::Encryption::wanted;
    open_house(born);
    auto sophie = add_sophie(); // nothing says that it is encrypted
    EXPECT_EQ(db::form_of_file(at("data/guilde.sqlite")), db::FileForm::sealed);
    EXPECT_TRUE(knows(sophie));
    EXPECT_EQ(bytes_of(at("data/guilde.sqlite")).find("Martin"), std::string::npos);
    EXPECT_EQ(rotate_key(settings()), 0);
    EXPECT_TRUE(knows(sophie));
    EXPECT_EQ(back_up(settings(), at("save.backup"), Wrapping::sealed), 0);
    fs::copy_file(at("data.key"), at("new.key"));
    auto there = settings();
    there.data_directory = at("new");
    EXPECT_EQ(restore(there, at("save.backup")), 0);
    EXPECT_EQ(db::form_of_file(at("new/guilde.sqlite")), db::FileForm::sealed);
}

TEST_F(FileEncryption, APlainHouseIsConvertedAndBack) {
    if (!is_sqlite()) GTEST_SKIP() << "PostgreSQL's files are its administrator's";
    auto sophie = add_sophie();
    EXPECT_NE(bytes_of(at("data/guilde.sqlite")).find("Martin"), std::string::npos);
    auto wanted = settings();
    wanted.encryption = Settings::Encryption::wanted;
    EXPECT_THROW(open_house(wanted), BootError);
    {
        auto house = open_house(settings());
        EXPECT_THROW(change_encryption(settings(), Encrypting::on), std::exception); // somebody has it open
    }
    EXPECT_EQ(change_encryption(settings(), Encrypting::on), 0);
    EXPECT_EQ(bytes_of(at("data/guilde.sqlite")).find("Martin"), std::string::npos);
    EXPECT_TRUE(knows(sophie));
    EXPECT_EQ(change_encryption(settings(), Encrypting::off), 0);
    EXPECT_EQ(db::form_of_file(at("data/guilde.sqlite")), db::FileForm::plain);
    EXPECT_TRUE(knows(sophie));
}

TEST_F(NightlyBackup, IsProvenByARestoreAndOldOnesGo) {
    auto sophie = add_sophie();
    Nightly nightly{.folder = at("backups"), .hour = 3, .days_kept = 2};
    auto house = open_house(settings());
    auto clock = std::make_unique<net::FixedClock>(base::Instant{1'795'000'000'000});
    auto* hand = clock.get();
    house->clock = std::move(clock);
    EXPECT_TRUE(is_backup_due(*house, nightly));
    for (int night = 0; night < 4; ++night) {
        make_proven_backup(*house, settings(), nightly);
        EXPECT_FALSE(is_backup_due(*house, nightly));
        hand->advance(std::chrono::hours(24));
        EXPECT_TRUE(is_backup_due(*house, nightly));
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(at("backups")), fs::directory_iterator()),
              3); // today's and two days'
    platform::Visit visit(*house, system_viewer());
    auto state = platform::find_backup_state(visit);
    ASSERT_TRUE(state && state->proven_at);
    EXPECT_EQ(visit.now() - *state->proven_at, std::chrono::hours(24));
    EXPECT_GT(state->rows, 5);
    EXPECT_EQ(state->files, 1);
    EXPECT_FALSE(platform::is_proof_late(*state, visit.now()));
    EXPECT_TRUE(platform::is_proof_late(*state, visit.now() + std::chrono::hours(25)));
    std::string latest;
    for (const auto& entry : fs::directory_iterator(at("backups"))) latest = std::max(latest, entry.path().string());
    EXPECT_EQ(bytes_of(latest).find("Martin"), std::string::npos);
    Settings there{
        .data_directory = at("new"), .key_file = at("data.key"), .speed = Settings::Speed::fast, .readers = 1};
    EXPECT_EQ(restore(there, latest), 0);
    auto restored = open_house(there);
    platform::Visit inside(*restored, system_viewer());
    EXPECT_EQ(members::find_record(inside, sophie)->phone, "+33612345678");
}

TEST_F(NightlyBackup, WhatFailsIsToldAndKeepsTheOlderOnes) {
    add_sophie();
    auto house = open_house(settings());
    std::ofstream(at("file")) << "no folder";
    EXPECT_THROW(make_proven_backup(*house, settings(), {.folder = at("file")}), std::exception);
    platform::Visit visit(*house, system_viewer());
    auto state = platform::find_backup_state(visit);
    EXPECT_TRUE(!state || !state->proven_at);
}

} // namespace
} // namespace app
