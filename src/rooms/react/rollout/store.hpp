// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "rooms/react/rollout/model.hpp"
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace rollout::store {

StepId insert_step(db::Connection& connection, const Step& step);
void insert_person(db::Connection& connection, StepId step, PersonId person);
void update_state(db::Connection& connection, StepId step, State state, PersonId by, base::Instant at);
// Those of a feature whose moment has come.
void end_due_steps(db::Connection& connection, std::string_view feature, PersonId by, base::Instant at);
std::optional<Step> find_step(db::Connection& connection, base::PublicId step);
// What a person's question about one feature needs: planned, and its moment has come.
std::vector<Step> list_due(db::Connection& connection, std::string_view feature, base::Instant now);
std::vector<Step> list_due_for_everyone(db::Connection& connection, base::Instant now);
std::vector<Step> list_planned(db::Connection& connection);          // all features, the first to open first
std::vector<Step> list_ended(db::Connection& connection, int limit); // the latest first
bool is_chosen(db::Connection& connection, StepId step, PersonId person);
struct PeopleCount {
    StepId step;
    std::int64_t people = 0;
};
std::vector<PeopleCount> count_people(db::Connection& connection, std::span<const StepId> steps);

std::vector<const db::Query*> queries();

} // namespace rollout::store
