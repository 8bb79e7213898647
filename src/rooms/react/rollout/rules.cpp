// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/rollout/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace rollout::rules {

using base::say;

namespace {

constexpr std::int64_t days_ahead_max = 730;

std::vector<std::string> split_handles(std::string_view typed) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= typed.size();) {
        auto to = std::min(typed.find_first_of(",; \n\t", from), typed.size());
        auto word = typed.substr(from, to - from);
        if (word.starts_with("@")) word.remove_prefix(1);
        if (auto slug = base::slug(word); !slug.empty() && std::ranges::find(out, slug) == out.end())
            out.push_back(slug);
        from = to + 1;
    }
    return out;
}

} // namespace

std::string_view cohort_name(Cohort cohort) {
    switch (cohort) {
        case Cohort::everyone: return "everyone";
        case Cohort::space: return "space";
        case Cohort::trade: return "trade";
        case Cohort::arrived: return "arrived";
        case Cohort::people: return "people";
    }
    return "everyone";
}

std::optional<Cohort> parse_cohort(std::string_view name) {
    for (auto cohort : all_cohorts)
        if (cohort_name(cohort) == name) return cohort;
    return std::nullopt;
}

Clean check_draft(const Draft& draft, base::Day today) {
    base::FieldErrors errors;
    Clean out;
    if (auto cohort = parse_cohort(draft.cohort))
        out.cohort = *cohort;
    else
        errors["cohort"] = say("Say for whom it opens.");
    if (auto day = base::Day::parse_iso(draft.opens_on); !day)
        errors["opens_on"] = say("Choose the day on which it opens.");
    else if (*day < today)
        errors["opens_on"] = say("This day is over. Choose today or a later day.");
    else if (day->number > today.number + days_ahead_max)
        errors["opens_on"] = say("This is more than two years away.");
    else
        out.opens_on = *day;
    if (out.cohort == Cohort::space && draft.space.empty()) errors["space"] = say("Choose the space.");
    if (out.cohort == Cohort::trade && base::fold(draft.trade).empty()) errors["trade"] = say("Choose the trade.");
    if (out.cohort == Cohort::arrived) {
        out.arrived_before = base::Day::parse_iso(draft.arrived_before);
        if (!out.arrived_before) errors["arrived_before"] = say("Choose the day before which they arrived.");
    }
    if (out.cohort == Cohort::people) {
        out.handles = split_handles(draft.people);
        if (out.handles.empty()) errors["people"] = say("Write at least one @name.");
        if (out.handles.size() > people_max)
            errors["people"] = say("At most {n} people at once: choose a space or a trade instead.",
                                   {{"n", std::to_string(people_max)}});
    }
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return out;
}

bool is_in(const Step& step, const Asker& asker) {
    switch (step.cohort) {
        case Cohort::everyone: return true;
        case Cohort::space: return std::ranges::find(asker.spaces, step.space) != asker.spaces.end();
        case Cohort::trade: return !step.trade_key.empty() && step.trade_key == asker.trade_key;
        case Cohort::arrived: return asker.arrived_at && *asker.arrived_at < step.arrived_before;
        case Cohort::people: return false;
    }
    return false;
}

base::Day suggested_day(base::Day today, std::size_t place) {
    return {today.number + 7 * (static_cast<std::int64_t>(place) + 1)};
}

} // namespace rollout::rules
