// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "platform/routes.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/rollout/actions.hpp"
#include "rooms/react/rollout/pages.hpp"
#include "rooms/react/rollout/rollout.hpp"
#include "rooms/react/rollout/rules.hpp"
#include "rooms/react/rollout/store.hpp"
#include "rooms/react/rollout/store_personal.hpp"
#include <algorithm>
#include <map>

namespace rollout {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::form_route;
using platform::page_route;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* home_path = "/console/rollout";
constexpr int history_size = 20;
constexpr int trades_offered = 40;

// What the words of many steps need, asked once for all of them.
struct Names {
    std::map<std::int64_t, ui::Person> people;
    std::map<std::int64_t, std::string> spaces;
    std::map<std::int64_t, std::int64_t> counts;
};

Names names_of(Visit& visit, const std::vector<Step>& steps) {
    Names out;
    std::vector<PersonId> persons;
    std::vector<spaces::SpaceId> places;
    std::vector<StepId> chosen;
    for (const auto& step : steps) {
        persons.push_back(step.made_by);
        if (step.ended_by) persons.push_back(*step.ended_by);
        if (step.space) places.push_back(step.space);
        if (step.cohort == Cohort::people) chosen.push_back(step.id);
    }
    out.people = members::lines_of(visit, persons);
    for (const auto& space : spaces::list_visible(visit, places)) out.spaces[space.id.number] = space.name;
    for (const auto& count : store::count_people(visit.db(), chosen)) out.counts[count.step.number] = count.people;
    return out;
}

pages::Opening opening_of(Visit& visit, const Step& step, Names& names) {
    pages::Opening out{.id = step.public_id,
                       .cohort = step.cohort,
                       .who = step.cohort == Cohort::space ? names.spaces[step.space.number] : step.trade,
                       .people = step.cohort == Cohort::people ? names.counts[step.id.number] : -1,
                       .before = visit.words().local_day(step.arrived_before),
                       .opens_on = visit.words().local_day(step.opens_at),
                       .is_due = step.opens_at <= visit.now(),
                       .planned_by = names.people[step.made_by.number].name,
                       .ended_by = {},
                       .state = step.state,
                       .feature = {}};
    if (step.ended_by) out.ended_by = names.people[step.ended_by->number].name;
    return out;
}

pages::Feature feature_of(const platform::FeatureState& state) {
    return {.name = state.name,
            .label = state.label,
            .purpose = state.purpose,
            .advice = state.advice,
            .is_open = state.is_open,
            .openings = {}};
}

Response show_plan(Visit& visit, Request&) {
    auto planned = store::list_planned(visit.db());
    auto ended = store::list_ended(visit.db(), history_size);
    auto all = planned;
    all.insert(all.end(), ended.begin(), ended.end());
    auto names = names_of(visit, all);
    pages::Plan plan;
    std::map<std::string, std::string> labels;
    for (const auto& state : platform::list_features(visit)) {
        auto feature = feature_of(state);
        labels[state.name] = state.label;
        for (const auto& step : planned)
            if (step.feature == state.name && !state.is_open)
                feature.openings.push_back(opening_of(visit, step, names));
        plan.features.push_back(std::move(feature));
    }
    for (const auto& step : ended) {
        plan.history.push_back(opening_of(visit, step, names));
        plan.history.back().feature = labels[step.feature];
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::plan(frame, plan));
}

base::Day today(Visit& visit) {
    return visit.words().local_day(visit.now());
}

Response show_step_form(Visit& visit, Request& request) {
    auto state = get_feature(visit, request.parameter("feature"));
    pages::Choices page{.feature = feature_of(state),
                        .spaces = {},
                        .trades = members::list_trades(visit.db(), trades_offered),
                        .today = today(visit)};
    auto mine = spaces::list_mine(visit);
    std::vector<spaces::SpaceId> ids;
    for (const auto& space : mine) ids.push_back(space.id);
    for (auto id : spaces::list_readable(visit))
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    for (const auto& space : spaces::list_visible(visit, ids))
        if (space.access != spaces::Access::hidden) page.spaces.push_back({.value = space.slug, .label = space.name});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::step_form(frame, page));
}

Response create_step(Visit& visit, Request& request) {
    auto typed = [&](std::string_view name) { return std::string(request.field(name)); };
    plan_step(visit, request.parameter("feature"),
              {.cohort = typed("cohort"),
               .space = typed("space"),
               .trade = typed("trade"),
               .arrived_before = typed("arrived_before"),
               .people = typed("people"),
               .opens_on = typed("opens_on")});
    visit.flash(say("Planned. You can undo it here at any time."));
    return platform::go_to(visit, home_path);
}

Response create_undo(Visit& visit, Request& request) {
    undo_step(visit, platform::id_of(request, "step"));
    visit.flash(say("Undone."));
    return platform::go_to(visit, home_path);
}

Response create_opening(Visit& visit, Request& request) {
    open_to_everyone(visit, request.parameter("feature"));
    visit.flash(say("Open for everyone."));
    return platform::go_to(visit, home_path);
}

Response create_closure(Visit& visit, Request& request) {
    close_feature(visit, request.parameter("feature"));
    visit.flash(say("Closed. Nothing that was written is lost."));
    return platform::go_to(visit, home_path);
}

// What is closed and has no day yet comes first; what is open may be taken back.
Response show_suggested(Visit& visit, Request&) {
    pages::SuggestedPlan page{.features = {}, .today = today(visit)};
    auto planned = store::list_planned(visit.db());
    auto states = platform::list_features(visit);
    std::ranges::stable_partition(states, [](const auto& state) { return !state.is_open; });
    for (const auto& state : states) {
        bool is_planned = std::ranges::find(planned, state.name, &Step::feature) != planned.end();
        if (is_planned && !state.is_open) continue;
        page.features.push_back({.name = state.name,
                                 .label = state.label,
                                 .purpose = state.purpose,
                                 .opens_on = rules::suggested_day(page.today, page.features.size()),
                                 .is_open = state.is_open});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::suggested(frame, page));
}

Response create_suggested(Visit& visit, Request& request) {
    std::vector<Suggestion> chosen;
    for (const auto& state : platform::list_features(visit))
        if (request.has_field("plan-" + state.name))
            chosen.push_back({.feature = state.name, .opens_on = std::string(request.field("day-" + state.name))});
    plan_all(visit, chosen, request.has_field("pilots") ? Pilots::a_week_before : Pilots::no);
    visit.flash(say("The plan is made. Each step can be undone."));
    return platform::go_to(visit, home_path);
}

// A deed without a page of its own.
platform::Route deed_route(std::string_view pattern, platform::Handler handler, std::string_view summary) {
    auto route = page_route(pattern, Policy::facilitator, handler, summary);
    route.method = Method::post;
    return route;
}

std::vector<platform::Route> routes() {
    auto suggested =
        page_route("/console/rollout/suggested", Policy::facilitator, show_suggested, "A plan over weeks, to edit");
    auto step =
        page_route("/console/rollout/{feature}", Policy::facilitator, show_step_form, "Plans a step of a feature");
    return {page_route(home_path, Policy::facilitator, show_plan, "What is open now, what opens next, what later"),
            suggested,
            form_route(suggested, create_suggested, "Plans the features ticked"),
            step,
            form_route(step, create_step, "Opens a feature for some, from a day on"),
            deed_route("/console/rollout/{feature}/open", create_opening, "Opens a feature for everyone now"),
            deed_route("/console/rollout/{feature}/close", create_closure, "Closes a feature for everyone"),
            deed_route("/console/rollout/steps/{step}/undo", create_undo, "Undoes a step")};
}

} // namespace

platform::Room room() {
    return {.name = "rollout",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {step_planned, step_undone, step_applied, feature_closed},
            .timers = {{.name = "rollout.apply", .every = std::chrono::minutes(5), .run = apply_due_steps}},
            .navigation = {{.label = base::mark("Step by step"),
                            .href = home_path,
                            .icon = "rocket",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::facilitator,
                            .order = 41,
                            .chapter = platform::Chapter::opening}},
            .is_open_for = is_open_for,
            .personal = store::personal()};
}

} // namespace rollout
