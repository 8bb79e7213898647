// SPDX-License-Identifier: AGPL-3.0-or-later
// What one receives of the watch: in one's account, and by the link in each mail (RFC 8058).
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/digest.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/web.hpp"

namespace watch {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

PersonId person_of(Visit& visit, const Request& request) {
    auto person = open_stop(visit, request.parameter("token"));
    if (!person) throw base::Refusal::not_found();
    return *person;
}

std::string path_of(const Request& request) {
    return "/watch/stop/" + std::string(request.parameter("token"));
}

Response show_state(Visit& visit, const Request& request, pages::Stopped stopped) {
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame, pages::stop(frame, path_of(request), stopped));
}

Response show_stop(Visit& visit, Request& request) {
    bool has_stopped = store::find_pace(visit.db(), person_of(visit, request)) == Pace::never;
    return show_state(visit, request, has_stopped ? pages::Stopped::yes : pages::Stopped::no);
}

Response create_stop(Visit& visit, Request& request) {
    update_pace(visit, person_of(visit, request), Pace::never);
    return show_state(visit, request, pages::Stopped::yes);
}

Response remove_stop(Visit& visit, Request& request) {
    update_pace(visit, person_of(visit, request), Pace::weekly);
    visit.flash(say("You will receive them again."));
    return platform::go_to(visit, path_of(request));
}

Response update_choice(Visit& visit, Request& request) {
    choose_digest(visit, parse_pace(request.field("pace")), request.field("follows"));
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/me#watch");
}

} // namespace

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out(ids.size());
    if (!platform::is_feature_open(visit, feature)) return out;
    auto frame = platform::fragment_frame_of(visit);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto reader = reader_of(visit, PersonId{ids[i]});
        out[i] = pages::choice_section(
            frame,
            {.pace = store::find_pace(visit.db(), PersonId{ids[i]}), .trade = reader.trade, .follows = reader.follows});
    }
    return out;
}

std::vector<platform::Route> mail_routes() {
    return {{.pattern = "/watch/stop/{token}",
             .policy = Policy::anyone,
             .handler = show_stop,
             .summary = "Asks whether to stop the digest"},
            {.method = Method::post,
             .pattern = "/watch/stop/{token}",
             .policy = Policy::anyone,
             .handler = create_stop,
             .summary = "Stops the digest, in one request (RFC 8058)",
             .csrf = platform::Route::Csrf::exempt},
            {.method = Method::post,
             .pattern = "/watch/stop/{token}/start",
             .policy = Policy::anyone,
             .handler = remove_stop,
             .summary = "Receives the digest again"},
            {.method = Method::post,
             .pattern = "/me/watch",
             .policy = Policy::member,
             .handler = update_choice,
             .summary = "Chooses how often the digest comes, and the trades one follows"}};
}

} // namespace watch
