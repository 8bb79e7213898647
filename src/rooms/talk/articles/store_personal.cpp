// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/articles/model.hpp"

namespace articles::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_article_rows{
    .name = "articles.list_personal",
    .text =
        "SELECT i.public_id, a.form, a.level, a.cover_alt, a.guest_name, a.guest_line, s.title, a.failed_at "
        "FROM articles a JOIN items i ON i.id = a.item_id LEFT JOIN article_series s ON s.id = a.series_id "
        "WHERE i.author_id = $1 ORDER BY a.item_id",
};
const db::Query list_consent_rows{
    .name = "articles.list_personal_consents",
    .text =
        "SELECT i.public_id, a.guest_name, a.consent_at FROM articles a JOIN items i ON i.id = a.item_id "
        "WHERE a.consent_by = $1 ORDER BY a.item_id",
};
const db::Query list_series_rows{
    .name = "articles.list_personal_series",
    .text = "SELECT title, about, begun_at FROM article_series WHERE owner_id = $1 ORDER BY id",
};
const db::Query list_own_pictures{
    .name = "articles.list_pictures_of_forgotten",
    .text =
        "SELECT a.item_id, i.public_id, a.cover_file, a.guest_file FROM articles a JOIN items i ON i.id = a.item_id "
        "WHERE i.author_id = $1 ORDER BY a.item_id",
};
const db::Query list_consents{
    .name = "articles.list_consents_of_forgotten",
    .text = "SELECT item_id FROM articles WHERE consent_by = $1",
};
const db::Query forget_article{.name = "articles.forget_article", .text = "DELETE FROM articles WHERE item_id = $1"};
const db::Query unname_consent{.name = "articles.unname_consent",
                               .text = "UPDATE articles SET consent_by = $2 WHERE item_id = $1"};
const db::Query dissolve_series{
    .name = "articles.dissolve_series",
    .text =
        "UPDATE articles SET series_id = 0, place = 0 "
        "WHERE series_id IN (SELECT id FROM article_series WHERE owner_id = $1)",
};
const db::Query forget_series{.name = "articles.forget_series",
                              .text = "DELETE FROM article_series WHERE owner_id = $1"};

struct Own {
    ItemId item;
    PublicId public_id;
    std::int64_t cover = 0;
    std::int64_t portrait = 0;
};

const char* form_word(std::int64_t form) {
    return Form{static_cast<int>(form)} == Form::testimony ? mark("Testimony") : mark("Article");
}
const char* level_word(std::int64_t level) {
    switch (Level{static_cast<int>(level)}) {
        case Level::none: return mark("Everybody");
        case Level::discovering: return mark("Discovering");
        case Level::practising: return mark("Practising");
        case Level::expert: return mark("Expert");
    }
    return "";
}

void take_out(Visit& visit, PersonId person, platform::PersonalCopy& copy) {
    auto take = [&](std::int64_t file, const std::string& name, std::string label) {
        if (file == 0) return;
        if (auto bytes = files::find_bytes(visit, files::FileId{file}))
            copy.files.push_back({.name = name + ".webp", .label = std::move(label), .bytes = std::move(*bytes)});
    };
    for (const auto& own : visit.db().all<Own>(list_own_pictures, person)) {
        take(own.cover, "cover-" + own.public_id.str(), visit.words().text("The cover of an article"));
        take(own.portrait, "portrait-" + own.public_id.str(), visit.words().text("The portrait of a guest"));
    }
}

// The item stays, emptied by its own room; what stood beside it does not.
void forget_articles(Visit& visit, base::PersonId person) {
    for (const auto& own : visit.db().all<Own>(list_own_pictures, person)) {
        visit.db().run(forget_article, own.item);
        for (auto file : {own.cover, own.portrait})
            if (file != 0) files::forget_picture(visit, files::FileId{file});
    }
}

// A series would tell that its articles have one author: whoever is forgotten leaves them apart.
void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(dissolve_series, forgetting.person);
    connection.run(forget_series, forgetting.person);
    if (forgetting.writings == platform::Writings::removed) forget_articles(visit, forgetting.person);
    for (auto item : connection.all<ItemId>(list_consents, forgetting.person))
        connection.run(unname_consent, item, forgetting.nobody_in(item.number));
}

std::vector<platform::PersonalList> lists() {
    return {{.name = "articles",
             .title = mark("About the articles I published"),
             .about = mark("What stands beside their text, which is among your publications."),
             .query = &list_article_rows,
             .columns = {{"publication", mark("Public number"), Kind::public_id},
                         {"form", mark("Kind"), Kind::choice, form_word},
                         {"level", mark("For whom"), Kind::choice, level_word},
                         {"cover", mark("What its cover shows")},
                         {"guest_name", mark("Signed by a guest")},
                         {"guest_line", mark("Who they are")},
                         {"series", mark("Series")},
                         {"failed_at", mark("It could not be published"), Kind::moment}}},
            {.name = "guests_agreed",
             .title = mark("Guests whose agreement I noted"),
             .about = mark("You said that they had read the text and agreed to sign it."),
             .query = &list_consent_rows,
             .columns = {{"publication", mark("Public number"), Kind::public_id},
                         {"guest", mark("Their name")},
                         {"at", mark("On"), Kind::moment}}},
            {.name = "series",
             .title = mark("My series"),
             .about = mark("Articles that you put in order."),
             .query = &list_series_rows,
             .columns = {{"title", mark("Title")},
                         {"about", mark("What it is about")},
                         {"begun_at", mark("Begun"), Kind::moment}}}};
}

} // namespace

platform::Personal personal() {
    return {.places = {{"articles.consent_by", "guests_agreed",
                        "that a guest agreed, and when, stays beside their name; who noted it does not", Fate::unnamed},
                       {"article_series.owner_id", "series"}},
            .lists = lists(),
            .take_out = take_out,
            .forget = forget,
            .queries = {&list_own_pictures, &list_consents, &forget_article, &unname_consent, &dissolve_series,
                        &forget_series}};
}

} // namespace articles::store
