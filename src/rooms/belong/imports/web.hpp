// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Handlers of the imports room, for its list of routes.
#include "platform/platform.hpp"
#include "rooms/belong/imports/model.hpp"

namespace imports {

Import import_of(platform::Visit& visit, const http::Request& request); // by {id}, or not_found
std::vector<platform::Route> step_routes();                             // what is done with one import

} // namespace imports
