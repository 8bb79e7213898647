// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace articles::pages {
namespace {

items::Item marbling() {
    auto item = items::question();
    item.kind = items::Kind::article;
    item.title = "Marbrer à la cuve";
    item.body = "De l’eau épaisse.\n\n# La cuve\n\nDe l’eau.";
    item.html = "<p>De l’eau épaisse.</p>\n<h3>La cuve</h3>\n<p>De l’eau.</p>\n";
    return item;
}

View view() {
    return {.item = marbling(),
            .article = {.level = Level::practising},
            .author = items::sophie(),
            .doors = {{.name = "Reliure", .href = "/spaces/reliure", .colour = 0}},
            .tags = {"marbrure"},
            .standfirst = "De l’eau épaisse.",
            .outline = outline_of("<h3>La cuve</h3>\n<p>De l’eau.</p>\n<h3>Le peigne</h3>\n<p>Des dents.</p>\n"),
            .minutes = 3,
            .series = ui::Neighbours{.series = "La marbrure",
                                     .series_href = "/series/1",
                                     .place = "2/3",
                                     .previous_title = "Un",
                                     .previous_href = "/articles/1",
                                     .next_title = "Trois",
                                     .next_href = "/articles/3"},
            .is_author = true,
            .may_edit = true,
            .hour = "21 novembre 2026 à 18:30",
            .chosen = {.day = "2026-11-21", .time = "18:30"},
            .zone = "Europe/Paris"};
}

TEST(ArticlePages, show_an_article_and_one_that_waits) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto shown = view();
        ui::expect_golden("article." + reader.code, ui::page(reader.frame, article(reader.frame, shown)));
        shown.item.state = items::State::scheduled;
        shown.article.guest_name = "Rosa Lam";
        shown.article.guest_line = "Doreuse à Nantes";
        ui::expect_golden("article_waiting." + reader.code, ui::page(reader.frame, article(reader.frame, shown)));
    }
}

TEST(ArticlePages, show_the_form) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        FormView form_view{.draft = {},
                           .article = {},
                           .own_series = {},
                           .kept = {.place = "new-article", .path = "/articles/new", .id = "1", .device = "2"},
                           .action = "/articles",
                           .zone = "Europe/Paris"};
        ui::expect_golden("form." + reader.code, ui::page(reader.frame, form(reader.frame, form_view)));
    }
}

TEST(ArticlePages, list_articles_and_say_that_there_is_none) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        List shown{.cards = {}, .may_write = true};
        ui::expect_golden("list_none." + reader.code, ui::page(reader.frame, list(reader.frame, shown)));
        shown.cards.push_back({.item = marbling(),
                               .article = {.level = Level::expert},
                               .author = "Sophie Martin",
                               .standfirst = "De l’eau épaisse.",
                               .minutes = 3});
        ui::expect_golden("list." + reader.code, ui::page(reader.frame, list(reader.frame, shown)));
    }
}

} // namespace
} // namespace articles::pages
