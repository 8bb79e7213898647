// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/visit.hpp"
// The feed as JSON.
namespace feed {
http::Response show_feed_json(platform::Visit& visit, http::Request& request);
}
