// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Routes of the security room, gathered by room() in web.cpp.
#include "http/request.hpp"
#include "platform/room.hpp"
#include "rooms/people/security/model.hpp"
#include <vector>

namespace security {

std::vector<platform::Route> own_routes();
std::vector<platform::Route> proof_routes();
std::vector<platform::Route> office_routes();
std::vector<platform::SlotFill> guard_fills(); // what every page of an officer says

// The questions put to a device, as JSON (web_proof.cpp).
http::Response ask_passkey(platform::Visit& visit, Purpose purpose, const std::vector<Passkey>& known);

} // namespace security
