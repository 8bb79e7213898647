// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What was just done, told once on the next page; carried in a sealed cookie between the two.
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/visit.hpp"
#include <memory>
#include <string>
#include <vector>

namespace platform {

// Fills visit.flashes_to_show. The texts live as long as what is returned.
std::shared_ptr<std::vector<std::string>> read_flashes(Visit& visit, const http::Request& request);
// A page shows them and forgets; a redirect carries the old and the new ones on.
void write_flashes(Visit& visit, http::Response& response, const std::shared_ptr<std::vector<std::string>>& shown);

} // namespace platform
