// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/asked.hpp"
#include "platform/room.hpp"
#include "rooms/talk/documents/model.hpp"

namespace documents {

using platform::id_of;

std::vector<platform::Route> page_routes();
std::vector<platform::Route> api_routes();

Upload upload_of(const http::Request& request); // the field `file`

} // namespace documents
