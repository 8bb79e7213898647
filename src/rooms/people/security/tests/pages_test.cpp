// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/pages.hpp"
#include "app/boot.hpp"
#include "rooms/people/security/mails.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace security {
namespace {

constexpr base::Instant now{1'795'000'000'000};
constexpr base::Milliseconds hour = std::chrono::hours(1);

class SecurityPages : public ::testing::TestWithParam<words::Language> {
protected:
    SecurityPages() {
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
    static Passkey passkey(std::int64_t number, const std::string& label) {
        return {.id = {number},
                .public_id = {4'242 + number},
                .person = {1},
                .label = label,
                .created_at = now - 50 * hour,
                .last_used_at = number == 1 ? std::optional(now - hour) : std::nullopt};
    }

    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words{*catalogues, GetParam(), "Europe/Paris"};
    std::string code{words::language_code(GetParam())};
    ui::Frame frame;
    ui::MailFrame mail_frame{
        .words = &words, .organisation = "Village du livre", .origin = "https://village.example", .logo = {}};
};

TEST_P(SecurityPages, show_ones_keys) {
    ui::expect_golden("keys_none." + code,
                      pages::keys(frame, {.passkeys = {}, .app = {}, .codes = {}, .days_left = 9}));
    App app{.secret = {}, .last_step = 1, .created_at = now - 50 * hour, .last_used_at = now - 2 * hour};
    ui::expect_golden("keys." + code,
                      pages::keys(frame, {.passkeys = {passkey(1, "Téléphone"), passkey(2, "Ordinateur")},
                                          .app = app,
                                          .codes = {.left = 1, .all = 10},
                                          .days_left = {}}));
    ui::expect_golden("banner." + code, html::group(pages::banner(frame, 1), pages::banner(frame, 0)));
}

TEST_P(SecurityPages, make_keys_step_by_step) {
    expect("app_begin", pages::app(frame, {.has_app = true, .secret = {}, .address = {}}));
    expect("app", pages::app(frame, {.has_app = false,
                                     .secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                                     .address = "otpauth://totp/Village:sophie?secret=GEZDGNBVGY3TQOJQ"}));
    expect("new_passkey", pages::new_passkey(frame, "Firefox · Linux"));
    expect("codes", pages::codes(frame, {.codes = {"k7m2-9xqd", "0000-zzzz"}}));
}

TEST_P(SecurityPages, ask_who_one_is) {
    Means all{.password = true, .app = true, .passkey = true, .mail = false, .codes = true};
    expect("second_step", pages::second_step(frame, all));
    pages::Confirm page{.action = "/me/confirm", .hidden = {{"next", "/me"}}, .means = all, .email = {}};
    expect("confirm", pages::confirm(frame, page));
    page.means = {.mail = true};
    page.mail_was_sent = true;
    page.email = "sophie@village.example";
    expect("confirm_by_mail", pages::confirm(frame, page));
    expect("cancel_reentry", pages::cancel_reentry(frame, {.token = "x7k", .is_open = true}));
}

TEST_P(SecurityPages, show_officers_their_part) {
    Reentry reentry{.id = {1},
                    .public_id = {4'242},
                    .person = {3},
                    .asked_by = {1},
                    .asked_at = now - hour,
                    .expires_at = now + 23 * hour,
                    .state = ReentryState::asked,
                    .settled_by = {},
                    .settled_at = {}};
    auto done = reentry;
    done.state = ReentryState::done;
    auto over = reentry;
    over.state = ReentryState::withdrawn;
    expect(
        "access",
        pages::access(
            frame,
            {.officers = {{.name = "Claire Morel", .offices = "…", .has_factor = true, .days_left = 3},
                          {.name = "Karim Benali", .offices = "…", .has_factor = false, .days_left = 3},
                          {.name = "Nina Roux", .offices = "…", .has_factor = false, .days_left = 0},
                          {.name = "Paul Petit", .offices = "…", .has_factor = false, .days_left = {}}},
             .reentries =
                 {{.reentry = reentry,
                   .name = "Sophie Martin",
                   .asked_by = "Claire Morel",
                   .settled_by = {},
                   .may_confirm = true},
                  {.reentry = done, .name = "Sophie Martin", .asked_by = "Claire Morel", .settled_by = "Karim Benali"},
                  {.reentry = over, .name = "Paul Petit", .asked_by = "Claire Morel", .settled_by = {}}},
             .rules = {},
             .may_change_rules = true}));
}

TEST_P(SecurityPages, write_mails_that_read_well) {
    auto expect_mail = [&](const std::string& name, const WrittenMail& written) {
        ui::expect_golden_text(name + "." + code, written.subject + "\n\n" + written.mail.text);
    };
    NewsMail news{.news = News::device,
                  .first_name = "Pierre",
                  .when = words.moment(now),
                  .device = "Firefox · Linux",
                  .href = "https://village.example/me/security"};
    expect_mail("mail_device", news_mail(mail_frame, news));
    news.device.clear();
    for (auto each : {News::passkey_added, News::passkey_removed, News::app_added, News::app_removed, News::codes_made,
                      News::code_used, News::password}) {
        news.news = each;
        EXPECT_EQ(news_mail(mail_frame, news).subject.find("Village"), std::string::npos);
    }
    expect_mail("mail_password", news_mail(mail_frame, news));
    expect_mail("mail_confirmation", confirmation_mail(mail_frame, {.first_name = "Pierre", .code = "482913"}));
    ReentryMail reentry{
        .first_name = "Pierre", .officer = "Claire Morel", .href = "https://village.example/reentry/x7k"};
    expect_mail("mail_reentry_asked", reentry_asked_mail(mail_frame, reentry));
    expect_mail("mail_reentry_done", reentry_done_mail(mail_frame, reentry));
}

INSTANTIATE_TEST_SUITE_P(Languages, SecurityPages, testing::Values(words::Language::fr, words::Language::en),
                         [](const auto& each) { return std::string(words::language_code(each.param)); });

} // namespace
} // namespace security
