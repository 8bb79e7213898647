// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody at a terminal reads when something is mistyped, missing or taken.
#include "app/commands/commands.hpp"
#include "base/scratch_folder.hpp"
#include "http/server_test.hpp"
#include <gtest/gtest.h>
#include <filesystem>

namespace app {
namespace {

namespace fs = std::filesystem;

class Commands : public ::testing::Test {
protected:
    base::ScratchFolder scratch;
    fs::path root = scratch.path;

    struct Said {
        int status = 0;
        std::string out, error;
    };
    static Said run(std::vector<std::string> words) {
        words.insert(words.begin(), "/somewhere/guilde");
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        Said said;
        said.status = run_command(static_cast<int>(arguments.size()), arguments.data());
        said.out = testing::internal::GetCapturedStdout();
        said.error = testing::internal::GetCapturedStderr();
        return said;
    }
    std::string data() const { return (root / "data").string(); }
};

TEST_F(Commands, HelpIsNoMistakeAndNamesEachOption) {
    auto help = run({"--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_NE(help.out.find("Usage: guilde"), std::string::npos) << help.out;
    for (const auto& words : std::vector<std::vector<std::string>>{{"serve"},
                                                                   {"migrate"},
                                                                   {"routes"},
                                                                   {"doctor"},
                                                                   {"mail-server"},
                                                                   {"backup"},
                                                                   {"restore"},
                                                                   {"link"},
                                                                   {"let-in"},
                                                                   {"token"},
                                                                   {"setup-link"},
                                                                   {"import", "members"},
                                                                   {"export", "members"},
                                                                   {"seed", "village"},
                                                                   {"seed", "big"},
                                                                   {"key", "code"},
                                                                   {"key", "rotate"},
                                                                   {"database", "encrypt"},
                                                                   {"database", "decrypt"},
                                                                   {"import", "stackexchange"},
                                                                   {"key", "restore"}}) {
        auto asked = words;
        asked.emplace_back("--help");
        auto said = run(asked);
        EXPECT_EQ(said.status, 0) << words.back();
        EXPECT_NE(said.out.find("--data"), std::string::npos) << words.back();
        EXPECT_EQ(said.error, "") << words.back();
    }
}

TEST_F(Commands, WhatIsMistypedIsSaidAndIsStatusTwo) {
    auto unknown = run({"nonsense"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_TRUE(unknown.error.starts_with("guilde: there is no command nonsense\n")) << unknown.error;
    for (const auto& words :
         std::vector<std::vector<std::string>>{{}, {"seed"}, {"backup"}, {"serve", "--workers", "x"}}) {
        auto said = run(words);
        EXPECT_EQ(said.status, 2);
        EXPECT_TRUE(said.error.starts_with("guilde: ")) << said.error;
        EXPECT_EQ(said.out, "");
    }
}

TEST_F(Commands, AMistypedFolderMakesNoHouse) {
    for (const auto& words : std::vector<std::vector<std::string>>{{"doctor"},
                                                                   {"backup", (root / "save").string()},
                                                                   {"link", "a@b.example"},
                                                                   {"token", "a@b.example"},
                                                                   {"export", "members"}}) {
        auto asked = words;
        asked.insert(asked.end(), {"--data", data()});
        auto said = run(asked);
        EXPECT_EQ(said.status, 1) << words.front();
        EXPECT_EQ(said.error, "guilde: there is no house in " + data() + ": name its folder with --data\n");
    }
    EXPECT_FALSE(fs::exists(data()));
    auto nowhere = run({"migrate", "--data", "/proc/nowhere/data"});
    EXPECT_EQ(nowhere.status, 1);
    EXPECT_TRUE(nowhere.error.starts_with("guilde: the data folder /proc/nowhere/data cannot be made: "))
        << nowhere.error;
}

TEST_F(Commands, AMailServerThatDoesNotAnswerIsNotKept) {
    EXPECT_EQ(run({"migrate", "--data", data()}).status, 0);
    auto keep = [&](const std::string& server, const std::string& from) {
        return run({"mail-server", "--server", server, "--from", from, "--send-test-to", "lea@essai.example", "--data",
                    data()});
    };
    auto silent = keep("smtp://127.0.0.1:1", "maison@essai.example");
    EXPECT_EQ(silent.status, 1);
    EXPECT_TRUE(silent.error.starts_with("guilde: the mail server did not take the test mail, nothing was kept: "))
        << silent.error;
    EXPECT_EQ(keep("http://127.0.0.1", "maison@essai.example").error,
              "guilde: the address of the mail server is not smtp://… or smtps://…\n");
    EXPECT_EQ(keep("smtp://127.0.0.1:1", "maison").error, "guilde: --from wants an e-mail address\n");
    EXPECT_NE(run({"doctor", "--data", data()}).out.find("Mail reaches nobody"), std::string::npos);
}

TEST_F(Commands, APortThatIsTakenIsNamed) {
    http::RunningServer other([](http::Request&) { return http::Response::text("taken"); });
    auto address = "127.0.0.1:" + std::to_string(other.port());
    auto said = run({"serve", "--data", data(), "--listen", address});
    EXPECT_EQ(said.status, 1);
    EXPECT_NE(said.error.find(address), std::string::npos) << said.error;
    EXPECT_NE(said.error.find("already in use"), std::string::npos) << said.error;
}

} // namespace
} // namespace app
