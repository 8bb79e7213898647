// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A page, and the form on it that is sent to the same address.
#include "platform/room.hpp"

namespace platform {

inline Route page_route(std::string_view pattern, Policy policy, Handler handler, std::string_view summary) {
    return {.pattern = pattern, .policy = policy, .handler = handler, .summary = summary};
}

// Refused as invalid, it shows the page again with what was typed.
inline Route form_route(const Route& page, Handler handler, std::string_view summary) {
    auto route = page;
    route.method = http::Method::post;
    route.form = page.handler;
    route.handler = handler;
    route.summary = summary;
    return route;
}

} // namespace platform
