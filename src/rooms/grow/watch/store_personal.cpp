// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/watch.hpp"

namespace watch::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query pace_rows{
    .name = "watch.list_personal_pace",
    .text = "SELECT pace FROM watch_preferences WHERE person_id = $1",
};
const db::Query follow_rows{
    .name = "watch.list_personal_follows",
    .text = "SELECT label FROM watch_follows WHERE person_id = $1 ORDER BY trade_key",
};
const db::Query referee_rows{
    .name = "watch.list_personal_charge",
    .text = "SELECT named_at FROM watch_referees WHERE person_id = $1",
};
const db::Query named_rows{
    .name = "watch.list_personal_named",
    .text = "SELECT named_at FROM watch_referees WHERE named_by = $1 ORDER BY named_at, person_id",
};
const db::Query proposal_rows{
    .name = "watch.list_personal_proposals",
    .text =
        "SELECT public_id, title, address, reason, state, decided_at FROM watch_entries WHERE proposed_by = $1 "
        "ORDER BY id",
};
const db::Query note_rows{
    .name = "watch.list_personal_notes",
    .text =
        "SELECT public_id, title, note, state, decided_at, edited_at FROM watch_entries WHERE decided_by = $1 "
        "ORDER BY id",
};
const db::Query source_rows{
    .name = "watch.list_personal_sources",
    .text = "SELECT name, address, added_at FROM watch_sources WHERE added_by = $1 ORDER BY id",
};

const db::Query forget_pace{.name = "watch.forget_pace", .text = "DELETE FROM watch_preferences WHERE person_id = $1"};
const db::Query forget_follows{.name = "watch.forget_follows",
                               .text = "DELETE FROM watch_follows WHERE person_id = $1"};
const db::Query forget_charge{.name = "watch.forget_charge", .text = "DELETE FROM watch_referees WHERE person_id = $1"};
const db::Query unname_namer{.name = "watch.unname_namer",
                             .text = "UPDATE watch_referees SET named_by = $2 WHERE named_by = $1"};
const db::Query unname_adder{.name = "watch.unname_adder",
                             .text = "UPDATE watch_sources SET added_by = $2 WHERE added_by = $1"};
const db::Query unname_referee{.name = "watch.unname_referee",
                               .text = "UPDATE watch_entries SET decided_by = $2 WHERE decided_by = $1"};
// What somebody proposed and nobody published goes with them; of what was published, their reason does.
const db::Query forget_proposals{
    .name = "watch.forget_proposals",
    .text = "DELETE FROM watch_entries WHERE proposed_by = $1 AND state <> 2",
};
const db::Query unname_proposer{
    .name = "watch.unname_proposer",
    .text = "UPDATE watch_entries SET proposed_by = $2, reason = '' WHERE proposed_by = $1",
};

const char* pace_word(std::int64_t pace) {
    if (pace == 2) return mark("Once a month");
    return pace == 3 ? mark("Never") : mark("Every Monday");
}
const char* state_word(std::int64_t state) {
    if (state == 1) return mark("Waiting");
    return state == 2 ? mark("Published") : mark("What was set aside");
}

// A note is said in the name of the house, like the minutes of a meeting: it stays, and no name with it.
void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(forget_pace, forgetting.person);
    connection.run(forget_follows, forgetting.person);
    connection.run(forget_charge, forgetting.person);
    connection.run(forget_proposals, forgetting.person);
    auto nobody = forgetting.nobody_in_office();
    for (const auto* query : {&unname_namer, &unname_adder, &unname_referee, &unname_proposer})
        connection.run(*query, forgetting.person, nobody);
}

std::vector<platform::PersonalList> lists() {
    return {{.name = "watch_pace",
             .title = mark("How often I receive the watch"),
             .about = mark("What you chose; nothing here means every Monday."),
             .query = &pace_rows,
             .columns = {{"pace", mark("How often"), Kind::choice, pace_word}}},
            {.name = "watch_follows",
             .title = mark("Trades that I follow in the watch"),
             .about = mark("Besides your own."),
             .query = &follow_rows,
             .columns = {{"trade", mark("Trade")}}},
            {.name = "watch_charge",
             .title = mark("My charge of the watch"),
             .about = mark("Since when you are a referee."),
             .query = &referee_rows,
             .columns = {{"named_at", mark("Since"), Kind::moment}}},
            {.name = "watch_named",
             .title = mark("Referees that I named"),
             .about = mark("When you did; who they are is theirs to tell."),
             .query = &named_rows,
             .columns = {{"named_at", mark("On"), Kind::moment}}},
            {.name = "watch_proposals",
             .title = mark("What I proposed to the watch"),
             .about = mark("Texts, and why you found that they matter."),
             .query = &proposal_rows,
             .columns = {{"id", mark("Public number"), Kind::public_id},
                         {"title", mark("Title")},
                         {"address", mark("Its address")},
                         {"reason", mark("Why it matters")},
                         {"state", mark("What became of it"), Kind::choice, state_word},
                         {"at", mark("On"), Kind::moment}}},
            {.name = "watch_notes",
             .title = mark("What I annotated or set aside"),
             .about = mark("As a referee of the watch."),
             .query = &note_rows,
             .columns = {{"id", mark("Public number"), Kind::public_id},
                         {"title", mark("Title")},
                         {"note", mark("What it changes for us")},
                         {"state", mark("What became of it"), Kind::choice, state_word},
                         {"at", mark("On"), Kind::moment},
                         {"edited_at", mark("Edited"), Kind::moment}}},
            {.name = "watch_sources",
             .title = mark("Sources that I added to the watch"),
             .about = mark("Addresses of other sites."),
             .query = &source_rows,
             .columns = {
                 {"name", mark("Name")}, {"address", mark("Its address")}, {"added_at", mark("Added"), Kind::moment}}}};
}

} // namespace

platform::Personal personal() {
    return {.places = {{"watch_preferences.person_id", "watch_pace"},
                       {"watch_follows.person_id", "watch_follows"},
                       {"watch_referees.person_id", "watch_charge"},
                       {"watch_referees.named_by", "watch_named", "that a referee was named, and when, stays",
                        Fate::unnamed},
                       {"watch_entries.proposed_by", "watch_proposals",
                        "a text that was published stays in the archive, without who proposed it", Fate::unnamed},
                       {"watch_entries.decided_by", "watch_notes",
                        "notes are the house's: they stay in the archive, without a name", Fate::unnamed},
                       {"watch_sources.added_by", "watch_sources", "the source stays, without who added it",
                        Fate::unnamed}},
            .lists = lists(),
            .forget = forget,
            .facts_about = {referee_named, referee_dismissed},
            .queries = {&forget_pace, &forget_follows, &forget_charge, &unname_namer, &unname_adder, &unname_referee,
                        &forget_proposals, &unname_proposer}};
}

} // namespace watch::store
