// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Randomness from the operating system, through libsodium. Call start_crypto() once at boot (and in
// tests' main).
#include <cstddef>
#include <cstdint>
#include <string>

namespace base {

void start_crypto();
std::string random_bytes(std::size_t count);
std::int64_t random_int64();                     // never 0
std::uint32_t random_below(std::uint32_t bound); // uniform
std::string random_token();                      // 256 bits, base64url, 43 characters
std::string random_key();                        // 128 bits, base64url, 22 characters: unique, and not a secret
std::string random_code();                       // six digits

} // namespace base
