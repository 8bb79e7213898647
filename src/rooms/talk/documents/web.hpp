// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include "rooms/talk/documents/model.hpp"

namespace documents {

std::vector<platform::Route> page_routes();
std::vector<platform::Route> api_routes();

base::PublicId id_of(const http::Request& request); // {id} of the route, or not_found
Upload upload_of(const http::Request& request);     // the field `file`

} // namespace documents
