// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/pages.hpp"
#include "rooms/talk/mailings/mails.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace mailings::pages {
namespace {

items::Item announcement() {
    auto item = items::question();
    item.kind = items::Kind::announcement;
    item.title = "La salle est fermée mardi";
    return item;
}

Mailing on_its_way() {
    Mailing out;
    out.public_id = {777};
    out.starts_at = {1'794'999'000'000};
    out.leaves_at = out.starts_at;
    out.is_gathered = true;
    return out;
}

Counts some_counts() {
    Counts out;
    out.of = {0, 700, 12, 488, 3, 9, 21, 2, 1, 4};
    return out;
}

MailingPage page_of(Sight sight) {
    return {.mailing = on_its_way(),
            .item = announcement(),
            .spaces = {"Reliure", "Juridique"},
            .counts = some_counts(),
            .unanswered = 1,
            .starts = "22 novembre 2026 à 08:00",
            .last = "22 novembre 2026 à 08:12",
            .zone = "Europe/Paris",
            .sight = sight};
}

TEST(MailingPages, offer_choose_and_review) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto expect = [&](const std::string& name, const html::Html& page) {
            ui::expect_golden(name + "." + reader.code, page);
        };
        Line line{.mailing = on_its_way(), .counts = some_counts(), .title = {}};
        expect("offer", offer(reader.frame, {.item = {4'242}, .lines = {line}}));
        Choices choices{.has_everyone = true, .near = {items::binding()}, .others = {items::law()}};
        expect("choice", ui::page(reader.frame, choice(reader.frame, {.item = announcement(),
                                                                      .choices = choices,
                                                                      .plan = {.spaces = {"reliure"}}})));
        ReviewPage review_page{
            .item = announcement(),
            .plan = {.audience = Audience::spaces, .spaces = {"reliure"}},
            .spaces = {"Reliure"},
            .reach = {.by_mail = 1204, .no_address = 9, .unsubscribed = 21, .suspended = 2, .left = 0, .already = 14},
            .samples = {{.language = reader.code, .subject = "Sujet", .text = "Texte"}},
            .address = "nadia@village.example",
            .day = {},
            .time = "08:00",
            .zone = "Europe/Paris",
            .sight = Sight::facilitator};
        expect("review", ui::page(reader.frame, review(reader.frame, review_page)));
        review_page.reach = {.no_address = 3};
        review_page.sight = Sight::leader;
        review_page.address.clear();
        expect("review_nobody", ui::page(reader.frame, review(reader.frame, review_page)));
    }
}

TEST(MailingPages, show_how_it_goes_and_who_is_missing) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto expect = [&](const std::string& name, const html::Html& page) {
            ui::expect_golden(name + "." + reader.code, page);
        };
        for (auto sight : {Sight::leader, Sight::facilitator})
            expect(sight == Sight::leader ? "mailing_leader" : "mailing",
                   ui::page(reader.frame, mailing(reader.frame, page_of(sight))));
        UnreachedPage missing{.of = page_of(Sight::facilitator),
                              .outcome = Outcome::no_address,
                              .people = {{.recipient = {.person = {1}, .outcome = Outcome::no_address, .answer = {}},
                                          .person = items::pierre()}},
                              .next_href = "/mailings/1/unreached?after=x"};
        expect("unreached", ui::page(reader.frame, unreached(reader.frame, missing)));
        expect("unreached_print", ui::print_page(reader.frame, unreached_print(reader.frame, missing)));
        missing.people.clear();
        missing.next_href.clear();
        expect("unreached_nobody", ui::page(reader.frame, unreached(reader.frame, missing)));
        expect("list_empty", ui::page(reader.frame, list(reader.frame, ListPage{})));
        expect("letters",
               ui::print_page(reader.frame,
                              letters(reader.frame, {.item = announcement(),
                                                     .body = html::trusted("<p>Mardi.</p>"),
                                                     .organisation = "Fédération d’essai",
                                                     .href = "https://essai.example/posts/1",
                                                     .today = base::Day{20'000},
                                                     .letters = {{.recipient = {"Rosa Costa", "Rennes"}}}})));
    }
}

TEST(MailingPages, write_a_letter) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::MailFrame frame{
            .words = &reader.words, .organisation = "Fédération d’essai", .origin = "https://essai.example"};
        Letter letter{.title = "La salle est fermée mardi",
                      .author = "Nadia Benali",
                      .places = {"Reliure"},
                      .body = html::trusted("<p>Mardi, <strong>tout le jour</strong>.</p>\n"),
                      .text = "Mardi, tout le jour.",
                      .href = "https://essai.example/posts/1",
                      .to_space = {},
                      .stop_href = "https://essai.example/mails/stop/x"};
        auto written = write_letter(frame, letter);
        ui::expect_golden("letter." + reader.code, html::trusted(written.mail.html));
        ui::expect_golden("letter_text." + reader.code, html::trusted(written.subject + "\n\n" + written.mail.text));
    }
}

} // namespace
} // namespace mailings::pages
