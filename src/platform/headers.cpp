// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/headers.hpp"
#include "platform/house.hpp"
#include <algorithm>

namespace platform {

namespace {

bool has(const http::Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers, [&](const auto& header) { return header.first == name; });
}

} // namespace

std::string content_security_policy(std::string_view nonce, std::string_view frames) {
    auto policy =
        "default-src 'none'; script-src 'nonce-" + std::string(nonce) +
        "'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types htmx guilde";
    return frames.empty() ? policy : policy + "; frame-src " + std::string(frames);
}

void add_headers(const House& house, std::string_view nonce, http::Response& response) {
    auto add = [&](const char* name, std::string value) {
        if (!has(response, name)) response.headers.emplace_back(name, std::move(value));
    };
    add("Content-Security-Policy", content_security_policy(nonce));
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "same-origin");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cross-Origin-Resource-Policy", "same-origin");
    add("Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), "
        "usb=()");
    add("Cache-Control", "no-store");
    add("X-Robots-Tag", "noindex, nofollow");
    if (house.origin.starts_with("https://")) add("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

} // namespace platform
