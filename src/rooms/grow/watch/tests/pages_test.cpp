// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/pages.hpp"
#include "rooms/grow/watch/mails.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace watch::pages {
namespace {

Shown shown() {
    Shown out{.source = "Le Journal",
              .trades = {"Reliure", "Dorure"},
              .note = html::trusted("<p>Changez de <strong>colle</strong>.</p>"),
              .summary = html::trusted("<p>Le décret dit que…</p>"),
              .reason = {},
              .note_text = "Changez de colle.",
              .summary_text = "Le décret dit que…",
              .referee = items::sophie(),
              .proposer = {},
              .is_for_reader = true};
    out.entry = {.id = {1},
                 .public_id = {4'242},
                 .source = {1},
                 .state = State::published,
                 .title = "Étiquetage des colles",
                 .address = "https://journal.example/1",
                 .summary = "Le décret dit que…",
                 .reason = {},
                 .written_at = base::Instant{1'794'900'000'000},
                 .decided_at = {1'794'990'000'000},
                 .note = "Changez de **colle**.",
                 .applies_on = base::Day::of(2027, 1, 1),
                 .revision = 2};
    return out;
}

Source source(std::int64_t number, Trouble trouble) {
    Source out{.id = {number},
               .public_id = {4'300 + number},
               .name = trouble == Trouble::none ? "Le Journal" : "",
               .address = "https://journal.example/feed" + std::to_string(number),
               .added_at = {1'794'000'000'000},
               .etag = {},
               .last_modified = {},
               .next_at = {1'795'010'000'000},
               .read_at = base::Instant{1'794'990'000'000},
               .trouble = trouble};
    if (trouble == Trouble::gone) out.state = SourceState::stopped;
    return out;
}

template <class Draw>
void expect(const std::string& name, Draw draw) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden(name + "." + reader.code, ui::page(reader.frame, draw(reader.frame)));
    }
}

Parts all_parts() {
    return {.has_desk = true, .has_referees = true, .waiting = 3};
}

TEST(WatchPages, show_the_archive) {
    Archive page{.parts = all_parts(),
                 .asked = {.words = "colle", .trade = "reliure", .source = {}, .month = {}},
                 .entries = {shown()},
                 .next_href = "/watch?cursor=x",
                 .trades = {{.key = "reliure", .label = "Reliure", .entries = 2}},
                 .sources = {source(1, Trouble::none)},
                 .months = {*base::Day::of(2026, 11, 1)},
                 .reader_trade = "Reliure",
                 .has_keys = true};
    expect("archive", [&](const auto& frame) { return archive(frame, page); });
    Archive empty{.parts = {}, .asked = {}, .entries = {}, .next_href = {}};
    expect("archive_empty", [&](const auto& frame) { return archive(frame, empty); });
    empty.asked.whom = Asked::Whom::me;
    expect("archive_no_trade", [&](const auto& frame) { return archive(frame, empty); });
}

TEST(WatchPages, show_a_text) {
    EntryPage page{.shown = shown(), .may_annotate = true, .may_ask = true, .reader_trade = "Reliure"};
    expect("entry", [&](const auto& frame) { return entry(frame, page); });
    expect("propose", [&](const auto& frame) { return propose(frame); });
}

TEST(WatchPages, show_the_desk) {
    auto waiting = shown();
    waiting.entry.state = State::proposed;
    auto proposed = waiting;
    proposed.entry.proposed_by = PersonId{2};
    proposed.entry.reason = "Important";
    proposed.reason = html::trusted("<p>Important</p>");
    proposed.proposer = items::pierre();
    Desk page{.parts = all_parts(),
              .entries = {waiting, proposed},
              .next_href = {},
              .set_aside = PublicId{4'243}.str(),
              .has_sources = true};
    expect("desk", [&](const auto& frame) { return desk(frame, page); });
    Desk empty{.parts = all_parts(), .entries = {}, .next_href = {}, .set_aside = {}};
    expect("desk_empty", [&](const auto& frame) { return desk(frame, empty); });
    expect("annotate", [&](const auto& frame) {
        return annotate(frame, {.shown = proposed, .trades = {"Reliure", "Édition"}});
    });
}

TEST(WatchPages, show_sources_and_referees) {
    Sources page{.parts = all_parts(),
                 .sources = {source(1, Trouble::none), source(2, Trouble::closed), source(3, Trouble::gone)}};
    expect("sources", [&](const auto& frame) { return sources(frame, page); });
    Referees named{.parts = all_parts(),
                   .referees = {{.person = items::sophie(),
                                 .public_id = {4'244},
                                 .named_by = "Nadia Benali",
                                 .named_at = {1'794'990'000'000}}}};
    expect("referees", [&](const auto& frame) { return referees(frame, named); });
}

TEST(WatchPages, show_what_one_receives) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden("choice." + reader.code,
                          choice_section(reader.frame, {.pace = Pace::weekly,
                                                        .trade = "Reliure",
                                                        .follows = {{.key = "dorure", .label = "Dorure"}}}));
        ui::MailFrame frame{.words = &reader.words, .organisation = "Essai", .origin = "https://essai.example"};
        DigestMail mail{.texts = {{.author = "Étiquetage des colles",
                                   .where = "Le Journal",
                                   .text = "Changez de colle.",
                                   .body = {},
                                   .href = "https://essai.example/watch/1"}},
                        .left_out = 2,
                        .trade = "Reliure",
                        .href = "https://essai.example/watch?whom=me",
                        .choose_href = "https://essai.example/me#watch",
                        .stop_href = "https://essai.example/watch/stop/x"};
        ui::expect_golden_text("digest." + reader.code, digest_mail(frame, mail).mail.text);
        TroubleMail trouble{.source = "Le Journal",
                            .trouble = Trouble::closed,
                            .since = "12 novembre 2026",
                            .href = "https://essai.example/watch/sources"};
        ui::expect_golden_text("trouble." + reader.code, trouble_mail(frame, trouble).mail.text);
    }
    expect("stop", [](const auto& frame) { return stop(frame, "/watch/stop/x", Stopped::no); });
}

} // namespace
} // namespace watch::pages
