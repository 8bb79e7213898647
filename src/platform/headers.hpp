// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The headers that every answer carries.
#include "http/response.hpp"
#include <string>
#include <string_view>

namespace platform {

struct House;
// What a page may load: what is the house's own. `frames`: one other site whose frames this page lets in.
std::string content_security_policy(std::string_view nonce, std::string_view frames = {});
void add_headers(const House& house, std::string_view nonce, http::Response& response);

} // namespace platform
