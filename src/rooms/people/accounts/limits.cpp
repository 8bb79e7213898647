// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/limits.hpp"
#include "platform/secret.hpp"
#include "platform/write_apart.hpp"

namespace accounts::limits {

using platform::Limit;
using platform::Visit;

namespace {

void check_counted(Visit& visit, Limit limit, std::string_view subject) {
    ++limit.count_max; // this one is counted already
    platform::check_limit(visit, limit, subject);
}

} // namespace

std::string subject_of(Visit& visit, std::string_view email_key) {
    return platform::blind_index(visit, "sign-in", email_key);
}

void count_and_check(Visit& visit, const Limit& limit, std::string_view subject) {
    platform::count_one(visit, limit, subject);
    check_counted(visit, limit, subject);
}

void count_try(Visit& visit, std::string_view subject) {
    platform::write_apart(visit, [&] {
        for (const auto* limit : {&failures_soon, &failures_later, &failures})
            platform::count_one(visit, *limit, subject);
    });
    for (const auto* limit : {&failures, &failures_later, &failures_soon}) check_counted(visit, *limit, subject);
}

void forget_tries(Visit& visit, std::string_view subject) {
    platform::write_apart(visit, [&] {
        for (const auto* limit : {&failures_soon, &failures_later, &failures})
            platform::clear_count(visit, *limit, subject);
    });
}

} // namespace accounts::limits
