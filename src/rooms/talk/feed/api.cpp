// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/feed/api.hpp"
#include "parse/json.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/talk/posts/posts.hpp"

namespace feed {

// ?space=SLUG and ?cursor=…
http::Response show_feed_json(platform::Visit& visit, http::Request& request) {
    using parse::Json;
    items::ListQuery query{.cursor = std::string(request.value("cursor"))};
    if (!request.value("space").empty()) {
        query.by = items::ListQuery::By::space;
        query.space = spaces::access_space(visit, request.value("space"), spaces::Need::read).id;
    }
    auto page = items::list_items(visit, query);
    auto list = Json::array(posts::to_json(visit, page.items));
    return http::Response::json(
        Json::object({{"items", list}, {"next", page.next.empty() ? Json(nullptr) : Json(page.next)}}).serialise());
}

} // namespace feed
