// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/reactions/store.hpp"

namespace reactions::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_reaction_rows{
    .name = "reactions.list_personal",
    .text =
        "SELECT i.public_id, r.kind, r.reacted_at FROM reactions r JOIN items i ON i.id = r.item_id "
        "WHERE r.person_id = $1 ORDER BY r.reacted_at, r.item_id",
};
const db::Query list_own_rows{
    .name = "reactions.list_of_forgotten",
    .text = "SELECT item_id, person_id, kind FROM reactions WHERE person_id = $1",
};

const char* kind_word(std::int64_t kind) {
    switch (reactions::Kind{static_cast<int>(kind)}) {
        case reactions::Kind::like: return mark("Like");
        case reactions::Kind::thanks: return mark("Thank you");
        case reactions::Kind::idea: return mark("Good idea");
        case reactions::Kind::support: return mark("I support this");
        case reactions::Kind::celebrate: return mark("Bravo");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    for (const auto& row : visit.db().all<Row>(list_own_rows, forgetting.person)) {
        delete_reaction(visit.db(), row);
        add_to_count(visit.db(), row.item, row.kind, -1);
        items::add_to_reaction_count(visit, row.item, -1);
    }
}

} // namespace

platform::Personal personal() {
    return {.places = {{"reactions.person_id", "reactions"}},
            .lists = {{.name = "reactions",
                       .title = mark("My reactions"),
                       .about = mark("To which publications, and when."),
                       .query = &list_reaction_rows,
                       .columns = {{"publication", mark("Public number"), Kind::public_id},
                                   {"kind", mark("Reaction"), Kind::choice, kind_word},
                                   {"at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .queries = {&list_own_rows}};
}

} // namespace reactions::store
