// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/web.hpp"
#include "platform/asked.hpp"
#include "platform/headers.hpp"
#include "platform/platform.hpp"
#include "rooms/react/links/actions.hpp"
#include "rooms/react/links/jobs.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/links/pages.hpp"
#include "rooms/react/links/store.hpp"
#include "rooms/react/links/store_personal.hpp"

namespace links {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

// What the place of a card that is being made asks for; without a script the place itself.
Response show_card(Visit& visit, Request& request) {
    auto card = store::find_card(visit.db(), id_of(request));
    if (!card) throw Refusal::not_found();
    access_place(visit, card->place(), Need::read);
    if (!request.wants_fragment()) return platform::go_to(visit, path_of(visit, card->place()));
    auto frame = platform::fragment_frame_of(visit);
    return platform::show_fragment(
        visit, card->state == State::ready ? pages::card(frame, *card, pages::Reader::reader) : html::Html{});
}

Response show_video(Visit& visit, Request& request) {
    auto card = access_card(visit, id_of(request), Need::read);
    auto video = video_of(card.url);
    if (!video) throw Refusal::not_found();
    auto frame = platform::frame_of(visit);
    auto response = platform::show(
        visit, frame, pages::watching(frame, {.card = card, .video = *video, .back = path_of(visit, card.place())}));
    response.set_header("Content-Security-Policy", platform::content_security_policy(visit.nonce, video->origin));
    return response;
}

Response create_removal(Visit& visit, Request& request) {
    auto card = access_card(visit, id_of(request), Need::edit);
    remove_card(visit, card.public_id);
    visit.flash(say("Removed. The link stays."));
    return platform::go_to(visit, path_of(visit, card.place()));
}

Response put_back_card(Visit& visit, Request& request) {
    auto card = access_card(visit, id_of(request), Need::edit);
    restore_card(visit, card.public_id);
    visit.flash(say("It is back."));
    return platform::go_to(visit, path_of(visit, card.place()));
}

Response update_links(Visit& visit, Request& request) {
    update_wish(visit, request.has_field("cards") ? Wish::cards : Wish::plain_links);
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/me");
}

std::vector<platform::Route> page_routes() {
    std::vector<platform::Route> all{
        {.pattern = "/links/{id}",
         .policy = Policy::member,
         .handler = show_card,
         .summary = "The card of a link that was being made, where it stands"},
        {.pattern = "/links/{id}/video",
         .policy = Policy::member,
         .handler = show_video,
         .summary = "Plays a video of another site: the one page that lets that site in"},
        {.method = Method::post,
         .pattern = "/links/{id}/remove",
         .policy = Policy::member,
         .handler = create_removal,
         .summary = "Takes a card away from one's text; the link stays"},
        {.method = Method::post,
         .pattern = "/links/{id}/restore",
         .policy = Policy::member,
         .handler = put_back_card,
         .summary = "Puts a card back"},
        {.method = Method::post,
         .pattern = "/me/links",
         .policy = Policy::member,
         .handler = update_links,
         .summary = "Chooses whether to see cards of links"},
    };
    for (auto& route : all) route.feature = cards_feature;
    return all;
}

} // namespace

platform::Room room() {
    platform::Room room{
        .name = "links",
        .routes = page_routes(),
        .queries = store::queries(),
        .hears = listeners(),
        .jobs = card_jobs(),
        .timers = card_timers(),
        .fills = slot_fills(),
        .features = {{.name = cards_feature,
                      .label = base::mark("Cards of links"),
                      .purpose = base::mark("An address in a text shows the title and picture of its page, and videos "
                                            "can be watched in the house."),
                      .advice = base::mark("The house itself asks the other sites, without saying for whom. Closed, "
                                           "nothing is asked and links are plain links.")}},
        .personal = store::personal(),
    };
    for (auto& route : api_routes()) room.routes.push_back(route);
    return room;
}

} // namespace links
