// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/limits.hpp"
#include "platform/write_apart.hpp"

namespace security::limits {

void count_try(platform::Visit& visit, base::PersonId person) {
    auto subject = std::to_string(person.number);
    platform::write_apart(visit, [&] {
        for (const auto* limit : {&failures_soon, &failures_later, &failures})
            platform::count_one(visit, *limit, subject);
    });
    for (const auto* limit : {&failures, &failures_later, &failures_soon}) {
        auto counted = *limit;
        ++counted.count_max; // this one is counted already
        platform::check_limit(visit, counted, subject);
    }
}

void forget_tries(platform::Visit& visit, base::PersonId person) {
    auto subject = std::to_string(person.number);
    platform::write_apart(visit, [&] {
        for (const auto* limit : {&failures_soon, &failures_later, &failures})
            platform::clear_count(visit, *limit, subject);
    });
}

} // namespace security::limits
