// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "base/crypto.hpp"
#include <sodium.h>
#include <stdexcept>

namespace base {

void start_crypto() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::int64_t random_int64() {
    std::int64_t number = 0;
    while (number == 0) randombytes_buf(&number, sizeof number);
    return number;
}

std::uint32_t random_below(std::uint32_t bound) {
    return randombytes_uniform(bound);
}

std::string random_token() {
    return base64url(random_bytes(32));
}

std::string random_key() {
    return base64url(random_bytes(16));
}

std::string random_code() {
    const std::string digits = std::to_string(random_below(1'000'000));
    return std::string(6 - digits.size(), '0') + digits;
}

} // namespace base
