// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace posts::pages {
namespace {

Post post_for(const items::TalkReader& reader, bool is_author) {
    return {.listed = {.item = items::question(), .doors = {items::binding()}, .tags = {"marbrure", "papier"}},
            .parts = {.author = items::pierre(), .actions = {}, .menu = {}},
            .thread = ui::paragraph(reader.words.text("No reply yet")),
            .is_author = is_author,
            .decision = {}};
}

TEST(PostPages, show_a_post_to_its_author_and_to_others) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden("post_author." + reader.code,
                          ui::page(reader.frame, post(reader.frame, post_for(reader, true))));
        ui::expect_golden("post_reader." + reader.code,
                          ui::page(reader.frame, post(reader.frame, post_for(reader, false))));
        auto removed = post_for(reader, true);
        removed.listed.item.state = items::State::deleted;
        ui::expect_golden("post_deleted." + reader.code, ui::page(reader.frame, post(reader.frame, removed)));
    }
}

TEST(PostPages, show_the_form_again_with_what_is_wrong) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        reader.frame.entered.values = {{"body", {"Un <b>texte</b>"}}, {"title", {"Un titre"}}, {"kind", {"question"}}};
        reader.frame.entered.errors = {{"spaces", base::say("Choose at least one space: who should read this?")}};
        Form form{.draft = {}, .mine = {items::binding(), items::law()}, .others = {}, .voice = Voice::leader};
        ui::expect_golden("form_errors." + reader.code, ui::page(reader.frame, new_post(reader.frame, form)));
    }
}

} // namespace
} // namespace posts::pages
