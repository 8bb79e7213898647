// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/web.hpp"

namespace watch {

using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::Policy;
using platform::Visit;

namespace {

Json to_json(const pages::Shown& shown) {
    const auto& entry = shown.entry;
    auto day = [](const auto& maybe) { return maybe ? Json(maybe->iso()) : Json(); };
    return Json::object({{"id", entry.public_id.str()},
                         {"title", entry.title},
                         {"address", entry.address},
                         {"source", shown.source},
                         {"written_at", day(entry.written_at)},
                         {"published_at", entry.decided_at.iso()},
                         {"note", entry.note},
                         {"applies_on", day(entry.applies_on)},
                         {"everybody", entry.concerns_all},
                         {"trades", Json::array_of(shown.trades, [](const auto& label) { return Json(label); })},
                         {"concerns_me", shown.is_for_reader},
                         {"path", entry_path(entry.public_id)}});
}

Response show_list(Visit& visit, Request& request) {
    auto page = find_published(visit, asked_of(request), request.value("cursor"));
    auto texts = Json::array_of(shown_of(visit, std::move(page.entries)), to_json);
    return Response::json(
        Json::object({{"items", texts}, {"next", page.next.empty() ? Json() : Json(page.next)}}).serialise());
}

Response show_one(Visit& visit, Request& request) {
    auto entry = access_entry(visit, id_of(request), Need::read);
    if (entry.state != State::published) throw base::Refusal::not_found();
    return Response::json(to_json(shown_of(visit, {entry}).front()).serialise());
}

Response create_one(Visit& visit, Request& request) {
    auto json = platform::json_of(request);
    propose_entry(visit, {.title = platform::text_of(json, "title"),
                          .address = platform::text_of(json, "address"),
                          .reason = platform::text_of(json, "reason")});
    return Response::json(Json::object({{"state", "proposed"}}).serialise(), 201);
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {{.pattern = "/api/v1/watch",
             .policy = Policy::member,
             .handler = show_list,
             .summary = "Texts of the watch, newest first: q, whom (me), trade, source, month, cursor"},
            {.method = Method::post,
             .pattern = "/api/v1/watch",
             .policy = Policy::member,
             .handler = create_one,
             .summary = "Proposes a text to the referees: title, address, reason"},
            {.pattern = "/api/v1/watch/{id}",
             .policy = Policy::member,
             .handler = show_one,
             .summary = "A text of the watch, with what it changes for us"}};
}

} // namespace watch
