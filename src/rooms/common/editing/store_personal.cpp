// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/store_personal.hpp"
#include "platform/platform.hpp"

namespace editing::store {

namespace {

using platform::Forgetting;
using platform::Visit;

const db::Query delete_editors{.name = "editing.forget_editors",
                               .text = "DELETE FROM item_editors WHERE person_id = $1"};

void forget(Visit& visit, Forgetting& forgetting) {
    visit.db().run(delete_editors, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"item_editors.person_id", "", "which text they have open in a form, for a minute"}},
            .forget = forget,
            .queries = {&delete_editors}};
}

} // namespace editing::store
