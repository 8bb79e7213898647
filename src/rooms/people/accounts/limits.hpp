// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How often one may try the door. The subject of an address is its blind index: nobody's address is kept for trying.
#include "platform/limit.hpp"
#include <chrono>
#include <string>
#include <string_view>

namespace accounts::limits {

inline constexpr platform::Limit messages{
    .name = "accounts.messages", .count_max = 3, .window = std::chrono::hours(1)}; // to one mail address
// An assembly hall shares one network address: two hundred people come in at once.
inline constexpr platform::Limit messages_from{
    .name = "accounts.messages_from", .count_max = 600, .window = std::chrono::minutes(15)};
inline constexpr platform::Limit failures_from{
    .name = "accounts.failures_from", .count_max = 100, .window = std::chrono::minutes(15)};
// Ten failures in a quarter of an hour, each few slower than those before.
inline constexpr platform::Limit failures_soon{
    .name = "accounts.failures_soon", .count_max = 4, .window = std::chrono::minutes(1)};
inline constexpr platform::Limit failures_later{
    .name = "accounts.failures_later", .count_max = 7, .window = std::chrono::minutes(5)};
inline constexpr platform::Limit failures{
    .name = "accounts.failures", .count_max = 10, .window = std::chrono::minutes(15)};
// A letter's six digits live thirty days: few tries a day for one name.
inline constexpr platform::Limit letter_failures{
    .name = "accounts.letter_failures", .count_max = 10, .window = std::chrono::hours(24)};

std::string subject_of(platform::Visit& visit, std::string_view email_key);
// Counts first and judges then: tries sent at once cannot slip through between the two.
void count_and_check(platform::Visit& visit, const platform::Limit& limit, std::string_view subject);
// A try at a password, in the three windows; forgotten by success.
void count_try(platform::Visit& visit, std::string_view subject);
void forget_tries(platform::Visit& visit, std::string_view subject);

} // namespace accounts::limits
