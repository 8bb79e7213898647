// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/feed/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace feed {
namespace {

using items::TalkReader;

Stream questions(const TalkReader& reader) {
    items::ListedItem asked{.item = items::question(), .doors = {items::binding()}, .tags = {"marbrure", "papier"}};
    return {.cards = {items::item_card(reader.frame, asked, {.author = items::pierre(), .actions = {}, .menu = {}})},
            .next_href = "/questions?cursor=x",
            .empty = {},
            .label = reader.words.text("Questions waiting"),
            .end = {}};
}

TEST(FeedPages, show_the_questions_that_wait_and_that_none_does) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        TalkReader reader(language);
        ui::expect_golden("questions." + reader.code,
                          ui::page(reader.frame, questions_page(reader.frame, questions(reader))));
        ui::expect_golden("questions_none." + reader.code,
                          ui::page(reader.frame, questions_page(reader.frame, {.empty = no_question(reader.frame)})));
    }
}

TEST(FeedPages, show_what_carries_a_tag_and_that_nothing_does) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        TalkReader reader(language);
        auto list = questions(reader);
        list.next_href = "/tags/papier?cursor=x";
        ui::expect_golden("tag." + reader.code, ui::page(reader.frame, tag_page(reader.frame, "papier", list)));
        ui::expect_golden(
            "tag_empty." + reader.code,
            ui::page(reader.frame, tag_page(reader.frame, "papier", {.empty = empty_tag(reader.frame, "papier")})));
    }
}

TEST(FeedPages, greet_with_a_question_and_the_number_of_those_that_wait) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        TalkReader reader(language);
        Suggestion suggestion{.sentence = reader.words.text("“{title}” is waiting for a first answer. Perhaps yours?",
                                                            {{"title", "Où trouver du papier marbré"}}),
                              .label = reader.words.text("Read the question"),
                              .href = "/posts/1"};
        ui::expect_golden(
            "greeting." + reader.code,
            html::group(
                greeting(reader.frame, {.first_name = "Sophie", .suggestion = suggestion, .questions = {.count = 3}}),
                greeting(reader.frame,
                         {.first_name = "Sophie", .suggestion = {}, .questions = {.count = 20, .is_more = true}})));
    }
}

} // namespace
} // namespace feed
