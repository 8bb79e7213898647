// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements that need nothing but their arguments. check_x() give the clean value or throw Refusal invalid.
#include "base/refusal.hpp"
#include "platform/viewer.hpp"
#include "rooms/people/security/model.hpp"
#include <string>
#include <string_view>

namespace security::rules {

inline constexpr std::size_t label_length_max = 60;
inline constexpr std::int64_t grace_days_max = 90;

std::string check_label(std::string_view label); // of a passkey
// The digits of an authenticator app however they were typed; empty when it is something else.
std::string read_app_code(std::string_view text);
// A recovery code however it was typed: capitals, blanks, dashes, O for 0, I and L for 1. Empty when it is none.
std::string read_recovery_code(std::string_view text);
// From 40 bits: "k7m2-9xqd" (Crockford's letters: none looks like another).
std::string recovery_code_from(std::string_view bytes);

// Must somebody with these offices have a second factor?
bool needs_second_factor(std::int64_t roles, const Rules& rules);
std::int64_t check_grace_days(std::string_view typed);
// Days until then, begun ones counted: 0 once it is over.
std::int64_t days_until(base::Instant due_at, base::Instant now);

// May these two officers together let this person back in? One of them must be an administrator; nobody counts twice,
// nobody counts for themselves.
struct Pair {
    PersonId person;
    PersonId first;
    std::int64_t first_roles = 0;
    PersonId second;
    std::int64_t second_roles = 0;
};
bool may_let_in(const Pair& pair);

} // namespace security::rules
