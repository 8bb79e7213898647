// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/pages.hpp"
#include "app/boot.hpp"
#include "rooms/people/accounts/mails.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace accounts {
namespace {

constexpr base::Instant now{1'795'000'000'000};

class AccountPages : public ::testing::TestWithParam<words::Language> {
protected:
    AccountPages() {
        frame.words = &words;
        frame.now = now;
        frame.organisation = "Village du livre";
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
    void expect(const std::string& name, const ui::Page& page) {
        ui::expect_golden(
            name + "." + code,
            html::group(html::tags::h1(page.title), html::when(!page.lead.empty(), [&] { return ui::lead(page.lead); }),
                        page.content));
    }
    void expect(const std::string& name, const WrittenMail& written) {
        ui::expect_golden_text(name + "." + code, written.subject + "\n\n" + written.mail.text);
    }

    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words{*catalogues, GetParam(), "Europe/Paris"};
    std::string code{words::language_code(GetParam())};
    ui::Frame frame;
    ui::MailFrame mail_frame{
        .words = &words, .organisation = "Village du livre", .origin = "https://village.example", .logo = {}};
};

TEST_P(AccountPages, LetPeopleIn) {
    expect("sign_in", pages::sign_in(frame, {.next = "/members"}));
    expect("code", pages::code(frame, {.email = "sophie@village.example"}));
    expect("letter", pages::letter(frame));
    WayInView open{.state = WayInState::open, .person = {}, .first_name = "Sophie", .has_account = true};
    expect("way_in", pages::way_in(frame, {.token = "x7k", .view = open, .next = {}, .is_other_signed_in = true}));
    auto old = open;
    old.state = WayInState::expired;
    expect("way_in_expired", pages::way_in(frame, {.token = "x7k", .view = old, .next = {}}));
    expect("suspended", pages::suspended(frame, {}));
}

TEST_P(AccountPages, ShowAPersonTheirAccount) {
    Preferences preferences{.language = code, .time_zone = "Europe/Paris", .theme = ui::Theme::automatic};
    expect("me", pages::me(frame, {.name = "Sophie Martin",
                                   .email = "sophie@village.example",
                                   .waiting_email = "sophie@atelier.example",
                                   .preferences = preferences,
                                   .sections = {}}));
    Session own{.id = {1},
                .public_id = {4'242},
                .device = "Firefox · Linux",
                .is_lasting = true,
                .created_at = now - std::chrono::hours(50),
                .last_used_at = now};
    auto other = own;
    other.id = {2};
    other.device.clear();
    expect("security",
           pages::security(frame, {.has_password = true, .keys = {}, .sessions = {own, other}, .own_session = own.id}));
    expect("security_without_password", pages::security(frame, {.keys = {}, .sessions = {own}, .own_session = own.id}));
    ApiToken token{.public_id = {4'242}, .label = "Mon agenda", .created_at = now, .last_used_at = {}};
    expect("tokens", pages::tokens(frame, {.tokens = {token}, .new_token = "the-new-token"}));
}

TEST_P(AccountPages, WriteMailsThatReadWell) {
    LinkMail link{.first_name = "Pierre", .href = "https://village.example/enter/x7k", .code = "482913"};
    expect("mail_sign_in", sign_in_mail(mail_frame, link));
    expect("mail_fresh_invitation", fresh_invitation_mail(mail_frame, link));
    EmailChangeMail change{
        .first_name = "Pierre", .new_email = "pierre@atelier.example", .href = "https://village.example/email/x7k"};
    expect("mail_new_address", email_confirmation_mail(mail_frame, change));
    expect("mail_old_address", email_notice_mail(mail_frame, change));
    expect("mail_address_taken", email_taken_mail(mail_frame, change));
}

TEST_P(AccountPages, SayNothingOfAUnionInASubject) {
    LinkMail link{.subject = Subject::neutral, .first_name = "Pierre", .href = "https://village.example/enter/x7k"};
    for (const auto& written : {sign_in_mail(mail_frame, link), fresh_invitation_mail(mail_frame, link)})
        EXPECT_EQ(written.subject.find("Village"), std::string::npos) << written.subject;
}

INSTANTIATE_TEST_SUITE_P(Languages, AccountPages, testing::Values(words::Language::fr, words::Language::en),
                         [](const auto& each) { return std::string(words::language_code(each.param)); });

} // namespace
} // namespace accounts
