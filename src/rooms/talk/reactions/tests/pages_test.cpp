// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace reactions::pages {
namespace {

TEST(ReactionPages, show_who_reacted_and_that_nobody_did) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        Reactors view{.item = items::question(),
                      .people = {{.person = items::sophie(), .kind = Kind::idea},
                                 {.person = items::pierre(), .kind = Kind::celebrate}},
                      .next_href = "/posts/1/reactions?after=x"};
        ui::expect_golden("reactors." + reader.code, ui::page(reader.frame, reactors(reader.frame, view)));
        view.people.clear();
        view.next_href.clear();
        ui::expect_golden("reactors_none." + reader.code, ui::page(reader.frame, reactors(reader.frame, view)));
    }
}

TEST(ReactionPages, draw_a_bar_of_words_with_counts) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        Bar view{.item = {4'242},
                 .choices = {{.kind = Kind::like, .count = 3, .is_own = true}},
                 .comment_count = 2,
                 .share_title = "Où trouver du papier marbré ?",
                 .share_href = "https://essai.example/posts/1"};
        for (auto kind : {Kind::thanks, Kind::idea, Kind::support, Kind::celebrate})
            view.choices.push_back({.kind = kind, .count = kind == Kind::idea ? 1 : 0});
        ui::expect_golden("bar." + reader.code, bar(reader.frame, view));
    }
}

} // namespace
} // namespace reactions::pages
