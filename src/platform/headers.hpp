// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The headers that every answer carries.
#include "http/response.hpp"
#include <string_view>

namespace platform {

struct House;
void add_headers(const House& house, std::string_view nonce, http::Response& response);

} // namespace platform
