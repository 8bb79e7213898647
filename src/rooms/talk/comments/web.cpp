// SPDX-License-Identifier: AGPL-3.0-or-later
// The thread of an item, and replying.
#include "rooms/talk/comments/web.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/comments/notices.hpp"
#include "rooms/talk/comments/store.hpp"
#include "rooms/talk/comments/store_personal.hpp"
#include "rooms/talk/comments/thread.hpp"

namespace comments {

using base::Refusal;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::Policy;
using platform::Visit;

namespace {

std::optional<Comment> find_accepted(Visit& visit, const items::Item& item) {
    if (item.accepted_comment == 0) return std::nullopt;
    auto accepted = store::find_comment(visit.db(), CommentId{item.accepted_comment});
    return accepted && accepted->state == State::published ? accepted : std::nullopt;
}

html::Html thread_section(Visit& visit, const items::Item& item) {
    pages::Section section{.thread = thread_of(visit, item, {}, {}), .accepted = {}, .box = {}};
    section.news = news_of(visit, item, {});
    section.count = item.comment_count;
    if (items::may_access(visit, item, Need::reply)) section.box = reply_box_of(visit, item, {});
    auto& comments = section.thread.comments;
    if (!comments.empty() && comments.front().is_accepted) // it stands first already
        comments.front().shown_at.clear();
    else if (auto accepted = find_accepted(visit, item)) {
        auto view = view_of(visit, item, *accepted);
        view.replies.clear();
        view.may_reply = false; // the same comment stands below, in its place
        section.accepted = std::move(view);
    }
    return pages::section(platform::fragment_frame_of(visit), section);
}

std::vector<html::Html> fill_thread(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out;
    for (auto id : ids) {
        const ItemId item[] = {ItemId{id}};
        auto rows = items::list_rows(visit.db(), item);
        out.push_back(rows.empty() ? html::Html{} : thread_section(visit, rows.front()));
    }
    return out;
}

std::optional<base::PublicId> reply_to_of(const Request& request) {
    auto text = request.has_field("reply_to") ? request.field("reply_to") : request.value("reply_to");
    if (text.empty()) return std::nullopt;
    auto id = base::PublicId::parse(text);
    if (!id) throw Refusal::not_found();
    return id;
}

Response show_thread(Visit& visit, Request& request) {
    auto item = items::access_item(visit, id_of(request), Need::read);
    if (auto since = request.value("since"); !since.empty())
        return platform::show_fragment(visit,
                                       pages::news(platform::fragment_frame_of(visit), news_of(visit, item, since)));
    auto thread = thread_of(visit, item, {}, request.value("after"));
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::thread_part(platform::fragment_frame_of(visit), thread));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::thread_page(frame, item, pages::thread_part(frame, thread)));
}

// The box alone, as htmx wants it, or on a page of its own.
Response show_box(Visit& visit, Request& request, const items::Item& item, std::optional<base::PublicId> reply_to) {
    auto box = reply_box_of(visit, item, reply_to);
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::reply_box(platform::fragment_frame_of(visit), box));
    auto frame = platform::frame_of(visit);
    box.cancel_href = items::item_path(item.public_id);
    return platform::show(visit, frame, pages::reply_page(frame, item, pages::reply_box(frame, box)));
}

Response show_form_again(Visit& visit, Request& request) {
    return show_box(visit, request, items::access_item(visit, id_of(request), Need::reply), reply_to_of(request));
}

Response show_reply_form(Visit& visit, Request& request) {
    auto comment = access_comment(visit, id_of(request), Need::reply);
    auto item = items::access_item(visit, comment.item, Need::reply);
    return show_box(visit, request, item, comment.public_id);
}

Response create_comment(Visit& visit, Request& request) {
    auto reply_to = reply_to_of(request);
    items::access_item(visit, id_of(request), Need::reply);
    files::take_picture(visit, request);
    auto posted =
        post_comment(visit, {.item = id_of(request), .body = std::string(request.field("body")), .reply_to = reply_to});
    drafts::finish_draft(visit, request);
    auto comment = access_comment(visit, posted.id, Need::read);
    auto item = items::access_item(visit, comment.item, Need::read);
    if (!request.wants_fragment()) return platform::go_to(visit, comment_path(item, comment.public_id));
    visit.entered = {};
    auto frame = platform::fragment_frame_of(visit);
    pages::Said said{.comment = view_of(visit, item, comment), .answered = reply_to, .under = {}};
    if (auto above = store::find_comment(visit.db(), comment.parent)) said.under = above->public_id;
    auto box = reply_to ? html::Html{} : pages::reply_box(frame, reply_box_of(visit, item, {}));
    return platform::show_fragment(
        visit, html::group(pages::said(frame, said), box, pages::counts(frame, counts_of(visit, item))));
}

} // namespace

std::vector<platform::Route> thread_routes() {
    return {
        {.pattern = "/posts/{id}/comments",
         .policy = Policy::member,
         .handler = show_thread,
         .summary = "The next part of a thread, or how many replies are new"},
        {.method = Method::post,
         .pattern = "/posts/{id}/comments",
         .policy = Policy::member,
         .handler = create_comment,
         .summary = "Replies to a publication, or to a reply",
         .form = show_form_again,
         .body_bytes_max = files::picture_form_bytes_max},
        {.pattern = "/comments/{id}/reply",
         .policy = Policy::member,
         .handler = show_reply_form,
         .summary = "The box to reply to a reply"},
    };
}

platform::Room room() {
    platform::Room room{
        .name = "comments",
        .routes = thread_routes(),
        .queries = store::queries(),
        .tells = {comment_posted, comment_edited, comment_deleted, comment_restored, comment_hidden, comment_shown,
                  comment_mentioned, answer_accepted},
        .hears = notice_listeners(),
        .jobs = notice_jobs(),
        .fills = {{.slot = items::thread_slot, .fill = fill_thread},
                  {.slot = accounts::account_page_slot, .fill = fill_mail_section}},
        .personal = store::personal(),
    };
    for (const auto& routes : {comment_routes(), mail_routes(), api_routes()})
        room.routes.insert(room.routes.end(), routes.begin(), routes.end());
    return room;
}

} // namespace comments
