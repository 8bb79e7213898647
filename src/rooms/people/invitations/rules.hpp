// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements that need nothing but their arguments.
#include "rooms/people/invitations/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace invitations::rules {

// What left before. Days are counted from the first invitation ever, 24 hours each; each day on which something left
// makes the server better known.
struct Past {
    base::Instant first_at;       // of the first invitation ever; now when there is none
    base::Instant start;          // when the next one may leave
    std::int64_t days_before = 0; // on which something left, before the day of `start`
    std::int64_t used = 0;        // left or planned on the day of `start`
};
// When each of `count` mails leaves. A new server: 50 the first day, twice as many each further day, never more than 500
// an hour. A known one: 500 an hour.
std::vector<base::Instant> plan_departures(Pace pace, const Past& past, std::int64_t count);

// An address that may be read by an employer: any that is not of a provider people use at home.
bool is_work_address(std::string_view email);

std::string_view who_name(Choice::Who who);
std::optional<Choice::Who> parse_who(std::string_view name);
std::string_view bucket_name(Bucket bucket);
std::optional<Bucket> parse_bucket(std::string_view name);
std::string_view pace_name(Pace pace);
std::string check_wave_name(std::string_view name);
Pace check_pace(std::string_view name);
Choice check_choice(std::string_view who, std::string_view trade, std::string_view region);

} // namespace invitations::rules
