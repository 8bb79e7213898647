// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Codes of authenticator apps (RFC 6238), by liboath. The secret is bytes; a step is thirty seconds.
#include "base/time.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace security::totp {

enum class Hash { sha1, sha256, sha512 };
struct Shape {
    unsigned digits = 6;
    Hash hash = Hash::sha1; // what every app knows
};
std::string code_at(std::string_view secret, std::int64_t step, Shape shape = {});
std::int64_t step_of(base::Instant at);
// The step of which this is the code: now, the one before or the one after (clocks drift), and only after `last_step`,
// whose code has been used. Nothing when it is none of them.
std::optional<std::int64_t> find_step(std::string_view secret, std::string_view code, base::Instant now,
                                      std::int64_t last_step);
std::string base32(std::string_view bytes); // no padding
// What the QR code says: otpauth://totp/…
struct Label {
    std::string issuer;
    std::string account;
};
std::string address_of(std::string_view secret, const Label& label);

} // namespace security::totp
