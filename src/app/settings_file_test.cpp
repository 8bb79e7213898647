// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/settings_file.hpp"
#include "base/scratch_folder.hpp"
#include <gtest/gtest.h>
#include <stdlib.h>
#include <filesystem>
#include <fstream>

namespace app {
namespace {

namespace fs = std::filesystem;

class SettingsFiles : public ::testing::Test {
protected:
    base::ScratchFolder scratch;
    fs::path root = scratch.path;

    void read(const std::string& text) {
        std::ofstream(root / "guilde.toml") << text;
        read_settings_file(root / "guilde.toml", settings, serving);
    }
    std::string complaint(const std::string& text) {
        try {
            read(text);
        } catch (const BootError& error) {
            return error.what();
        }
        return {};
    }

    Settings settings;
    Serving serving;
};

TEST_F(SettingsFiles, SayWhereTheHouseIsAndHowItIsServed) {
    read(
        "data = \"/srv/house\"\ndatabase = \"postgres://db/guilde\"\nkey = \"/srv/key\"\n"
        "origin = \"https://maison.example\"\nlisten = \"10.0.0.2:8080\"\ntrust_proxy = [\"10.0.0.1\", \"::1\"]\n"
        "drain_seconds = 6\nworkers = 64\nreads_per_minute = 0\n");
    EXPECT_EQ(settings.data_directory, "/srv/house");
    EXPECT_EQ(settings.database, "postgres://db/guilde");
    EXPECT_EQ(settings.key_file, "/srv/key");
    EXPECT_EQ(settings.origin, "https://maison.example");
    EXPECT_EQ(serving.listen, "10.0.0.2:8080");
    EXPECT_EQ(serving.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "::1"}));
    EXPECT_EQ(serving.drain_seconds, 6);
    EXPECT_EQ(serving.workers, 64);
    EXPECT_EQ(serving.reads_per_minute, 0);
}

TEST_F(SettingsFiles, LeaveWhatTheyDoNotName) {
    read("# nothing yet\n");
    EXPECT_EQ(settings.data_directory, Settings().data_directory);
    EXPECT_EQ(serving.listen, Serving().listen);
}

TEST_F(SettingsFiles, SayWhatIsWrongWithThem) {
    auto file = (root / "guilde.toml").string();
    EXPECT_EQ(complaint("orign = \"https://a.example\"\n"), file + ": there is no setting called orign");
    EXPECT_EQ(complaint("workers = \"many\"\n"), file + ": workers wants a number");
    EXPECT_EQ(complaint("workers = -1\n"), file + ": workers is out of range");
    EXPECT_EQ(complaint("data = 7\n"), file + ": data wants a text in quotes");
    EXPECT_EQ(complaint("trust_proxy = \"127.0.0.1\"\n"), file + ": trust_proxy wants [\"…\", \"…\"]");
    EXPECT_TRUE(complaint("data = \"a\"\norigin = https\n").starts_with(file + ", line 2: "));
    EXPECT_THROW(read_settings_file(root / "other.toml", settings, serving), BootError);
}

TEST_F(SettingsFiles, AreOfNoUseForAnotherDataFolder) {
    ::setenv("GUILDE_SETTINGS", "/etc/guilde/guilde.toml", 1);
    auto file_for = [](std::vector<std::string> words) {
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        return settings_file_for(static_cast<int>(arguments.size()), arguments.data());
    };
    EXPECT_EQ(file_for({"guilde", "doctor"}), "/etc/guilde/guilde.toml");
    EXPECT_EQ(file_for({"guilde", "doctor", "--data", "/tmp/proof"}), "");
    EXPECT_EQ(file_for({"guilde", "doctor", "--data=/tmp/proof"}), "");
    ::unsetenv("GUILDE_SETTINGS");
    EXPECT_EQ(file_for({"guilde", "doctor"}), "");
}

} // namespace
} // namespace app
