// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Routes of the accounts room, gathered by room() in web.cpp.
#include "platform/room.hpp"
#include <vector>

namespace accounts {

std::vector<platform::Route> sign_in_routes();
std::vector<platform::Route> account_routes();
std::vector<platform::Route> api_routes();

} // namespace accounts
