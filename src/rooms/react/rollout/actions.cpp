// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/actions.hpp"
#include "base/text.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/rollout/rollout.hpp"
#include "rooms/react/rollout/rules.hpp"
#include "rooms/react/rollout/store.hpp"
#include <algorithm>

namespace rollout {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

rules::Asker asker_of(Visit& visit, const std::vector<Step>& steps) {
    auto asks = [&](Cohort cohort) { return std::ranges::find(steps, cohort, &Step::cohort) != steps.end(); };
    rules::Asker out{.person = visit.viewer().person, .trade_key = {}, .arrived_at = {}, .spaces = {}};
    if (asks(Cohort::trade) || asks(Cohort::arrived))
        if (auto brief = members::find_brief(visit.db(), out.person)) {
            out.trade_key = base::fold(brief->trade);
            out.arrived_at = brief->arrived_at;
        }
    if (asks(Cohort::space))
        for (const auto& space : spaces::list_mine(visit)) out.spaces.push_back(space.id);
    return out;
}

base::Instant start_of(Visit& visit, base::Day day) {
    words::Words house(*visit.house().catalogues, visit.words().language(), platform::organisation(visit)->time_zone);
    return house.start_of(day);
}
base::Day today(Visit& visit) {
    words::Words house(*visit.house().catalogues, visit.words().language(), platform::organisation(visit)->time_zone);
    return house.local_day(visit.now());
}

// A space of the plan is one that every facilitator may know of.
spaces::SpaceId cohort_space(Visit& visit, const std::string& slug) {
    const std::string slugs[] = {slug};
    for (const auto& space : spaces::list_by_slug(visit, slugs))
        if (space.access != spaces::Access::hidden) return space.id;
    throw Refusal::invalid("space", say("This space is no longer there. Choose another."));
}

std::vector<PersonId> chosen_people(Visit& visit, const std::vector<std::string>& handles) {
    std::vector<PersonId> out;
    auto found = members::list_by_handle(visit.db(), handles);
    for (const auto& handle : handles) {
        auto person = std::ranges::find(found, handle, &members::Handle::slug);
        if (person == found.end())
            throw Refusal::invalid("people", say("Nobody is called @{name}. Look at the end of the address of their "
                                                 "mentions.",
                                                 {{"name", handle}}));
        out.push_back(person->person);
    }
    return out;
}

// Inside write().
void insert(Visit& visit, Step step, const std::vector<PersonId>& people) {
    step.public_id = base::PublicId::random();
    step.made_by = visit.viewer().person;
    step.made_at = visit.now();
    if (get_feature(visit, step.feature).is_open) platform::update_feature(visit, step.feature, false);
    auto id = store::insert_step(visit.db(), step);
    for (auto person : people) store::insert_person(visit.db(), id, person);
    platform::tell(visit, {.kind = step_planned, .subject = id.number});
}

void open_now(Visit& visit, std::string_view feature, PersonId by) {
    platform::update_feature(visit, feature, true);
    store::end_due_steps(visit.db(), feature, by, visit.now());
}

} // namespace

bool is_open_for(Visit& visit, std::string_view feature) {
    const auto& viewer = visit.viewer();
    if (!viewer.is_member && !viewer.is_system()) return false;
    auto due = store::list_due(visit.db(), feature, visit.now());
    if (due.empty()) return false;
    if (viewer.is_system()) return true; // works for those who have it
    auto asker = asker_of(visit, due);
    return std::ranges::any_of(due, [&](const Step& step) {
        return step.cohort == Cohort::people ? store::is_chosen(visit.db(), step.id, viewer.person)
                                             : rules::is_in(step, asker);
    });
}

platform::FeatureState get_feature(Visit& visit, std::string_view name) {
    for (auto& feature : platform::list_features(visit))
        if (feature.name == name) return std::move(feature);
    throw Refusal::not_found();
}

void plan_step(Visit& visit, std::string_view feature, const Draft& draft) {
    get_feature(visit, feature);
    auto clean = rules::check_draft(draft, today(visit));
    platform::write(visit, [&] {
        Step step{.feature = std::string(feature), .cohort = clean.cohort};
        std::vector<PersonId> people;
        if (clean.cohort == Cohort::space) step.space = cohort_space(visit, draft.space);
        if (clean.cohort == Cohort::people) people = chosen_people(visit, clean.handles);
        if (clean.cohort == Cohort::trade) {
            step.trade = base::clean_line(draft.trade);
            step.trade_key = base::fold(draft.trade);
        }
        if (clean.arrived_before) step.arrived_before = start_of(visit, *clean.arrived_before);
        step.opens_at = start_of(visit, clean.opens_on);
        insert(visit, std::move(step), people);
    });
}

void plan_all(Visit& visit, const std::vector<Suggestion>& chosen, Pilots pilots) {
    if (chosen.empty()) throw Refusal::invalid("pilots", say("Tick at least one part of the house above."));
    base::FieldErrors errors;
    std::vector<Step> steps;
    for (const auto& each : chosen) {
        get_feature(visit, each.feature);
        try {
            auto clean = rules::check_draft({.cohort = "everyone", .opens_on = each.opens_on}, today(visit));
            steps.push_back({.feature = each.feature, .opens_at = start_of(visit, clean.opens_on)});
        } catch (const Refusal& refusal) {
            for (const auto& [field, message] : refusal.fields) errors.emplace("day-" + each.feature, message);
        }
    }
    if (!errors.empty()) throw Refusal::invalid(std::move(errors));
    platform::write(visit, [&] {
        for (const auto& step : steps) {
            insert(visit, step, {});
            if (pilots == Pilots::no) continue;
            auto earlier = step;
            earlier.cohort = Cohort::arrived;
            earlier.arrived_before = visit.now() + base::Milliseconds(1); // by now
            earlier.opens_at = std::max(step.opens_at - std::chrono::hours(24 * 7), start_of(visit, today(visit)));
            insert(visit, earlier, {});
        }
    });
}

void undo_step(Visit& visit, base::PublicId public_id) {
    platform::write(visit, [&] {
        auto step = store::find_step(visit.db(), public_id);
        if (!step) throw Refusal::not_found();
        if (step->state != State::planned)
            throw Refusal::conflict(say("This step is over already."), "/console/rollout");
        store::update_state(visit.db(), step->id, State::undone, visit.viewer().person, visit.now());
        platform::tell(visit, {.kind = step_undone, .subject = step->id.number});
    });
}

void open_to_everyone(Visit& visit, std::string_view feature) {
    get_feature(visit, feature);
    platform::write(visit, [&] {
        Step step{.feature = std::string(feature), .opens_at = visit.now()};
        insert(visit, step, {});
        open_now(visit, feature, visit.viewer().person);
    });
}

void close_feature(Visit& visit, std::string_view feature) {
    get_feature(visit, feature);
    platform::write(visit, [&] {
        platform::update_feature(visit, feature, false);
        for (const auto& step : store::list_due(visit.db(), feature, visit.now()))
            store::update_state(visit.db(), step.id, State::undone, visit.viewer().person, visit.now());
        platform::tell(visit, {.kind = feature_closed});
    });
}

void apply_due_steps(Visit& visit) {
    for (const auto& step : store::list_due_for_everyone(visit.db(), visit.now()))
        platform::write(visit, [&] {
            auto now = store::find_step(visit.db(), step.public_id);
            if (!now || now->state != State::planned) return; // undone meanwhile
            open_now(visit, step.feature, step.made_by);
            platform::tell(visit, {.kind = step_applied, .subject = step.id.number, .actor = step.made_by});
        });
}

} // namespace rollout
