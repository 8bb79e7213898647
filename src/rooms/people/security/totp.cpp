// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/totp.hpp"
#include "base/crypto.hpp"
#include "parse/url.hpp"
#include <liboath/oath.h>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace security::totp {

namespace {

constexpr int step_s = 30;

void start_library() {
    static const int result = oath_init();
    if (result != OATH_OK) throw std::runtime_error("liboath does not start");
}

int flags_of(Hash hash) {
    switch (hash) {
        case Hash::sha1: return 0;
        case Hash::sha256: return OATH_TOTP_HMAC_SHA256;
        case Hash::sha512: return OATH_TOTP_HMAC_SHA512;
    }
    return 0;
}

} // namespace

std::string code_at(std::string_view secret, std::int64_t step, Shape shape) {
    start_library();
    std::array<char, 16> out{};
    auto result = oath_totp_generate2(secret.data(), secret.size(), static_cast<time_t>(step * step_s), step_s,
                                      OATH_TOTP_DEFAULT_START_TIME, shape.digits, flags_of(shape.hash), out.data());
    if (result != OATH_OK) throw std::runtime_error("no code: " + std::string(oath_strerror(result)));
    return out.data();
}

std::int64_t step_of(base::Instant at) {
    return at.milliseconds / 1000 / step_s;
}

std::optional<std::int64_t> find_step(std::string_view secret, std::string_view code, base::Instant now,
                                      std::int64_t last_step) {
    std::optional<std::int64_t> found;
    auto current = step_of(now);
    for (auto step = current - 1; step <= current + 1; ++step) // all three, whatever the first says
        if (base::equal_in_constant_time(code_at(secret, step), code) && step > last_step) found = step;
    return found;
}

std::string base32(std::string_view bytes) {
    start_library();
    char* text = nullptr;
    std::size_t length = 0;
    auto result = oath_base32_encode(bytes.data(), bytes.size(), &text, &length);
    std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
    if (result != OATH_OK) throw std::runtime_error("no base32: " + std::string(oath_strerror(result)));
    std::string out(text, length);
    out.erase(out.find_last_not_of('=') + 1);
    return out;
}

std::string address_of(std::string_view secret, const Label& label) {
    auto name = parse::percent_encode(label.issuer) + ":" + parse::percent_encode(label.account);
    return parse::with_query("otpauth://totp/" + name, {{"secret", base32(secret)},
                                                        {"issuer", label.issuer},
                                                        {"algorithm", "SHA1"},
                                                        {"digits", "6"},
                                                        {"period", "30"}});
}

} // namespace security::totp
