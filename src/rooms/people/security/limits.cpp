// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/limits.hpp"
#include "platform/visit.hpp"
#include <utility>

namespace security::limits {

namespace {

// Counting is not the request's act: it stays when the request is refused.
template <class F>
void write_apart(platform::Visit& visit, F act) {
    auto key = std::exchange(visit.request_key, std::nullopt);
    platform::write(visit, act);
    visit.request_key = std::move(key);
}

} // namespace

void count_try(platform::Visit& visit, base::PersonId person) {
    auto subject = std::to_string(person.number);
    write_apart(visit, [&] {
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
    write_apart(visit, [&] {
        for (const auto* limit : {&failures_soon, &failures_later, &failures})
            platform::clear_count(visit, *limit, subject);
    });
}

} // namespace security::limits
