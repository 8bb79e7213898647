// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include "rooms/talk/posts/pages.hpp"
#include <vector>

namespace posts {

std::vector<platform::Route> form_routes();
std::vector<platform::Route> page_routes();
std::vector<platform::Route> console_routes();
std::vector<platform::Route> api_routes();

base::PublicId id_of(const http::Request& request); // {id} of the route, or not_found
pages::Audience audience_parts(platform::Visit& visit, const items::Readers& readers);

} // namespace posts
