// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The plan, as anyone understands it: now, next, later. Pure.
#include "rooms/react/rollout/model.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace rollout::pages {

struct Opening { // one step, in words' reach
    base::PublicId id;
    Cohort cohort = Cohort::everyone;
    std::string who;          // name of the space or of the trade; empty: not to be named
    std::int64_t people = -1; // when it is known
    base::Day before;         // cohort arrived
    base::Day opens_on;
    bool is_due = false;
    std::string planned_by;
    std::string ended_by; // history only
    State state = State::planned;
    std::string feature; // its label, in the history
};
struct Feature {
    std::string name;
    std::string label;
    std::string purpose;
    std::string advice;
    bool is_open = false; // for everyone
    std::vector<Opening> openings;
};
struct Plan {
    std::vector<Feature> features;
    std::vector<Opening> history;
};
ui::Page plan(const ui::Frame& frame, const Plan& plan);

struct Choices {
    Feature feature;
    std::vector<ui::Option> spaces; // slug, name
    std::vector<std::string> trades;
    base::Day today;
};
ui::Page step_form(const ui::Frame& frame, const Choices& page);

struct Suggested {
    std::string name;
    std::string label;
    std::string purpose;
    base::Day opens_on;
    bool is_open = false;
};
struct SuggestedPlan {
    std::vector<Suggested> features;
    base::Day today;
};
ui::Page suggested(const ui::Frame& frame, const SuggestedPlan& page);

} // namespace rollout::pages
