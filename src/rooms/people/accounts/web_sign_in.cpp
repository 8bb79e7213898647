// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/url.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/pages.hpp"
#include "rooms/people/accounts/store.hpp"
#include "rooms/people/accounts/web.hpp"
#include <array>

namespace accounts {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

// Where to go afterwards: a path of this house, or nothing.
std::string next_of(const Request& request) {
    auto next = request.has_field("next") ? request.field("next") : request.value("next");
    return parse::is_same_site_path(next) ? std::string(next) : std::string();
}

SignInWish wish_of(const Request& request) {
    return {.email = std::string(request.field("email")),
            .next_path = next_of(request),
            .keep = request.has_field("keep") ? Keep::ninety_days : Keep::while_open,
            .user_agent = std::string(request.header("user-agent"))};
}

// Nobody is signed in: what they wrote and may no longer read stays on the other side of the door.
} // namespace

Response show_suspension(Visit& visit, PersonId person) {
    auto reason = platform::fill_slot(visit, suspension_slot, std::array{person.number});
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame, pages::suspended(frame, reason.front()), 403);
}

Response show_arrival(Visit& visit, const std::string& next) {
    auto account = store::find_account(visit.db(), visit.viewer().person);
    if (account && account->email.empty()) {
        visit.flash(say("Welcome! Give an address below, so that you can come back without a letter."));
        return platform::go_to(visit, "/me");
    }
    return platform::go_to(visit, next.empty() ? "/" : next);
}

namespace {

Response go_in(Visit& visit, const Arrival& arrival) {
    switch (arrival.door) {
        case Arrival::Door::open: break;
        case Arrival::Door::second_step: return platform::go_to(visit, std::string(second_step_path));
        case Arrival::Door::suspended: return show_suspension(visit, arrival.person);
    }
    return show_arrival(visit, arrival.next_path);
}

Response show_sign_in(Visit& visit, Request& request) {
    auto next = next_of(request);
    if (visit.viewer().is_member) return platform::go_to(visit, next.empty() ? "/" : next);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::sign_in(frame, {.next = next}));
}

Response create_session(Visit& visit, Request& request) {
    auto wish = wish_of(request);
    if (!request.field("password").empty())
        return go_in(visit, sign_in_with_password(visit, wish, request.field("password")));
    if (ask_for_message(visit, wish) == Asked::too_often)
        visit.flash(
            say("Three messages were asked for this address within the hour. Look among unwanted mail, or try "
                "again later."));
    return platform::go_to(visit, "/sign-in/code");
}

Response show_code(Visit& visit, Request&) {
    if (visit.viewer().is_member) return platform::go_to(visit, "/");
    auto asked = find_asked(visit);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::code(frame, {.email = asked ? asked->email : ""}));
}

Response create_session_with_code(Visit& visit, Request& request) {
    return go_in(visit, sign_in_with_code(visit, request.field("code"), request.header("user-agent")));
}

Response show_letter(Visit& visit, Request&) {
    if (visit.viewer().is_member) return platform::go_to(visit, "/");
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::letter(frame));
}

Response create_session_with_letter(Visit& visit, Request& request) {
    auto wish = wish_of(request);
    LetterCode letter{.name = std::string(request.field("name")), .code = std::string(request.field("code"))};
    return go_in(visit, sign_in_with_letter(visit, letter, wish));
}

Response show_way_in(Visit& visit, Request& request) {
    auto view = find_way_in(visit, request.parameter("token"));
    auto status = view.state == WayInState::unknown ? 404 : 200;
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(
        visit, frame,
        pages::way_in(frame, {.token = std::string(request.parameter("token")),
                              .view = view,
                              .next = next_of(request),
                              .is_other_signed_in = visit.viewer().is_member && visit.viewer().person != view.person}),
        status);
}

Response create_session_with_link(Visit& visit, Request& request) {
    try {
        return go_in(visit, sign_in_with_link(visit, request.parameter("token"), wish_of(request)));
    } catch (const Refusal& refusal) {
        bool is_over = refusal.kind == base::RefusalKind::conflict || refusal.kind == base::RefusalKind::not_found;
        if (!is_over) throw;
        auto explained = show_way_in(visit, request);
        if (explained.status == 200) explained.status = 409;
        return explained;
    }
}

Response create_fresh_link(Visit& visit, Request& request) {
    auto asked = ask_for_fresh_link(visit, request.parameter("token"));
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame, pages::fresh_link_sent(frame, asked));
}

Response remove_session(Visit& visit, Request&) {
    sign_out(visit);
    visit.flash(say("You are signed out. See you soon."));
    return platform::go_to(visit, "/sign-in");
}

Response show_email_change(Visit& visit, Request& request) {
    auto token = std::string(request.parameter("token"));
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame,
                          pages::email_change(frame, {.token = token, .view = find_email_change(visit, token)}));
}

Response create_email_change_end(Visit& visit, Request& request) {
    auto view = find_email_change(visit, request.parameter("token"));
    settle_email_change(visit, request.parameter("token"));
    if (view && view->end == EmailChangeEnd::cancel)
        visit.flash(say("Nothing changes: your address stays as it is."));
    else
        visit.flash(say("Your new address is in use. Sign in with it from now on."));
    return platform::go_to(visit, visit.viewer().is_member ? "/me" : "/sign-in");
}

} // namespace

std::vector<platform::Route> sign_in_routes() {
    return {
        {.pattern = "/sign-in", .policy = Policy::anyone, .handler = show_sign_in, .summary = "The sign-in page"},
        {.method = Method::post,
         .pattern = "/sign-in",
         .policy = Policy::anyone,
         .handler = create_session,
         .summary = "Sends a message with a way in, or signs in with a password",
         .form = show_sign_in},
        {.pattern = "/sign-in/code",
         .policy = Policy::anyone,
         .handler = show_code,
         .summary = "Where the code of the message is typed"},
        {.method = Method::post,
         .pattern = "/sign-in/code",
         .policy = Policy::anyone,
         .handler = create_session_with_code,
         .summary = "Signs in with the code of the message",
         .form = show_code},
        {.pattern = "/enter",
         .policy = Policy::anyone,
         .handler = show_letter,
         .summary = "Where the code of a letter is typed"},
        {.method = Method::post,
         .pattern = "/enter",
         .policy = Policy::anyone,
         .handler = create_session_with_letter,
         .summary = "Signs in with the code of a letter",
         .form = show_letter},
        {.pattern = "/enter/{token}",
         .policy = Policy::anyone,
         .handler = show_way_in,
         .summary = "The page a sign-in link leads to"},
        {.method = Method::post,
         .pattern = "/enter/{token}",
         .policy = Policy::anyone,
         .handler = create_session_with_link,
         .summary = "Signs in with a link, once"},
        {.method = Method::post,
         .pattern = "/enter/{token}/fresh",
         .policy = Policy::anyone,
         .handler = create_fresh_link,
         .summary = "Sends a fresh link instead of one that is too old"},
        {.method = Method::post,
         .pattern = "/sign-out",
         .policy = Policy::member,
         .handler = remove_session,
         .summary = "Ends this session"},
        {.pattern = "/email/{token}",
         .policy = Policy::anyone,
         .handler = show_email_change,
         .summary = "The page that confirms or cancels a change of address"},
        {.method = Method::post,
         .pattern = "/email/{token}",
         .policy = Policy::anyone,
         .handler = create_email_change_end,
         .summary = "Confirms or cancels a change of address"},
    };
}

} // namespace accounts
