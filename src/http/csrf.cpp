// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/csrf.hpp"
#include "base/random.hpp"

namespace http {

namespace {

constexpr std::size_t token_bytes = 32;

std::string mask(std::string_view bytes, std::string_view pad) {
    std::string masked(bytes);
    for (std::size_t i = 0; i < masked.size(); ++i) {
        masked[i] = static_cast<char>(masked[i] ^ pad[i]);
    }
    return masked;
}

std::string bare_token(const base::Key& key, std::string_view session_secret) {
    return base::from_hex(base::keyed_hash(key.bytes(), session_secret)).value();
}

} // namespace

std::string csrf_token(const base::Key& key, std::string_view session_secret) {
    const auto pad = base::random_bytes(token_bytes);
    return base::base64url(pad + mask(bare_token(key, session_secret), pad));
}

bool verify_csrf(const base::Key& key, std::string_view session_secret, std::string_view token) {
    const auto bytes = base::from_base64url(token);
    if (!bytes || bytes->size() != 2 * token_bytes) return false;
    const auto pad = std::string_view(*bytes).substr(0, token_bytes);
    const auto masked = std::string_view(*bytes).substr(token_bytes);
    return base::equal_in_constant_time(mask(masked, pad), bare_token(key, session_secret));
}

bool is_same_origin(const Request& request, std::string_view origin) {
    if (const auto site = request.header("sec-fetch-site"); !site.empty()) {
        return site == "same-origin" || site == "none";
    }
    const auto sender = request.header("origin");
    return sender.empty() || sender == origin;
}

} // namespace http
