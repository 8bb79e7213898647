// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "jobs/jobs.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <stdlib.h>
#include <algorithm>
#include <filesystem>

namespace app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class Doctor : public ::testing::Test {
protected:
    Doctor() {
        std::string name = (fs::temp_directory_path() / "guilde-app-XXXXXX").string();
        root_ = ::mkdtemp(name.data());
        settings.data_directory = root_.string();
    }
    ~Doctor() override { fs::remove_all(root_); }

    // The verdict on the first line that holds these words; nothing when there is none.
    std::optional<Verdict> verdict(std::string_view words) {
        auto lines = examine_house(house.house(), settings);
        auto found = std::ranges::find_if(
            lines, [&](const Examined& line) { return line.text.find(words) != std::string::npos; });
        return found == lines.end() ? std::nullopt : std::optional(found->verdict);
    }
    net::FixedDns& dns() { return dynamic_cast<net::FixedDns&>(*house.house().dns); }
    void change(const std::function<void(platform::Organisation&)>& act) {
        auto visit = house.system_visit();
        auto organisation = *platform::organisation(*visit);
        act(organisation);
        platform::write(*visit, [&] { platform::update_organisation(*visit, organisation); });
        house.clock().advance(5s);
    }

    support::TestHouse house;
    Settings settings;

private:
    fs::path root_;
};

TEST_F(Doctor, says_what_mail_lacks) {
    EXPECT_EQ(verdict("mail reaches nobody"), Verdict::advice);
    EXPECT_EQ(verdict("SPF of essai.example is missing"), Verdict::bad);
    EXPECT_EQ(verdict("DKIM: write the selector"), Verdict::advice);
    EXPECT_EQ(verdict("DMARC of essai.example is missing"), Verdict::bad);
    EXPECT_EQ(verdict("MX of essai.example is missing"), Verdict::bad);
}

TEST_F(Doctor, is_content_with_a_well_kept_domain_and_shows_no_password) {
    dns().text_records["essai.example"] = {"v=spf1 include:host.example -all"};
    dns().text_records["guilde._domainkey.essai.example"] = {"v=DKIM1; p=MIGf"};
    dns().text_records["_dmarc.essai.example"] = {"v=DMARC1; p=none"};
    dns().mail_records["essai.example"] = {"mx.host.example"};
    change([](auto& organisation) {
        organisation.dkim_selector = "guilde";
        organisation.mail_url = "smtp://lea:se@cret@smtp.host.example:587";
    });
    for (const char* words :
         {"SPF of", "DKIM of", "DMARC of", "MX of", "mail leaves through smtp://smtp.host.example:587"})
        EXPECT_EQ(verdict(words), Verdict::good) << words;
    EXPECT_EQ(verdict("cret@"), std::nullopt);
}

TEST_F(Doctor, says_once_that_no_name_server_answers) {
    class SilentDns final : public net::Dns {
        std::optional<std::vector<std::string>> texts(const std::string&) override { return std::nullopt; }
        std::optional<std::vector<std::string>> mail_servers(const std::string&) override { return std::nullopt; }
    };
    house.house().dns = std::make_unique<SilentDns>();
    EXPECT_EQ(verdict("no name server answers"), Verdict::advice);
    EXPECT_EQ(verdict("SPF"), std::nullopt);
    EXPECT_EQ(verdict("DKIM"), std::nullopt);
}

TEST_F(Doctor, tells_jobs_that_gave_up_by_their_kind) {
    EXPECT_EQ(verdict("every job could be done"), Verdict::good);
    house.mailer().answer_with({net::MailOutcome::try_later, "451 busy"});
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (const char* address : {"a@b.example", "c@d.example"})
            platform::send_later(*visit, {.kind = "test", .to_address = address, .subject = "x", .text = "x"});
    });
    for (int i = 0; i < 8; ++i, house.clock().advance(2h)) house.run_jobs();
    EXPECT_EQ(verdict("2 jobs of the kind mail.send gave up"), Verdict::bad);
    EXPECT_EQ(verdict("every job could be done"), std::nullopt);
}

TEST_F(Doctor, makes_no_house_where_there_is_none) {
    settings.data_directory += "/mistyped";
    EXPECT_THROW(show_doctor(settings, ""), BootError);
    EXPECT_FALSE(fs::exists(settings.data_directory));
}

} // namespace
} // namespace app
