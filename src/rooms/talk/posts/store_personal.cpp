// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/posts/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/posts/store.hpp"

namespace posts::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_decision_rows{
    .name = "posts.list_personal_decisions",
    .text = "SELECT reason, decided_at FROM proposal_decisions WHERE decided_by = $1 ORDER BY decided_at",
};
const db::Query unname_decisions{
    .name = "posts.unname_decisions",
    .text = "UPDATE proposal_decisions SET decided_by = $2 WHERE decided_by = $1",
};

void forget(Visit& visit, Forgetting& forgetting) {
    if (!visit.db().all<std::string>(list_decision_rows, forgetting.person).empty())
        visit.db().run(unname_decisions, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"proposal_decisions.decided_by", "decisions",
                        "an act of office: the proposal’s author keeps its reason", Fate::unnamed}},
            .lists = {{.name = "decisions",
                       .title = mark("Proposals I decided about"),
                       .about = mark("What you did as an officer."),
                       .query = &list_decision_rows,
                       .columns = {{"reason", mark("Reason")}, {"decided_at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .queries = {&unname_decisions}};
}

} // namespace posts::store
