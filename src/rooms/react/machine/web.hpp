// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include "rooms/react/machine/pages.hpp"

namespace machine {

pages::Health health_of(platform::Visit& visit);
std::vector<platform::Route> work_routes();    // web_work.cpp
std::vector<platform::Route> storage_routes(); // web_storage.cpp

} // namespace machine
