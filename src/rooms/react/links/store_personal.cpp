// SPDX-License-Identifier: AGPL-3.0-or-later
// Cards hold nobody: they go with the text they stand in. Only who wants none is kept about people.
#include "rooms/react/links/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/react/links/store.hpp"

namespace links::store {

namespace {

using base::mark;

const db::Query list_refusal_rows{
    .name = "links.list_personal",
    .text = "SELECT refused_at FROM link_refusals WHERE person_id = $1",
};

void forget(platform::Visit& visit, platform::Forgetting& forgetting) {
    delete_refusal(visit.db(), forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"link_refusals.person_id", "link_cards_refused"}},
            .lists = {{.name = "link_cards_refused",
                       .title = mark("Cards of links that I do not want"),
                       .about = mark("Nothing here means that you see them."),
                       .query = &list_refusal_rows,
                       .columns = {{"since", mark("Since"), platform::PersonalColumn::Kind::moment}}}},
            .forget = forget};
}

} // namespace links::store
