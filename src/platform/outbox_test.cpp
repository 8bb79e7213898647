// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/outbox.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>

namespace platform {
namespace {

using sample::SampleHouse;
using namespace std::chrono_literals;

constexpr db::Query count_facts{.name = "test.mail_facts", .text = "SELECT COUNT(*) FROM facts WHERE kind = $1"};
constexpr db::Query find_words{
    .name = "test.mail_words",
    .text = "SELECT subject || body_text || body_html || unsubscribe_path FROM outbox WHERE kind = 'sample.mail'"};

class Outbox : public ::testing::Test {
protected:
    SampleHouse house;
    void SetUp() override { house.mails(); }

    void send() {
        auto visit = house.system_visit();
        write(*visit, [&] {
            send_later(*visit, {.kind = "sample.mail",
                                .to_address = "sophie@village.example",
                                .to_name = "Sophie",
                                .subject = "Bonjour",
                                .text = "Un texte\r\n",
                                .html = "<p>Un texte</p>",
                                .unsubscribe_path = "/unsubscribe/abc"});
        });
    }
    std::int64_t told(std::string_view kind) { return house.system_visit()->db().get<std::int64_t>(count_facts, kind); }
    std::string words() { return house.system_visit()->db().get<std::string>(find_words); }
};

TEST_F(Outbox, sends_tells_and_wipes) {
    auto before = told(mail_accepted);
    send();
    EXPECT_NE(words(), "");
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].from_address, "maison@essai.example");
    EXPECT_TRUE(mails[0].message_id.ends_with("@essai.example"));
    std::map<std::string, std::string> headers(mails[0].headers.begin(), mails[0].headers.end());
    EXPECT_EQ(headers["List-Unsubscribe"], "<https://essai.example/unsubscribe/abc>");
    EXPECT_EQ(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
    EXPECT_EQ(words(), "");
    EXPECT_EQ(told(mail_accepted), before + 1);
}

TEST_F(Outbox, belongs_to_the_act) {
    auto visit = house.system_visit();
    EXPECT_THROW(write(*visit,
                       [&] {
                           send_later(*visit, {.kind = "sample.mail", .to_address = "a@b.example"});
                           throw std::runtime_error("no");
                       }),
                 std::runtime_error);
    EXPECT_TRUE(house.mails().empty());
    EXPECT_EQ(count_mail(house.system_visit()->db()).waiting, 0);
}

TEST_F(Outbox, waits_for_its_time) {
    auto visit = house.system_visit();
    write(*visit, [&] {
        send_later(*visit, {.kind = "sample.mail",
                            .to_address = "sophie@village.example",
                            .subject = "Plus tard",
                            .text = "x",
                            .not_before = visit->now() + 1h});
    });
    EXPECT_TRUE(house.mails().empty());
    house.clock().advance(61min);
    EXPECT_EQ(house.mails().size(), 1U);
}

TEST_F(Outbox, a_refused_address_is_told_and_not_tried_again) {
    house.mailer().answer_with({net::MailOutcome::refused, "550 5.1.1 <sophie@village.example> unknown"});
    send();
    house.run_jobs();
    house.clock().advance(5h);
    house.run_jobs();
    EXPECT_EQ(told(mail_refused), 1);
    EXPECT_EQ(words(), "");
    EXPECT_EQ(count_mail(house.system_visit()->db()).refused, 1);
}

TEST_F(Outbox, a_busy_server_is_tried_again_then_parked_without_the_address) {
    house.mailer().answer_with({net::MailOutcome::try_later, "451 4.2.1 <sophie@village.example> busy"});
    send();
    for (int i = 0; i < 8; ++i) {
        house.run_jobs();
        house.clock().advance(2h);
    }
    auto visit = house.system_visit();
    auto parked = jobs::list_parked(visit->db(), 0, 10);
    ASSERT_EQ(parked.size(), 1U);
    EXPECT_EQ(parked[0].kind, "mail.send");
    EXPECT_NE(parked[0].error.find("451"), std::string::npos);
    EXPECT_EQ(parked[0].error.find("sophie"), std::string::npos);
    EXPECT_NE(words(), "");
    house.mailer().answer_with({net::MailOutcome::accepted, "250 OK"});
    write(*visit, [&] { jobs::retry_parked(visit->db(), parked[0].id, house.clock().now()); });
    EXPECT_EQ(house.mails().size(), 1U);
    EXPECT_EQ(words(), "");
}

TEST_F(Outbox, settled_mail_is_forgotten_after_thirty_days) {
    static constexpr db::Query count_addresses{.name = "test.count_addresses",
                                               .text = "SELECT COUNT(*) FROM outbox WHERE to_address <> ''"};
    auto addresses = [&] { return house.system_visit()->db().get<std::int64_t>(count_addresses); };
    house.clock().advance(24h * 60);
    house.run_jobs();
    ASSERT_EQ(addresses(), 0); // those of SetUp
    send();
    EXPECT_EQ(house.mails().size(), 1U);
    house.clock().advance(24h * 29);
    house.run_jobs();
    EXPECT_EQ(addresses(), 1);
    send();
    house.mailer().answer_with({net::MailOutcome::refused, "550 5.1.1 unknown"});
    house.run_jobs();
    house.clock().advance(24h * 2);
    house.run_jobs();
    EXPECT_EQ(addresses(), 1);
    house.clock().advance(24h * 30);
    house.run_jobs();
    EXPECT_EQ(addresses(), 0);
}

TEST_F(Outbox, mail_that_could_not_leave_is_forgotten_with_its_job) {
    house.mailer().answer_with({net::MailOutcome::try_later, "451 4.2.1 busy"});
    send();
    for (int i = 0; i < 8; ++i) {
        house.run_jobs();
        house.clock().advance(2h);
    }
    ASSERT_EQ(jobs::list_parked(house.system_visit()->db(), 0, 10).size(), 1U);
    house.clock().advance(24h * 29);
    house.run_jobs();
    EXPECT_NE(words(), "");
    house.clock().advance(24h * 2);
    house.run_jobs();
    EXPECT_TRUE(jobs::list_parked(house.system_visit()->db(), 0, 10).empty());
    EXPECT_EQ(count_mail(house.system_visit()->db()).waiting, 0);
}

TEST_F(Outbox, a_job_that_runs_twice_sends_once) {
    send();
    static constexpr db::Query last{.name = "test.last_mail", .text = "SELECT MAX(id) FROM outbox"};
    auto visit = house.system_visit();
    auto id = visit->db().get<std::int64_t>(last);
    write(*visit, [&] {
        for (int i = 0; i < 2; ++i)
            visit->later({.kind = "mail.send", .payload = std::to_string(id), .run_at = {}, .unique_key = {}});
    });
    EXPECT_EQ(house.mails().size(), 1U);
}

} // namespace
} // namespace platform
