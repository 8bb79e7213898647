// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Secrets that open doors, and how they are kept: hashed, never readable.
#include "platform/visit.hpp"
#include <string>
#include <string_view>

namespace accounts {

// A secret that the same form sent again gets again (its answer may have been lost on the way), and that nobody else can
// compute: it is derived from the house's key, the form's key and the browser's. 256 bits; random without a form.
std::string new_secret(platform::Visit& visit, std::string_view purpose);
// Six digits are few: their hash needs the house's key.
std::string hash_code(platform::Visit& visit, std::string_view code);
std::string hash_visitor(const platform::Visit& visit);

// Verified against when nobody has the address, so that the answer takes as long.
inline constexpr std::string_view nobodys_password_hash =
    "$argon2id$v=19$m=19456,t=2,p=1$rZkCP6342z61j9RWGq6uvQ$0rOBFvZCuZJEyOj1csUw8qYoTcAGHiUXDejmGj4ZvZw";

} // namespace accounts
