// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How often somebody may do something, kept in the database (so that several nodes agree), counted in fixed windows.
#include "platform/visit.hpp"
#include <string>
#include <string_view>

namespace platform {

struct Limit {
    std::string_view name; // "accounts.sign_in_failures"
    std::int64_t count_max = 0;
    base::Milliseconds window{};
};

// Refuses (too_many, with the seconds to wait) when the count is reached. Reads only.
void check_limit(Visit& visit, const Limit& limit, std::string_view subject);
// Counts one. In its own transaction unless already writing.
void count_one(Visit& visit, const Limit& limit, std::string_view subject);
void clear_count(Visit& visit, const Limit& limit, std::string_view subject);

} // namespace platform
