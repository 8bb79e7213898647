// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "base/scratch_folder.hpp"
#include "jobs/jobs.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <filesystem>

namespace app {
namespace {

namespace fs = std::filesystem;
using machine::Verdict;
using namespace std::chrono_literals;

class Doctor : public ::testing::Test {
protected:
    Doctor() { settings.data_directory = root_.string(); }

    // The verdict of the first finding that says these words; nothing when there is none.
    std::optional<Verdict> verdict(std::string_view sought) {
        const words::Words english(*house.house().catalogues, words::Language::en, "UTC");
        auto findings = examine_house(house.house(), settings).findings;
        auto found = std::ranges::find_if(findings, [&](const machine::Finding& finding) {
            return machine::say_sentence(english, finding.what).find(sought) != std::string::npos;
        });
        return found == findings.end() ? std::nullopt : std::optional(found->verdict);
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
    base::ScratchFolder scratch_;
    fs::path root_ = scratch_.path;
};

TEST_F(Doctor, says_what_mail_lacks) {
    EXPECT_EQ(verdict("Mail reaches nobody"), Verdict::advice);
    EXPECT_EQ(verdict("SPF of essai.example is missing"), Verdict::advice) << "no mail leaves yet";
    EXPECT_EQ(verdict("DKIM of essai.example: the selector is not known"), Verdict::advice);
    change([](auto& organisation) { organisation.mail_url = "smtp://smtp.host.example"; });
    EXPECT_EQ(verdict("SPF of essai.example is missing"), Verdict::bad);
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
         {"SPF of", "DKIM of", "DMARC of", "MX of", "Mail leaves through smtp://smtp.host.example:587"})
        EXPECT_EQ(verdict(words), Verdict::good) << words;
    EXPECT_EQ(verdict("cret@"), std::nullopt);
}

TEST_F(Doctor, says_once_that_no_name_server_answers) {
    class SilentDns final : public net::Dns {
        std::optional<std::vector<std::string>> texts(const std::string&) override { return std::nullopt; }
        std::optional<std::vector<std::string>> mail_servers(const std::string&) override { return std::nullopt; }
    };
    house.house().dns = std::make_unique<SilentDns>();
    EXPECT_EQ(verdict("No name server answers"), Verdict::advice);
    EXPECT_EQ(verdict("SPF"), std::nullopt);
    EXPECT_EQ(verdict("DKIM"), std::nullopt);
}

TEST_F(Doctor, tells_jobs_that_gave_up_by_their_kind) {
    EXPECT_EQ(verdict("Every job could be done"), Verdict::good);
    house.mailer().answer_with({net::MailOutcome::try_later, "451 busy"});
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (const char* address : {"a@b.example", "c@d.example"})
            platform::send_later(*visit, {.kind = "test", .to_address = address, .subject = "x", .text = "x"});
    });
    for (int i = 0; i < 8; ++i, house.clock().advance(2h)) house.run_jobs();
    EXPECT_EQ(verdict("Given up after five tries: Messages to hand over to the mail server (2)"), Verdict::bad);
    EXPECT_EQ(verdict("Every job could be done"), std::nullopt);
}

TEST_F(Doctor, makes_no_house_where_there_is_none) {
    settings.data_directory += "/mistyped";
    EXPECT_THROW(show_doctor(settings, ""), BootError);
    EXPECT_FALSE(fs::exists(settings.data_directory));
}

} // namespace
} // namespace app
