// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/request.hpp"
#include "platform/platform.hpp"
#include "rooms/react/search/find.hpp"
#include <map>
#include <vector>

namespace search {

Asked asked_of(const http::Request& request);

// What is shown of a hit, for pages and programs alike.
struct ShownHit {
    const Hit* hit = nullptr;
    std::vector<ui::Piece> title;
    std::vector<ui::Piece> excerpt;
    std::string href;
    std::vector<spaces::Space> doors; // visible to the viewer
};
std::vector<ShownHit> list_shown(platform::Visit& visit, const Results& results);

std::vector<platform::Route> api_routes();

} // namespace search
