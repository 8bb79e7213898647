// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "platform/asked.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include "rooms/talk/mailings/web.hpp"

namespace mailings {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::json_of;
using platform::Policy;
using platform::texts_of;
using platform::Visit;

namespace {

Plan plan_of(Visit& visit, const Json& json) {
    Plan plan;
    plan.spaces = texts_of(json, "spaces");
    plan.audience = json.find_bool("everyone").value_or(false) ? Audience::everyone : Audience::spaces;
    plan.per_minute = json.find_int("per_minute").value_or(usual_pace);
    if (const auto* at = json.find("starts_at"); at && !at->is_null()) {
        auto text = at->as_string();
        if (text) plan.starts_at = house_words(visit).parse_input_value(*text);
        if (!plan.starts_at) throw Refusal::invalid("starts_at", say("This must be a moment like 2026-11-21T23:30."));
    }
    return plan;
}

Json mailing_json(Visit& visit, const Access& access) {
    const auto& mailing = access.mailing;
    auto counts = store::count_recipients(visit.db(), mailing.id);
    Json ended_at = mailing.ended_at ? Json(mailing.ended_at->iso()) : Json();
    return Json::object(
        {{"id", mailing.public_id.str()},
         {"post", access.item.public_id.str()},
         {"everyone", mailing.audience == Audience::everyone},
         {"spaces", Json::array_of(access.spaces,
                                   [](const auto& space) {
                                       return Json::object({{"slug", space.slug}, {"name", space.name}});
                                   })},
         {"state", rules::state_name(mailing.state)},
         {"per_minute", mailing.per_minute},
         {"starts_at", mailing.starts_at.iso()},
         {"ended_at", std::move(ended_at)},
         {"waiting", counts.at(Outcome::waiting)},
         {"on_their_way", counts.at(Outcome::handed)},
         {"accepted", counts.at(Outcome::accepted)},
         {"refused", counts.at(Outcome::refused)},
         {"no_address", counts.at(Outcome::no_address)},
         {"path", pages::mailing_path(mailing.public_id)}});
}

Response answer(Visit& visit, base::PublicId id, int status) {
    return Response::json(mailing_json(visit, access_mailing(visit, id)).serialise(), status);
}

Response create_mailing_json(Visit& visit, Request& request) {
    auto made = start_mailing(visit, id_of(request), plan_of(visit, json_of(request)));
    auto response = answer(visit, made, 201);
    response.set_header("Location", "/api/v1/mailings/" + made.str());
    return response;
}

Response show_mailing_json(Visit& visit, Request& request) {
    return answer(visit, id_of(request), 200);
}

// {"state": "paused"}, "running" or "stopped".
Response update_mailing_json(Visit& visit, Request& request) {
    auto access = access_mailing(visit, id_of(request));
    auto json = json_of(request);
    auto state = json.find_string("state");
    if (state == rules::state_name(State::paused))
        pause_mailing(visit, access);
    else if (state == rules::state_name(State::running))
        resume_mailing(visit, access);
    else if (state == rules::state_name(State::stopped))
        stop_mailing(visit, access);
    else
        throw Refusal::invalid("state", say("This must be running, paused or stopped."));
    return answer(visit, access.mailing.public_id, 200);
}

} // namespace

std::vector<platform::Route> api_routes() {
    return {
        {.method = Method::post,
         .pattern = "/api/v1/posts/{id}/mailings",
         .policy = Policy::member,
         .handler = create_mailing_json,
         .summary = "Sends an announcement by mail, now or at an hour"},
        {.pattern = "/api/v1/mailings/{id}",
         .policy = Policy::member,
         .handler = show_mailing_json,
         .summary = "How an announcement by mail is getting on"},
        {.method = Method::patch,
         .pattern = "/api/v1/mailings/{id}",
         .policy = Policy::member,
         .handler = update_mailing_json,
         .summary = "Pauses a mailing, goes on with it or stops it"},
    };
}

} // namespace mailings
