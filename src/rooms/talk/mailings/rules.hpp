// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements that need nothing but their arguments.
#include "base/refusal.hpp"
#include "rooms/talk/mailings/model.hpp"
#include <string_view>

namespace mailings::rules {

// A few leave together every so often, so that as many leave in a minute as were asked for.
struct Beat {
    std::int64_t count = 1;
    base::Milliseconds every{};
};
Beat beat_of(std::int64_t per_minute);
// When the last of so many leaves.
base::Instant last_departure(base::Instant first, std::int64_t count, std::int64_t per_minute);
// The mail server takes no more of them for now: what is stopped, or deleted, shall not have left already.
bool is_congested(std::int64_t unanswered, std::int64_t per_minute);

std::string_view audience_name(Audience audience); // "everyone", in forms and in the API
std::optional<Audience> parse_audience(std::string_view name);
std::string_view state_name(State state);
std::string_view outcome_name(Outcome outcome);
std::optional<Outcome> parse_unreached(std::string_view name);
std::optional<std::int64_t> parse_pace(std::string_view text);

// The plan of somebody who may write to these, or everything that is wrong with it.
base::FieldErrors find_faults(const Plan& plan, const Choices& choices, base::Instant now);
// The spaces of the plan, among those one may choose.
std::vector<SpaceId> chosen_spaces(const Plan& plan, const Choices& choices);

} // namespace mailings::rules
