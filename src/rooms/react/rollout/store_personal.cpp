// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/react/rollout/model.hpp"

namespace rollout::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_made_rows{
    .name = "rollout.list_personal_made",
    .text = "SELECT feature, cohort, opens_at, made_at FROM rollout_steps WHERE made_by = $1 ORDER BY made_at, id",
};
const db::Query list_ended_rows{
    .name = "rollout.list_personal_ended",
    .text = "SELECT feature, cohort, state, ended_at FROM rollout_steps WHERE ended_by = $1 ORDER BY ended_at, id",
};
const db::Query list_chosen_rows{
    .name = "rollout.list_personal_chosen",
    .text =
        "SELECT s.feature, s.opens_at, s.state FROM rollout_people p JOIN rollout_steps s ON s.id = p.step_id "
        "WHERE p.person_id = $1 ORDER BY s.opens_at, s.id",
};
const db::Query forget_chosen{.name = "rollout.forget_chosen",
                              .text = "DELETE FROM rollout_people WHERE person_id = $1"};
const db::Query has_planned{
    .name = "rollout.has_planned",
    .text = "SELECT id FROM rollout_steps WHERE made_by = $1 OR ended_by = $1 LIMIT 1",
};
const db::Query unname_made{.name = "rollout.unname_made",
                            .text = "UPDATE rollout_steps SET made_by = $2 WHERE made_by = $1"};
const db::Query unname_ended{.name = "rollout.unname_ended",
                             .text = "UPDATE rollout_steps SET ended_by = $2 WHERE ended_by = $1"};

const char* cohort_word(std::int64_t cohort) {
    switch (Cohort{static_cast<int>(cohort)}) {
        case Cohort::everyone: return mark("Everyone");
        case Cohort::space: return mark("A space");
        case Cohort::trade: return mark("A trade");
        case Cohort::arrived: return mark("Those who arrived first");
        case Cohort::people: return mark("Chosen people");
    }
    return "";
}
const char* state_word(std::int64_t state) {
    switch (State{static_cast<int>(state)}) {
        case State::planned: return mark("planned");
        case State::over: return mark("over: open for everyone");
        case State::undone: return mark("undone");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    auto person = forgetting.person;
    connection.run(forget_chosen, person);
    if (!connection.find<std::int64_t>(has_planned, person)) return;
    connection.run(unname_made, person, forgetting.nobody_in_office());
    connection.run(unname_ended, person, forgetting.nobody_in_office());
}

std::vector<platform::PersonalList> lists() {
    return {{.name = "openings_planned",
             .title = mark("Openings I planned"),
             .about = mark("Parts of the house that you opened step by step, as an officer."),
             .query = &list_made_rows,
             .columns = {{"feature", mark("Part of the house")},
                         {"cohort", mark("For whom"), Kind::choice, cohort_word},
                         {"opens_at", mark("Opens on"), Kind::moment},
                         {"made_at", mark("Planned on"), Kind::moment}}},
            {.name = "openings_ended",
             .title = mark("Openings I ended"),
             .about = mark("Steps that you undid, or that were over when you opened it for everyone."),
             .query = &list_ended_rows,
             .columns = {{"feature", mark("Part of the house")},
                         {"cohort", mark("For whom"), Kind::choice, cohort_word},
                         {"state", mark("State"), Kind::choice, state_word},
                         {"ended_at", mark("On"), Kind::moment}}},
            {.name = "openings_for_me",
             .title = mark("What was opened for me first"),
             .about = mark("Where you were chosen by name to try a part of the house."),
             .query = &list_chosen_rows,
             .columns = {{"feature", mark("Part of the house")},
                         {"opens_at", mark("Opens on"), Kind::moment},
                         {"state", mark("State"), Kind::choice, state_word}}}};
}

} // namespace

platform::Personal personal() {
    constexpr auto office = "an act of office: the plan stays, without the name";
    return {.places = {{"rollout_steps.made_by", "openings_planned", office, Fate::unnamed},
                       {"rollout_steps.ended_by", "openings_ended", office, Fate::unnamed},
                       {"rollout_people.person_id", "openings_for_me"}},
            .lists = lists(),
            .forget = forget,
            .queries = {&forget_chosen, &has_planned, &unname_made, &unname_ended}};
}

} // namespace rollout::store
