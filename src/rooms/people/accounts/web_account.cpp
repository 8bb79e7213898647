// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/pages.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/store.hpp"
#include "rooms/people/accounts/time_zones.hpp"
#include "rooms/people/accounts/web.hpp"
#include <array>

namespace accounts {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

Response show_me(Visit& visit, Request&) {
    auto person = visit.viewer().person;
    auto account = store::find_account(visit.db(), person);
    if (!account) throw Refusal::not_found();
    auto waiting = store::find_email_change(visit.db(), person, visit.now());
    pages::Me page{.name = visit.viewer().name,
                   .email = account->email,
                   .waiting_email = waiting ? waiting->email : "",
                   .preferences = store::get_preferences(visit.db(), person),
                   .sections = platform::fill_slot(visit, account_page_slot, std::array{person.number})};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::me(frame, page));
}

Response update_preferences(Visit& visit, Request& request) {
    update_own_preferences(visit,
                           rules::check_preferences({.language = std::string(request.field("language")),
                                                     .time_zone = std::string(request.field("time_zone")),
                                                     .other_place = std::string(request.field("other_place")),
                                                     .theme = std::string(request.field("theme")),
                                                     .has_search_key = request.field("has_search_key") == "yes"}));
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/me");
}

// In or out of the simple mode, and back to the page it was pressed on.
Response update_mode(Visit& visit, Request& request) {
    bool enters = request.field("wish") == "simple";
    update_own_mode(visit, enters ? ui::Mode::simple : ui::Mode::full);
    visit.flash(enters ? say("Three buttons, large type. The button at the foot of each page brings everything back.")
                       : say("Everything is there again."));
    return platform::go_to(visit, enters ? "/" : "/me");
}

Response show_places(Visit& visit, Request& request) {
    constexpr std::size_t most = 8;
    std::vector<ui::Option> options;
    for (auto& zone : time_zones::search(request.value("q"), most))
        options.push_back({.value = zone, .label = time_zones::city_of(zone)});
    return platform::show_fragment(visit, ui::suggestions(platform::fragment_frame_of(visit), options));
}

Response create_email_change(Visit& visit, Request& request) {
    check_confirmed(visit);
    ask_email_change(visit, request.field("email"));
    visit.flash(say("A message is on its way to the new address. Tap its link to confirm it."));
    return platform::go_to(visit, "/me");
}

Response remove_email_change(Visit& visit, Request&) {
    withdraw_email_change(visit);
    visit.flash(say("Nothing changes: your address stays as it is."));
    return platform::go_to(visit, "/me");
}

Response show_security(Visit& visit, Request&) {
    auto person = visit.viewer().person;
    auto has_password = !store::find_password_hash(visit.db(), person).empty();
    pages::Security page{.has_password = has_password,
                         .keys = platform::fill_slot(visit, security_page_slot, std::array{person.number}),
                         .sessions = store::list_sessions(visit.db(), person, visit.now()),
                         .own_session = SessionId{visit.viewer().session}};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::security(frame, page));
}

Response update_password(Visit& visit, Request& request) {
    check_confirmed(visit);
    if (request.field("new_password").empty())
        throw Refusal::invalid("new_password", say("Type the password you choose."));
    change_password(visit, std::string(request.field("new_password")));
    visit.flash(say("Your password is in use, and your other devices are signed out."));
    return platform::go_to(visit, "/me/security");
}

Response remove_password(Visit& visit, Request&) {
    check_confirmed(visit);
    change_password(visit, {});
    visit.flash(say("Your password is gone: a message lets you in from now on."));
    return platform::go_to(visit, "/me/security");
}

Response remove_one_session(Visit& visit, Request& request) {
    end_session(visit, id_of(request));
    visit.flash(say("That session is over."));
    return platform::go_to(visit, "/me/security");
}

Response remove_other_sessions(Visit& visit, Request&) {
    end_other_sessions(visit);
    visit.flash(say("All your other sessions are over."));
    return platform::go_to(visit, "/me/security");
}

Response show_token_list(Visit& visit, const std::string& new_token) {
    pages::Tokens page{.tokens = store::list_api_tokens(visit.db(), visit.viewer().person), .new_token = new_token};
    auto frame = platform::frame_of(visit);
    if (!new_token.empty()) frame.entered = {};
    return platform::show(visit, frame, pages::tokens(frame, page));
}

Response show_tokens(Visit& visit, Request&) {
    return show_token_list(visit, {});
}

Response create_token(Visit& visit, Request& request) {
    check_confirmed(visit);
    auto token = create_api_token(visit, request.field("label"));
    return show_token_list(visit, token);
}

Response remove_token(Visit& visit, Request& request) {
    delete_api_token(visit, id_of(request));
    visit.flash(say("The token is revoked."));
    return platform::go_to(visit, "/me/tokens");
}

std::vector<platform::Route> me_routes() {
    return {
        {.pattern = "/me", .policy = Policy::member, .handler = show_me, .summary = "One's own account"},
        {.method = Method::post,
         .pattern = "/me/preferences",
         .policy = Policy::member,
         .handler = update_preferences,
         .summary = "Saves language, time zone and appearance",
         .form = show_me},
        {.pattern = "/me/places",
         .policy = Policy::member,
         .handler = show_places,
         .summary = "Cities that begin like this, to say what time it is there"},
        {.method = Method::post,
         .pattern = "/me/email",
         .policy = Policy::member,
         .handler = create_email_change,
         .summary = "Asks for a change of address",
         .form = show_me},
        {.method = Method::post,
         .pattern = "/me/mode",
         .policy = Policy::member,
         .handler = update_mode,
         .summary = "Enters or leaves the simple mode"},
        {.method = Method::post,
         .pattern = "/me/email/withdraw",
         .policy = Policy::member,
         .handler = remove_email_change,
         .summary = "Withdraws a change of address"},
        {.pattern = "/me/tokens", .policy = Policy::member, .handler = show_tokens, .summary = "One's API tokens"},
        {.method = Method::post,
         .pattern = "/me/tokens",
         .policy = Policy::member,
         .handler = create_token,
         .summary = "Creates an API token and shows it once",
         .form = show_tokens},
        {.method = Method::post,
         .pattern = "/me/tokens/{id}/revoke",
         .policy = Policy::member,
         .handler = remove_token,
         .summary = "Revokes an API token"},
    };
}

std::vector<platform::Route> security_routes() {
    return {
        {.pattern = "/me/security",
         .policy = Policy::member,
         .handler = show_security,
         .summary = "One's sessions and password"},
        {.method = Method::post,
         .pattern = "/me/password",
         .policy = Policy::member,
         .handler = update_password,
         .summary = "Chooses a password",
         .form = show_security},
        {.method = Method::post,
         .pattern = "/me/password/remove",
         .policy = Policy::member,
         .handler = remove_password,
         .summary = "Does without a password",
         .form = show_security},
        {.method = Method::post,
         .pattern = "/me/sessions/{id}/end",
         .policy = Policy::member,
         .handler = remove_one_session,
         .summary = "Ends one session"},
        {.method = Method::post,
         .pattern = "/me/sessions/end-others",
         .policy = Policy::member,
         .handler = remove_other_sessions,
         .summary = "Ends all sessions but this one"},
    };
}

} // namespace

std::vector<platform::Route> account_routes() {
    auto routes = me_routes();
    for (auto& route : security_routes()) routes.push_back(route);
    return routes;
}

} // namespace accounts
