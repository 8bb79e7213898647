// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/react/rollout/model.hpp"
#include <optional>
#include <span>
#include <string_view>

namespace rollout::rules {

inline constexpr std::size_t people_max = 200; // of one step

std::string_view cohort_name(Cohort cohort); // "space", in forms
std::optional<Cohort> parse_cohort(std::string_view name);

struct Clean {
    Cohort cohort = Cohort::everyone;
    std::optional<base::Day> arrived_before;
    base::Day opens_on;
    std::vector<std::string> handles; // "sophie-martin"
};
// Everything that can be judged without the house; refused by field.
Clean check_draft(const Draft& draft, base::Day today);

// Whoever asks, as far as cohorts go.
struct Asker {
    PersonId person;
    std::string trade_key;
    std::optional<base::Instant> arrived_at;
    std::vector<spaces::SpaceId> spaces;
};
// Not for chosen people: the store knows them.
bool is_in(const Step& step, const Asker& asker);

// One feature a week from next week on.
base::Day suggested_day(base::Day today, std::size_t place);

} // namespace rollout::rules
