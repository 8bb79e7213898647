// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/articles/store.hpp"
#include "rooms/talk/articles/web.hpp"
#include <array>

namespace articles {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

Response show_series(Visit& visit, Request& request) {
    auto series = access_series(visit, id_of(request));
    auto readable = items::list_by_id(visit, store::list_in_series(visit.db(), series.id));
    const std::array owners{series.owner};
    pages::SeriesView view{.series = series,
                           .owner = members::lines_of(visit, owners)[series.owner.number],
                           .cards = cards_of(visit, readable),
                           .is_owner = series.owner == visit.viewer().person};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::series(frame, view));
}

Series get_own(Visit& visit, const Request& request) {
    auto series = access_series(visit, id_of(request));
    if (series.owner != visit.viewer().person) throw Refusal::not_found();
    return series;
}

Response show_edit(Visit& visit, Request& request) {
    auto series = get_own(visit, request);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::edit_series(frame, series));
}

Response update_series(Visit& visit, Request& request) {
    edit_series(visit, id_of(request), request.field("title"), request.field("about"));
    visit.flash(say("Saved."));
    return platform::go_to(visit, series_path(id_of(request)));
}

Response update_order(Visit& visit, Request& request) {
    auto article = PublicId::parse(request.field("article"));
    if (!article) throw Refusal::not_found();
    auto direction = request.field("direction") == "earlier" ? Direction::earlier : Direction::later;
    move_in_series(visit, id_of(request), *article, direction);
    return platform::go_to(visit, series_path(id_of(request)));
}

} // namespace

std::vector<platform::Route> series_routes() {
    return {
        {.pattern = "/series/{id}",
         .policy = Policy::member,
         .handler = show_series,
         .summary = "The articles of a series, in their order"},
        {.pattern = "/series/{id}/edit",
         .policy = Policy::member,
         .handler = show_edit,
         .summary = "Edits the title of one's series"},
        {.method = Method::post,
         .pattern = "/series/{id}/edit",
         .policy = Policy::member,
         .handler = update_series,
         .summary = "Saves the title of one's series",
         .form = show_edit},
        {.method = Method::post,
         .pattern = "/series/{id}/order",
         .policy = Policy::member,
         .handler = update_order,
         .summary = "Moves an article of one's series by one place"},
    };
}

} // namespace articles
