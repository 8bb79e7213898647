// SPDX-License-Identifier: AGPL-3.0-or-later
// Which mail one receives: in one's account, and by the link in each mail (RFC 8058).
#include "platform/platform.hpp"
#include "rooms/talk/comments/pages.hpp"
#include "rooms/talk/comments/stop_links.hpp"
#include "rooms/talk/comments/store_notices.hpp"
#include "rooms/talk/comments/web.hpp"
#include <algorithm>

namespace comments {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

Stop stop_of(Visit& visit, const Request& request) {
    auto stop = open_stop(visit, request.parameter("token"));
    if (!stop) throw base::Refusal::not_found();
    return *stop;
}

std::string path_of(const Request& request) {
    return "/mails/stop/" + std::string(request.parameter("token"));
}

Response show_state(Visit& visit, Request& request, pages::Stopped stopped) {
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame, pages::stop_page(frame, path_of(request), stopped));
}

Response show_stop(Visit& visit, Request& request) {
    auto stop = stop_of(visit, request);
    auto stopped = store::list_stopped(visit.db(), stop.person);
    bool all =
        std::ranges::all_of(stop.kinds, [&](auto kind) { return std::ranges::find(stopped, kind) != stopped.end(); });
    return show_state(visit, request, all ? pages::Stopped::yes : pages::Stopped::no);
}

Response create_stop(Visit& visit, Request& request) {
    auto stop = stop_of(visit, request);
    platform::write(visit, [&] {
        for (auto kind : stop.kinds) store::insert_stop(visit.db(), stop.person, kind, visit.now());
    });
    return show_state(visit, request, pages::Stopped::yes);
}

Response remove_stop(Visit& visit, Request& request) {
    auto stop = stop_of(visit, request);
    platform::write(visit, [&] {
        for (auto kind : stop.kinds) store::delete_stop(visit.db(), stop.person, kind);
    });
    visit.flash(say("You will receive them again."));
    return platform::go_to(visit, path_of(request));
}

Response update_mails(Visit& visit, Request& request) {
    platform::write(visit, [&] {
        for (auto kind : notice_kinds) {
            if (request.has_field(notice_name(kind)))
                store::delete_stop(visit.db(), visit.viewer().person, kind);
            else
                store::insert_stop(visit.db(), visit.viewer().person, kind, visit.now());
        }
    });
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/me");
}

} // namespace

std::vector<html::Html> fill_mail_section(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out;
    auto frame = platform::fragment_frame_of(visit);
    for (auto id : ids) {
        auto stopped = store::list_stopped(visit.db(), PersonId{id});
        auto receives = [&](NoticeKind kind) { return std::ranges::find(stopped, kind) == stopped.end(); };
        out.push_back(pages::mail_section(frame, {.answers = receives(NoticeKind::answers),
                                                  .mentions = receives(NoticeKind::mentions),
                                                  .announcements = receives(NoticeKind::announcements)}));
    }
    return out;
}

std::vector<platform::Route> mail_routes() {
    return {
        {.pattern = "/mails/stop/{token}",
         .policy = Policy::anyone,
         .handler = show_stop,
         .summary = "Asks whether to stop a kind of mail"},
        {.method = Method::post,
         .pattern = "/mails/stop/{token}",
         .policy = Policy::anyone,
         .handler = create_stop,
         .summary = "Stops a kind of mail, in one request (RFC 8058)",
         .csrf = platform::Route::Csrf::exempt},
        {.method = Method::post,
         .pattern = "/mails/stop/{token}/start",
         .policy = Policy::anyone,
         .handler = remove_stop,
         .summary = "Receives a kind of mail again"},
        {.method = Method::post,
         .pattern = "/me/mails",
         .policy = Policy::member,
         .handler = update_mails,
         .summary = "Chooses which mail to receive"},
    };
}

} // namespace comments
