// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Two proofs that a form was sent from a page of this site: a token tied to the session, and what
// the browser says about where the request comes from. Every non-GET needs both.
#include "base/crypto.hpp"
#include "http/request.hpp"
#include <string>
#include <string_view>

namespace http {

// Hides the token of this session behind a random pad, new at each call: a page that is compressed
// does not give it away letter by letter (BREACH, Prado et al. 2013). 86 characters, base64url.
std::string csrf_token(const base::Key& key, std::string_view session_secret);

bool verify_csrf(const base::Key& key, std::string_view session_secret, std::string_view token);

// Sec-Fetch-Site decides when the browser sends it ("same-origin", or "none": typed by the person),
// then Origin, which must be `origin` ("https://guilde.example", no slash at the end). A request
// with neither comes from no browser and is let through: the token still has to be right.
bool is_same_origin(const Request& request, std::string_view origin);

} // namespace http
