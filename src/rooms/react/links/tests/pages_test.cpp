// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace links::pages {
namespace {

Card card_of(const std::string& url, State state) {
    return {.id = {1},
            .public_id = {77},
            .url = url,
            .state = state,
            .title = "Visites et matinées au moulin à papier",
            .description = "La roue, les piles, la cuve : deux heures pour voir naître une feuille.",
            .site = "Le moulin",
            .file = {5},
            .picture = {78},
            .width = 720,
            .height = 405};
}

Card video() {
    auto card = card_of("https://www.youtube.com/watch?v=abcdefghijk", State::ready);
    card.is_video = true;
    card.site = "YouTube";
    return card;
}

} // namespace

TEST(LinkPages, show_cards_to_readers_and_to_who_wrote_the_text) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto link = card_of("https://www.moulin.example/visites", State::ready);
        ui::expect_golden("cards." + reader.code, cards(reader.frame, {link, video()}, Reader::reader));
        auto removed = card_of("https://www.moulin.example/visites", State::removed);
        auto wanted = card_of("https://autre.example/", State::wanted);
        ui::expect_golden("cards_own." + reader.code, cards(reader.frame, {link, removed, wanted}, Reader::editor));
        EXPECT_TRUE(cards(reader.frame, {removed, wanted}, Reader::reader).empty());
    }
}

TEST(LinkPages, play_a_video_and_ask_what_one_wants_to_see) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden(
            "watching." + reader.code,
            ui::page(reader.frame,
                     watching(reader.frame, {.card = video(), .video = *video_of(video().url), .back = "/posts/x7k"})));
        ui::expect_golden("wish." + reader.code, wish_section(reader.frame, Shown::yes));
    }
}

} // namespace links::pages
