// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/react/links/actions.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/links/store.hpp"
#include "rooms/react/links/web.hpp"

namespace links {

using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

Json to_json(const Card& card) {
    return Json::object({{"id", card.public_id.str()},
                         {"url", card.url},
                         {"title", card.title},
                         {"description", card.description},
                         {"site", card.site},
                         {"is_video", card.is_video},
                         {"picture", card.file ? Json(files::picture_path(card.picture)) : Json()}});
}

Response show_cards_json(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), items::Need::read);
    auto cards = store::list_cards(visit.db(), {.kind = PlaceKind::item, .id = item.id.number});
    std::erase_if(cards, [](const Card& card) { return card.state != State::ready; });
    return Response::json(Json::object({{"items", Json::array_of(cards, to_json)}, {"next", Json()}}).serialise());
}

Response remove_card_json(Visit& visit, Request& request) {
    remove_card(visit, id_of(request));
    return Response::no_content();
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {
        {.pattern = "/api/v1/posts/{id}/links",
         .policy = Policy::member,
         .handler = show_cards_json,
         .summary = "The cards of the links in a publication",
         .feature = cards_feature},
        {.method = Method::del,
         .pattern = "/api/v1/links/{id}",
         .policy = Policy::member,
         .handler = remove_card_json,
         .summary = "Takes a card away from one's text; the link stays",
         .feature = cards_feature},
    };
}

} // namespace links
