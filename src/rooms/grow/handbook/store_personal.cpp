// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/handbook/model.hpp"

namespace handbook::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_page_rows{
    .name = "handbook.list_personal",
    .text = "SELECT page, language, body, adapted_at FROM handbook_pages WHERE adapted_by = $1 ORDER BY page, language",
};
const db::Query has_adapted{.name = "handbook.has_adapted",
                            .text = "SELECT page FROM handbook_pages WHERE adapted_by = $1 LIMIT 1"};
const db::Query unname_pages{
    .name = "handbook.unname_pages",
    .text = "UPDATE handbook_pages SET adapted_by = $2 WHERE adapted_by = $1",
};

const char* page_word(std::int64_t page) {
    switch (PageName{static_cast<int>(page)}) {
        case PageName::guide: return mark("The house on one page");
        case PageName::practice: return mark("What works here");
        case PageName::language: return mark("How we speak here");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    if (visit.db().find<std::int64_t>(has_adapted, forgetting.person))
        visit.db().run(unname_pages, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"handbook_pages.adapted_by", "handbook_pages",
                        "an act of office: the page stays the house’s, without the name", Fate::unnamed}},
            .lists = {{.name = "handbook_pages",
                       .title = mark("Pages of the handbook I adapted"),
                       .about = mark("Those that nobody has changed after you, as they stand in the house."),
                       .query = &list_page_rows,
                       .columns = {{"page", mark("Page"), Kind::choice, page_word},
                                   {"language", mark("Language")},
                                   {"body", mark("Text")},
                                   {"adapted_at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .queries = {&has_adapted, &unname_pages}};
}

} // namespace handbook::store
