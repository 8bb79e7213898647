// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/store.hpp"
#include "db/list.hpp"

namespace rollout::store {

namespace {

const db::Query insert_step_query{
    .name = "rollout.insert_step",
    .text =
        "INSERT INTO rollout_steps (public_id, feature, cohort, space_id, trade, trade_key, arrived_before, opens_at, "
        "state, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10) RETURNING id",
};
const db::Query insert_person_query{
    .name = "rollout.insert_person",
    .text = "INSERT INTO rollout_people (step_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
};
const db::Query update_state_query{
    .name = "rollout.update_state",
    .text = "UPDATE rollout_steps SET state = $2, ended_by = $3, ended_at = $4 WHERE id = $1 AND state = 1",
};
const db::Query end_due_query{
    .name = "rollout.end_due_steps",
    .text =
        "UPDATE rollout_steps SET state = 2, ended_by = $2, ended_at = $3 "
        "WHERE feature = $1 AND state = 1 AND opens_at <= $3",
};

#define STEP_COLUMNS                                                                                                \
    "SELECT id, public_id, feature, cohort, space_id, trade, trade_key, arrived_before, opens_at, state, made_by, " \
    "made_at, ended_by, ended_at FROM rollout_steps "

const db::Query find_step_query{.name = "rollout.find_step", .text = STEP_COLUMNS "WHERE public_id = $1"};
const db::Query list_due_query{
    .name = "rollout.list_due",
    .text = STEP_COLUMNS "WHERE feature = $1 AND state = 1 AND opens_at <= $2 ORDER BY opens_at, id",
};
const db::Query list_due_for_everyone_query{
    .name = "rollout.list_due_for_everyone",
    .text = STEP_COLUMNS "WHERE state = 1 AND opens_at <= $1 AND cohort = 1 ORDER BY opens_at, id",
};
const db::Query list_planned_query{
    .name = "rollout.list_planned",
    .text = STEP_COLUMNS "WHERE state = 1 ORDER BY opens_at, id",
};
const db::Query list_ended_query{
    .name = "rollout.list_ended",
    .text = STEP_COLUMNS "WHERE state > 1 ORDER BY ended_at DESC, id DESC LIMIT $1",
};
#undef STEP_COLUMNS

const db::Query is_chosen_query{
    .name = "rollout.is_chosen",
    .text = "SELECT COUNT(*) FROM rollout_people WHERE step_id = $1 AND person_id = $2",
};
const db::Query count_people_query{
    .name = "rollout.count_people",
    .text = "SELECT step_id, COUNT(*) FROM rollout_people WHERE step_id IN (:ids) GROUP BY step_id",
};

} // namespace

StepId insert_step(db::Connection& connection, const Step& step) {
    return connection.get<StepId>(insert_step_query, step.public_id, step.feature, step.cohort, step.space, step.trade,
                                  step.trade_key, step.arrived_before, step.opens_at, step.made_by, step.made_at);
}
void insert_person(db::Connection& connection, StepId step, PersonId person) {
    connection.run(insert_person_query, step, person);
}
void update_state(db::Connection& connection, StepId step, State state, PersonId by, base::Instant at) {
    connection.run(update_state_query, step, state, by, at);
}
void end_due_steps(db::Connection& connection, std::string_view feature, PersonId by, base::Instant at) {
    connection.run(end_due_query, feature, by, at);
}
std::optional<Step> find_step(db::Connection& connection, base::PublicId step) {
    return connection.find<Step>(find_step_query, step);
}
std::vector<Step> list_due(db::Connection& connection, std::string_view feature, base::Instant now) {
    return connection.all<Step>(list_due_query, feature, now);
}
std::vector<Step> list_due_for_everyone(db::Connection& connection, base::Instant now) {
    return connection.all<Step>(list_due_for_everyone_query, now);
}
std::vector<Step> list_planned(db::Connection& connection) {
    return connection.all<Step>(list_planned_query);
}
std::vector<Step> list_ended(db::Connection& connection, int limit) {
    return connection.all<Step>(list_ended_query, limit);
}
bool is_chosen(db::Connection& connection, StepId step, PersonId person) {
    return connection.get<std::int64_t>(is_chosen_query, step, person) > 0;
}
std::vector<PeopleCount> count_people(db::Connection& connection, std::span<const StepId> steps) {
    return db::list_in<PeopleCount>(connection, count_people_query, steps);
}

std::vector<const db::Query*> queries() {
    return {&insert_step_query, &insert_person_query, &update_state_query,          &end_due_query,
            &find_step_query,   &list_due_query,      &list_due_for_everyone_query, &list_planned_query,
            &list_ended_query,  &is_chosen_query,     &count_people_query};
}

} // namespace rollout::store
