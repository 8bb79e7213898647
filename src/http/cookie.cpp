// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/cookie.hpp"
#include <algorithm>
#include <stdexcept>

namespace http {

namespace {

bool may_be_in_value(char letter) {
    return letter > ' ' && letter < 0x7F && letter != '"' && letter != ',' && letter != ';' && letter != '\\';
}

bool may_be_in_name(char letter) {
    return may_be_in_value(letter) && std::string_view("()/:<=>?@[]{}").find(letter) == std::string_view::npos;
}

} // namespace

std::string cookie_name(std::string_view name, Transport transport) {
    return (transport == Transport::secure ? "__Host-" : "") + std::string(name);
}

std::string write_cookie(const Cookie& cookie, Transport transport) {
    if (cookie.name.empty() || !std::ranges::all_of(cookie.name, may_be_in_name) ||
        !std::ranges::all_of(cookie.value, may_be_in_value)) {
        throw std::invalid_argument("not a cookie: " + cookie.name);
    }
    std::string text = cookie_name(cookie.name, transport) + "=" + cookie.value + "; Path=/";
    if (cookie.max_age_s) text += "; Max-Age=" + std::to_string(*cookie.max_age_s);
    text += "; HttpOnly; SameSite=";
    text += cookie.same_site == SameSite::strict ? "Strict" : "Lax";
    if (transport == Transport::secure) text += "; Secure";
    return text;
}

std::string forget_cookie(std::string_view name, Transport transport) {
    return write_cookie({.name = std::string(name), .value = "", .max_age_s = 0}, transport);
}

} // namespace http
