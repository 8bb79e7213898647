// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How often somebody may try to prove who they are. Counted before it is judged: tries sent at once cannot slip through.
#include "base/id.hpp"
#include "platform/limit.hpp"
#include <chrono>

namespace security::limits {

// Ten failures in a quarter of an hour, each few slower than those before.
inline constexpr platform::Limit failures_soon{
    .name = "security.failures_soon", .count_max = 4, .window = std::chrono::minutes(1)};
inline constexpr platform::Limit failures_later{
    .name = "security.failures_later", .count_max = 7, .window = std::chrono::minutes(5)};
inline constexpr platform::Limit failures{
    .name = "security.failures", .count_max = 10, .window = std::chrono::minutes(15)};
inline constexpr platform::Limit failures_from{
    .name = "security.failures_from", .count_max = 100, .window = std::chrono::minutes(15)};
// An assembly hall shares one network address.
inline constexpr platform::Limit challenges_from{
    .name = "security.challenges_from", .count_max = 600, .window = std::chrono::minutes(15)};
inline constexpr platform::Limit messages{.name = "security.messages", .count_max = 3, .window = std::chrono::hours(1)};
inline constexpr platform::Limit reentries{
    .name = "security.reentries", .count_max = 10, .window = std::chrono::hours(24)};

void count_try(platform::Visit& visit, base::PersonId person); // throws too_many
void forget_tries(platform::Visit& visit, base::PersonId person);

} // namespace security::limits
