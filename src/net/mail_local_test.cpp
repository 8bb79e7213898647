// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/scratch_folder.hpp"
#include "net/mail.hpp"
#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace net {
namespace {

namespace fs = std::filesystem;

Mail mail_to(const std::string& address) {
    Mail mail;
    mail.to_address = address;
    mail.from_address = "bonjour@guilde.example";
    mail.subject = "Élections";
    mail.text = "Bonjour";
    mail.html = "<p>Bonjour</p>";
    mail.message_id = "1@guilde.example";
    return mail;
}

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

class MailFolderTest : public ::testing::Test {
protected:
    base::ScratchFolder scratch_;
    fs::path folder_ = scratch_.path;
};

TEST_F(MailFolderTest, writes_the_bytes_that_would_be_sent) {
    const Mail mail = mail_to("ada@relieurs.example");
    const auto result = open_mail_folder(folder_)->send(mail);
    EXPECT_EQ(result.outcome, MailOutcome::accepted);
    EXPECT_EQ(result.answer, "250 written to 000001.eml");
    EXPECT_EQ(content(folder_ / "000001.eml"), to_rfc5322(mail));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(MailFolderTest, goes_on_numbering_where_others_are) {
    const auto first = open_mail_folder(folder_);
    const auto second = open_mail_folder(folder_);
    std::ofstream(folder_ / "notes.eml") << "not a number";
    first->send(mail_to("a@x.example"));
    second->send(mail_to("b@x.example"));
    first->send(mail_to("c@x.example"));
    open_mail_folder(folder_)->send(mail_to("d@x.example"));
    EXPECT_NE(content(folder_ / "000004.eml").find("d@x.example"), std::string::npos);
}

TEST_F(MailFolderTest, several_threads_lose_nothing) {
    const auto mailer = open_mail_folder(folder_);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 5; ++j) mailer->send(mail_to("a@x.example"));
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_TRUE(fs::exists(folder_ / "000020.eml"));
    EXPECT_FALSE(fs::exists(folder_ / "000021.eml"));
}

TEST_F(MailFolderTest, refuses_a_wrong_mail_and_asks_to_retry_when_the_folder_is_gone) {
    const auto mailer = open_mail_folder(folder_ / "mails");
    EXPECT_EQ(mailer->send(mail_to("a\n@x.example")).outcome, MailOutcome::refused);
    fs::remove_all(folder_ / "mails");
    EXPECT_EQ(mailer->send(mail_to("a@x.example")).outcome, MailOutcome::try_later);
}

TEST(MemoryMailer, keeps_what_was_accepted) {
    MemoryMailer mailer;
    EXPECT_EQ(mailer.send(mail_to("a@x.example")).outcome, MailOutcome::accepted);
    mailer.answer_with({MailOutcome::try_later, "451 busy"});
    EXPECT_EQ(mailer.send(mail_to("b@x.example")).answer, "451 busy");
    mailer.answer_with({MailOutcome::accepted, "250 OK"});
    EXPECT_EQ(mailer.send(mail_to("c@x.example\r\n")).outcome, MailOutcome::refused);
    const auto sent = mailer.take();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent.front().to_address, "a@x.example");
    EXPECT_TRUE(mailer.take().empty());
}

} // namespace
} // namespace net
