// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/asked.hpp"
#include "platform/room.hpp"
#include <vector>

namespace comments {

using platform::id_of;

std::vector<platform::Route> thread_routes();
std::vector<platform::Route> comment_routes();
std::vector<platform::Route> mail_routes();
std::vector<platform::Route> api_routes();
std::vector<html::Html> fill_mail_section(platform::Visit& visit, std::span<const std::int64_t> ids);

} // namespace comments
