// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "parse/url.hpp"
#include "platform/confirm.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/pages.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/web.hpp"
#include "rooms/people/security/webauthn.hpp"

namespace security {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::Policy;
using platform::Visit;

namespace {

std::string next_of(const Request& request) {
    auto next = request.has_field("next") ? request.field("next") : request.value("next");
    return parse::is_same_site_path(next) ? std::string(next) : std::string("/");
}

Response go_in(Visit& visit, const Arrival& arrival) {
    if (arrival.door == Door::suspended) return accounts::show_suspension(visit, arrival.person);
    return accounts::show_arrival(visit, arrival.next_path);
}

Response create_sign_in_challenge(Visit& visit, Request&) {
    return ask_passkey(visit, Purpose::sign_in, {});
}

// The sign-in page is another room's: it comes back with what went wrong.
Response show_sign_in(Visit& visit, Request& request) {
    for (const auto& room : visit.house().rooms)
        for (const auto& route : room.routes)
            if (route.pattern == "/sign-in" && route.method == Method::get) return route.handler(visit, request);
    return platform::go_to(visit, "/sign-in");
}

Response create_session_with_passkey(Visit& visit, Request& request) {
    Wish wish{.next_path = next_of(request),
              .keep = request.has_field("keep") ? accounts::Keep::ninety_days : accounts::Keep::while_open,
              .user_agent = std::string(request.header("user-agent"))};
    return go_in(visit, sign_in_with_passkey(visit, request.field("passkey"), wish));
}

Response show_second_step(Visit& visit, Request&) {
    auto half = accounts::find_half_sign_in(visit);
    if (!half) return platform::go_to(visit, "/sign-in");
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::second_step(frame, means_of(visit, half->person)));
}

Response create_second_challenge(Visit& visit, Request&) {
    auto half = accounts::find_half_sign_in(visit);
    if (!half) throw Refusal::not_found();
    return ask_passkey(visit, Purpose::second_step, store::list_passkeys(visit.db(), half->person));
}

Response finish_session(Visit& visit, Request& request) {
    return go_in(visit, finish_sign_in(visit, read_proof(request.form), request.header("user-agent")));
}

Response remove_half_session(Visit& visit, Request&) {
    accounts::withdraw_sign_in(visit);
    return platform::go_to(visit, "/sign-in");
}

// What was interrupted: a form, sealed, and where it was going; or a page that was to be read.
struct Interrupted {
    std::string sealed;
    std::string target;
};
Interrupted interrupted_of(const Request& request) {
    Interrupted out{.sealed = std::string(request.field(platform::interrupted_field)),
                    .target = std::string(request.field(platform::target_field))};
    if (!parse::is_same_site_path(out.target)) out.sealed.clear();
    return out;
}

// 307: the browser sends the sealed form on, to where it was going.
Response go_on(const Request& request) {
    auto interrupted = interrupted_of(request);
    if (interrupted.sealed.empty()) return Response::see_other(next_of(request));
    auto response = Response::see_other(interrupted.target);
    response.status = 307;
    return response;
}

Response show_confirm_page(Visit& visit, const Request& request, bool mail_was_sent) {
    auto interrupted = interrupted_of(request);
    if (interrupted.sealed.empty() && accounts::is_confirmed(visit)) return go_on(request);
    std::vector<std::pair<std::string, std::string>> hidden{{"next", next_of(request)}};
    if (!interrupted.sealed.empty())
        hidden = {{std::string(platform::interrupted_field), interrupted.sealed},
                  {std::string(platform::target_field), interrupted.target}};
    auto account = accounts::find_account(visit.db(), visit.viewer().person);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::confirm(frame, {.action = std::string(platform::confirm_path),
                                                 .hidden = hidden,
                                                 .means = means_of(visit, visit.viewer().person),
                                                 .mail_was_sent = mail_was_sent,
                                                 .email = account ? account->email : ""}));
}

Response show_confirm(Visit& visit, Request& request) {
    return show_confirm_page(visit, request, request.has_field("mail_code"));
}

Response create_confirmation(Visit& visit, Request& request) {
    if (accounts::is_confirmed(visit)) return go_on(request);
    if (request.field("send") == "mail") {
        send_confirmation(visit);
        return show_confirm_page(visit, request, true);
    }
    confirm(visit, read_proof(request.form));
    return go_on(request);
}

Response create_confirm_challenge(Visit& visit, Request&) {
    return ask_passkey(visit, Purpose::confirm, store::list_passkeys(visit.db(), visit.viewer().person));
}

platform::Route get(std::string_view pattern, Policy policy, platform::Handler handler, std::string_view summary) {
    return {.pattern = pattern, .policy = policy, .handler = handler, .summary = summary};
}
platform::Route post(std::string_view pattern, Policy policy, platform::Handler handler, std::string_view summary,
                     platform::Handler form = nullptr) {
    return {.method = Method::post,
            .pattern = pattern,
            .policy = policy,
            .handler = handler,
            .summary = summary,
            .form = form};
}

} // namespace

Response ask_passkey(Visit& visit, Purpose purpose, const std::vector<Passkey>& known) {
    auto party = webauthn::party_of(visit.house().origin);
    if (!party) throw Refusal::not_found();
    auto out = Json::object({{"challenge", new_challenge(visit, purpose)}, {"rp_id", party->id}});
    out.set("known", Json::array_of(known, [](const Passkey& each) { return Json(each.credential_id); }));
    if (purpose == Purpose::add) {
        auto house = platform::organisation(visit);
        auto account = accounts::find_account(visit.db(), visit.viewer().person);
        out.set("rp", Json::object({{"id", party->id}, {"name", house->is_union() ? party->id : house->name}}));
        out.set("user",
                Json::object({{"id", own_handle(visit)},
                              {"name", account && !account->email.empty() ? account->email : visit.viewer().name},
                              {"display_name", visit.viewer().name}}));
        auto algorithms = Json::array();
        for (auto each : webauthn::algorithms) algorithms.push(each);
        out.set("algorithms", algorithms);
    }
    return Response::json(out.serialise());
}

std::vector<platform::Route> proof_routes() {
    return {
        post("/sign-in/passkey/challenge", Policy::anyone, create_sign_in_challenge,
             "What a passkey is asked, to sign in"),
        post("/sign-in/passkey", Policy::anyone, create_session_with_passkey, "Signs in with a passkey alone",
             show_sign_in),
        get("/sign-in/second", Policy::anyone, show_second_step, "The second step of signing in"),
        post("/sign-in/second", Policy::anyone, finish_session, "Gives the second proof and signs in",
             show_second_step),
        post("/sign-in/second/challenge", Policy::anyone, create_second_challenge,
             "What a passkey is asked, as a second step"),
        post("/sign-in/second/withdraw", Policy::anyone, remove_half_session, "Begins to sign in anew"),
        get("/me/confirm", Policy::member, show_confirm, "Asks to show again who one is"),
        post("/me/confirm", Policy::member, create_confirmation, "Shows again who one is", show_confirm),
        post("/me/confirm/challenge", Policy::member, create_confirm_challenge,
             "What a passkey is asked, to show again who one is"),
    };
}

} // namespace security
