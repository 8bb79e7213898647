// SPDX-License-Identifier: AGPL-3.0-or-later
// One comment: its page, edits, end and return; the accepted answer.
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/comments/store.hpp"
#include "rooms/talk/comments/thread.hpp"
#include "rooms/talk/comments/web.hpp"
#include <algorithm>

namespace comments {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::Policy;
using platform::Visit;

namespace {

struct Place {
    Comment comment;
    items::Item item;
};
Place place_of(Visit& visit, base::PublicId id, Need need) {
    auto comment = access_comment(visit, id, need);
    return {.comment = comment, .item = items::access_item(visit, comment.item, Need::read)};
}

// What was removed keeps its place as long as somebody's reply stands under it.
Place place_with_replies(Visit& visit, base::PublicId id) {
    auto comment = store::find_comment(visit.db(), id);
    if (!comment || comment->reply_count == 0) return place_of(visit, id, Need::read);
    return {.comment = *comment, .item = items::access_item(visit, comment->item, Need::read)};
}

// The comment as it is now, in place; or the page it stands on.
Response answer(Visit& visit, Request& request) {
    auto place = place_of(visit, id_of(request), Need::read);
    if (!request.wants_fragment()) return platform::go_to(visit, comment_path(place.item, place.comment.public_id));
    auto frame = platform::fragment_frame_of(visit);
    return platform::show_fragment(visit, html::group(pages::comment(frame, view_of(visit, place.item, place.comment)),
                                                      pages::counts(frame, counts_of(visit, place.item))));
}

// A reply stands under what it answers, even when that was removed, and even when many stand before it.
pages::Comment view_with_parent(Visit& visit, const items::Item& item, const Comment& comment) {
    auto above = store::find_comment(visit.db(), comment.parent);
    if (!above) return view_of(visit, item, comment);
    auto view = view_of(visit, item, *above);
    auto is_it = [&](const auto& reply) { return reply.comment.id == comment.id; };
    if (std::ranges::any_of(view.replies, is_it)) return view;
    view.replies = {view_of(visit, item, comment)};
    view.more_replies_href = "/comments/" + above->public_id.str() + "/replies";
    return view;
}

Response show_comment_page(Visit& visit, Request& request) {
    auto place = place_of(visit, id_of(request), Need::read);
    auto frame = platform::frame_of(visit);
    auto content = pages::comment(frame, view_with_parent(visit, place.item, place.comment));
    return platform::show(visit, frame, pages::thread_page(frame, place.item, content));
}

Response show_replies(Visit& visit, Request& request) {
    auto place = place_with_replies(visit, id_of(request));
    auto thread = thread_of(visit, place.item, place.comment.id, request.value("after"));
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::thread_part(platform::fragment_frame_of(visit), thread));
    auto frame = platform::frame_of(visit);
    auto content = html::group(pages::thread_part(frame, thread), pages::reply_slot(place.comment.public_id));
    return platform::show(visit, frame, pages::thread_page(frame, place.item, content));
}

Response show_edit(Visit& visit, Request& request) {
    auto place = place_of(visit, id_of(request), Need::edit);
    auto box = reply_box_of(visit, place.item, {});
    auto id = place.comment.public_id.str();
    box.kept = drafts::open_draft(
        visit, request,
        {.kind = drafts::Kind::edit, .name = "edit-comment-" + id, .path = "/comments/" + id + "/edit"});
    box.action = "/comments/" + place.comment.public_id.str() + "/edit";
    box.cancel_href = comment_path(place.item, place.comment.public_id);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::edit_page(frame, place.comment, box));
}

Response update_comment(Visit& visit, Request& request) {
    access_comment(visit, id_of(request), Need::edit);
    files::take_picture(visit, request);
    edit_comment(visit, id_of(request), request.field("body"));
    drafts::finish_draft(visit, request);
    visit.flash(say("Saved."));
    return answer(visit, request);
}

Response remove_comment(Visit& visit, Request& request) {
    delete_comment(visit, id_of(request));
    visit.flash(say("Deleted."));
    return answer(visit, request);
}

Response put_back_comment(Visit& visit, Request& request) {
    restore_comment(visit, id_of(request));
    visit.flash(say("It is back."));
    return answer(visit, request);
}

Response create_acceptance(Visit& visit, Request& request) {
    accept_answer(visit, id_of(request), Acceptance::accepted);
    visit.flash(say("Thank you: others will find this answer first."));
    return platform::go_to(visit, items::item_path(place_of(visit, id_of(request), Need::read).item.public_id));
}

Response remove_acceptance(Visit& visit, Request& request) {
    accept_answer(visit, id_of(request), Acceptance::withdrawn);
    visit.flash(say("The question is open again."));
    return platform::go_to(visit, items::item_path(place_of(visit, id_of(request), Need::read).item.public_id));
}

platform::Route verb(std::string_view pattern, platform::Handler handler, std::string_view summary) {
    return {
        .method = Method::post, .pattern = pattern, .policy = Policy::member, .handler = handler, .summary = summary};
}

} // namespace

std::vector<platform::Route> comment_routes() {
    return {
        {.pattern = "/comments/{id}",
         .policy = Policy::member,
         .handler = show_comment_page,
         .summary = "One comment and its replies"},
        {.pattern = "/comments/{id}/replies",
         .policy = Policy::member,
         .handler = show_replies,
         .summary = "The next replies to a comment"},
        {.pattern = "/comments/{id}/edit",
         .policy = Policy::member,
         .handler = show_edit,
         .summary = "Edits one's comment"},
        {.method = Method::post,
         .pattern = "/comments/{id}/edit",
         .policy = Policy::member,
         .handler = update_comment,
         .summary = "Saves an edit of one's comment",
         .form = show_edit,
         .body_bytes_max = files::picture_form_bytes_max},
        verb("/comments/{id}/delete", remove_comment, "Deletes one's comment"),
        verb("/comments/{id}/restore", put_back_comment, "Undoes a deletion, within a day"),
        verb("/comments/{id}/accept", create_acceptance, "Marks the answer of a question"),
        verb("/comments/{id}/accept/withdraw", remove_acceptance, "Unmarks the answer of a question"),
    };
}

} // namespace comments
