// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/moderation/store.hpp"

namespace moderation::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_report_rows{
    .name = "moderation.list_personal_reports",
    .text =
        "SELECT i.public_id, r.reason, r.state, r.reported_at FROM reports r JOIN items i ON i.id = r.item_id "
        "WHERE r.reporter_id = $1 ORDER BY r.id",
};
const db::Query list_about_rows{
    .name = "moderation.list_personal_about",
    .text = "SELECT verb, reason, done_at, reply, replied_at FROM moderations WHERE author_id = $1 ORDER BY id",
};
const db::Query list_done_rows{
    .name = "moderation.list_personal_done",
    .text = "SELECT verb, reason, done_at FROM moderations WHERE moderator_id = $1 ORDER BY id",
};
const db::Query forget_reports{.name = "moderation.forget_reports",
                               .text = "DELETE FROM reports WHERE reporter_id = $1"};
const db::Query forget_about{.name = "moderation.forget_about", .text = "DELETE FROM moderations WHERE author_id = $1"};
const db::Query has_done{.name = "moderation.has_done",
                         .text = "SELECT id FROM moderations WHERE moderator_id = $1 LIMIT 1"};
const db::Query unname_done{
    .name = "moderation.unname_done",
    .text = "UPDATE moderations SET moderator_id = $2 WHERE moderator_id = $1",
};

const char* verb_word(std::int64_t verb) {
    switch (Verb{static_cast<int>(verb)}) {
        case Verb::hid: return mark("hidden");
        case Verb::showed: return mark("shown again");
        case Verb::left: return mark("left as it is");
        case Verb::suspended: return mark("suspended");
        case Verb::let_back: return mark("let back in");
    }
    return "";
}
const char* state_word(std::int64_t state) {
    switch (ReportState{static_cast<int>(state)}) {
        case ReportState::open: return mark("waits");
        case ReportState::hidden: return mark("hidden");
        case ReportState::left: return mark("left as it is");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(forget_reports, forgetting.person);
    connection.run(forget_about, forgetting.person);
    if (connection.find<std::int64_t>(has_done, forgetting.person))
        connection.run(unname_done, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"reports.reporter_id", "reports"},
                       {"moderations.author_id", "moderations"},
                       {"moderations.moderator_id", "moderated", "an act of office: those concerned keep its reason",
                        Fate::unnamed}},
            .lists = {{.name = "reports",
                       .title = mark("What I reported"),
                       .about = mark("Nobody else is told that it was you."),
                       .query = &list_report_rows,
                       .columns = {{"publication", mark("Public number"), Kind::public_id},
                                   {"reason", mark("Reason")},
                                   {"state", mark("State"), Kind::choice, state_word},
                                   {"reported_at", mark("On"), Kind::moment}}},
                      {.name = "moderations",
                       .title = mark("What moderators decided about me"),
                       .about = mark("About what you wrote, or about your access."),
                       .query = &list_about_rows,
                       .columns = {{"verb", mark("Decision"), Kind::choice, verb_word},
                                   {"reason", mark("Reason")},
                                   {"at", mark("On"), Kind::moment},
                                   {"reply", mark("My answer")},
                                   {"replied_at", mark("Answered on"), Kind::moment}}},
                      {.name = "moderated",
                       .title = mark("What I decided as a moderator"),
                       .about = mark("Whom it concerned is theirs to tell."),
                       .query = &list_done_rows,
                       .columns = {{"verb", mark("Decision"), Kind::choice, verb_word},
                                   {"reason", mark("Reason")},
                                   {"at", mark("On"), Kind::moment}}}},
            .forget = forget,
            .facts_about = {person_suspended, person_let_back},
            .queries = {&forget_reports, &forget_about, &has_done, &unname_done}};
}

} // namespace moderation::store
