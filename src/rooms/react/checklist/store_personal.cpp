// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/react/checklist/model.hpp"

namespace checklist::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_aside_rows{
    .name = "checklist.list_personal",
    .text = "SELECT item, set_at FROM checklist_asides WHERE person_id = $1 ORDER BY set_at, item",
};
const db::Query has_set_aside{.name = "checklist.has_set_aside",
                              .text = "SELECT item FROM checklist_asides WHERE person_id = $1 LIMIT 1"};
const db::Query unname_asides{
    .name = "checklist.unname_asides",
    .text = "UPDATE checklist_asides SET person_id = $2 WHERE person_id = $1",
};

const char* item_word(std::int64_t item) {
    switch (Item{static_cast<int>(item)}) {
        case Item::identity: return mark("Say who you are");
        case Item::looks: return mark("Put your logo on the door");
        case Item::mail: return mark("Let mail leave");
        case Item::recovery: return mark("Write down the recovery code");
        case Item::members: return mark("Bring the members in");
        case Item::spaces: return mark("Open the first spaces");
        case Item::charter: return mark("Write the charter");
        case Item::welcome: return mark("Publish the welcome");
        case Item::pilots: return mark("Invite twenty pilots");
        case Item::conversation: return mark("See the first answer come");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    if (visit.db().find<std::int64_t>(has_set_aside, forgetting.person))
        visit.db().run(unname_asides, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"checklist_asides.person_id", "first_steps",
                        "an act of office: the item stays set aside, without the name", Fate::unnamed}},
            .lists = {{.name = "first_steps",
                       .title = mark("First steps I set aside"),
                       .about = mark("What you decided that the house would do without."),
                       .query = &list_aside_rows,
                       .columns = {{"item", mark("First step"), Kind::choice, item_word},
                                   {"set_at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .queries = {&has_set_aside, &unname_asides}};
}

} // namespace checklist::store
