// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace rollout {

using base::PersonId;
using StepId = base::Id<struct RolloutStepTag>;

enum class Cohort { everyone = 1, space = 2, trade = 3, arrived = 4, people = 5 };
inline constexpr std::array all_cohorts{Cohort::everyone, Cohort::space, Cohort::trade, Cohort::arrived,
                                        Cohort::people};
enum class State { planned = 1, over = 2, undone = 3 };

struct Step {
    StepId id;
    base::PublicId public_id;
    std::string feature;
    Cohort cohort = Cohort::everyone;
    spaces::SpaceId space;
    std::string trade;
    std::string trade_key;
    base::Instant arrived_before;
    base::Instant opens_at;
    State state = State::planned;
    PersonId made_by;
    base::Instant made_at;
    std::optional<PersonId> ended_by;
    std::optional<base::Instant> ended_at;
};

// As typed in the form of one step.
struct Draft {
    std::string cohort; // "everyone", "space" …
    std::string space;  // slug
    std::string trade;
    std::string arrived_before; // yyyy-mm-dd
    std::string people;         // "@sophie-martin, @karim"
    std::string opens_on;       // yyyy-mm-dd
};

} // namespace rollout
