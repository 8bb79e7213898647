// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/asked.hpp"
#include "platform/room.hpp"
#include "rooms/talk/posts/pages.hpp"
#include <vector>

namespace posts {

using platform::id_of;

std::vector<platform::Route> form_routes();
std::vector<platform::Route> page_routes();
std::vector<platform::Route> console_routes();
std::vector<platform::Route> api_routes();

pages::Audience audience_parts(platform::Visit& visit, const items::Readers& readers);

} // namespace posts
