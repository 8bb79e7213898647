// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Writing cookies; Request::cookie reads them. Every cookie is HttpOnly, Path=/ and SameSite.
#include <optional>
#include <string>
#include <string_view>

namespace http {

enum class Transport { plain, secure }; // plain: http on the local machine or network
enum class SameSite { lax, strict };

struct Cookie {
    std::string name;             // without prefix
    std::string value;            // letters, digits and !#$%&'()*+-./:<=>?@[]^_`{|}~
    std::optional<int> max_age_s; // nothing: until the browser is closed
    SameSite same_site = SameSite::lax;
};

// "session" → "__Host-session" when secure (RFC 6265bis: that prefix asks for Secure), as it is
// otherwise. Read with the name this returns.
std::string cookie_name(std::string_view name, Transport transport);

// The value of a Set-Cookie header, for Response::add_cookie. Throws std::invalid_argument when the
// name or the value holds a character a cookie may not.
std::string write_cookie(const Cookie& cookie, Transport transport);

// Makes the browser forget the cookie of that name.
std::string forget_cookie(std::string_view name, Transport transport);

} // namespace http
