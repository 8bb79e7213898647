// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who a request really comes from, when a proxy stands in front. Forwarded headers are believed only
// when the connection itself comes from a trusted proxy.
#include "http/request.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace http {

// "::ffff:192.0.2.1" → "192.0.2.1", "[2001:DB8::1]:443" → "2001:db8::1"; "" when it is no address.
std::string clean_address(std::string_view text);

// Fills remote_address and is_secure from the address of the peer and the request's headers:
// the rightmost X-Forwarded-For address that is not a trusted proxy (clean addresses).
void set_origin(Request& request, const std::string& peer, const std::vector<std::string>& trusted_proxies);

} // namespace http
