// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/pages.hpp"
#include "app/boot.hpp"
#include "rooms/people/invitations/mails.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace invitations {
namespace {

constexpr base::Instant now{1'795'000'000'000};

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;

    explicit Sample(words::Language language) : words(*catalogues, language, "Europe/Paris") {
        frame.words = &words;
        frame.now = now;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

const Wave pilots{.id = {1}, .public_id = {4'242}, .name = "Les pilotes", .people = 20, .created_at = now};

TEST(InvitationPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const std::string code(words::language_code(language));
        WaveCounts counts{
            .planned = 3, .invited = 15, .bounced = 1, .arrived = 1, .last_leaves_at = now + std::chrono::hours(2)};
        pages::Overview overview{.counts = {.waiting = 14, .invited = 1, .arrived = 1, .letters = 2},
                                 .waves = {{pilots, counts}}};
        ui::expect_golden("overview." + code, pages::overview(sample.frame, overview).content);
        ui::expect_golden("wave." + code, pages::wave(sample.frame, {.wave = pilots, .counts = counts}).content);
        pages::PrintPage print{.organisation = "Essai",
                               .address = "https://essai.example/enter",
                               .today = base::Day::of(now),
                               .expires_on = base::Day::of(now + lifetime),
                               .letters = {{.recipient = {"Pierre Roux", "35000 Rennes"},
                                            .first_name = "Pierre",
                                            .href = "https://essai.example/enter/x",
                                            .code = "482913"}}};
        ui::expect_golden("letter." + code, pages::print(sample.frame, print).content);
        pages::Line waiting{.invitation = {.email = "pierre@imprimerie.example"},
                            .public_id = {4'242},
                            .person = {.name = "Pierre Roux"},
                            .asks_first = true};
        ui::expect_golden("invitation." + code, pages::invitation(sample.frame, waiting).content);
        pages::DeclinePage decline{.action = "/invitation/x/y", .organisation = "Essai"};
        ui::expect_golden("decline." + code, pages::decline(sample.frame, decline).content);
    }
}

TEST(InvitationMails, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        ui::MailFrame frame{
            .words = &sample.words, .organisation = "Essai", .origin = "https://essai.example", .logo = {}};
        InvitationMail mail{.first_name = "Pierre",
                            .href = "https://essai.example/enter/x7k",
                            .code = "482913",
                            .code_href = "https://essai.example/enter",
                            .decline_href = "https://essai.example/invitation/x/y",
                            .expires_on = base::Day::of(now + lifetime)};
        auto written = invitation_mail(frame, mail);
        ui::expect_golden_text("mail." + std::string(words::language_code(language)),
                               written.subject + "\n\n" + ui::mail(frame, written.mail).text);
    }
}

} // namespace
} // namespace invitations
