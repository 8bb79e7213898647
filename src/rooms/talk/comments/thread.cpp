// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/thread.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/comments/store.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <array>
#include <map>

namespace comments {

using items::Need;
using platform::Visit;

namespace {

// What is the same for every comment of a thread.
struct Scene {
    const items::Item& item;
    bool is_moderator = false;
    bool may_reply = false;
    std::map<std::int64_t, ui::Person> authors;
    std::map<std::int64_t, html::Html> menus;
    std::map<std::int64_t, html::Html> attachments;
};

Scene scene_of(Visit& visit, const items::Item& item, const std::vector<Comment>& rows) {
    Scene scene{.item = item, .authors = {}, .menus = {}, .attachments = {}};
    scene.is_moderator = items::may_access(visit, item, Need::moderate);
    scene.may_reply = items::may_access(visit, item, Need::reply);
    std::vector<PersonId> persons;
    std::vector<std::int64_t> ids;
    for (const auto& row : rows) {
        persons.push_back(row.author);
        ids.push_back(row.id.number);
    }
    scene.authors = members::lines_of(visit, persons);
    auto menus = platform::fill_slot(visit, comment_menu_slot, ids);
    auto attachments = platform::fill_slot(visit, comment_attachments_slot, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        scene.menus[ids[i]] = std::move(menus[i]);
        scene.attachments[ids[i]] = std::move(attachments[i]);
    }
    return scene;
}

pages::Comment view_in(Visit& visit, Scene& scene, const Comment& row) {
    auto viewer = visit.viewer().person;
    Rights on_item{.reads = true, .is_author = scene.item.author == viewer, .is_moderator = scene.is_moderator};
    return {.comment = row,
            .author = scene.authors[row.author.number],
            .menu = row.state == State::deleted ? html::Html{} : scene.menus[row.id.number],
            .attachments = row.state == State::published ? scene.attachments[row.id.number] : html::Html{},
            .replies = {},
            .more_replies_href = {},
            .shown_at = {},
            .is_own = row.author == viewer,
            .is_moderator = scene.is_moderator,
            .is_accepted = scene.item.kind == items::Kind::question && scene.item.accepted_comment == row.id.number,
            .may_accept = may_accept(scene.item, row, on_item),
            .may_reply = scene.may_reply};
}

store::Reader reader_of(Visit& visit, const items::Item& item) {
    return {.person = visit.viewer().person,
            .undo_since = visit.now() - undo_time,
            .is_moderator = items::may_access(visit, item, Need::moderate)};
}

std::string list_name(const items::Item& item, CommentId parent) {
    return "comments." + std::to_string(item.id.number) + "." + std::to_string(parent.number);
}

std::string cursor_after(Visit& visit, const items::Item& item, CommentId parent, const Comment& last) {
    return platform::seal_position(visit, list_name(item, parent),
                                   {.number = last.posted_at.milliseconds, .text = {}, .id = last.id.number});
}

std::string more_replies(Visit& visit, const items::Item& item, const Comment& parent, const Comment& last) {
    return "/comments/" + parent.public_id.str() + "/replies?after=" + cursor_after(visit, item, parent.id, last);
}

std::vector<pages::Comment> with_replies(Visit& visit, const items::Item& item, const std::vector<Comment>& rows) {
    std::vector<CommentId> parents;
    for (const auto& row : rows)
        if (!row.parent) parents.push_back(row.id);
    auto below = store::list_first_replies(visit.db(), parents, reader_of(visit, item), replies_shown + 1);
    auto all = rows;
    all.insert(all.end(), below.begin(), below.end());
    auto scene = scene_of(visit, item, all);
    std::vector<pages::Comment> out;
    for (const auto& row : rows) {
        auto view = view_in(visit, scene, row);
        for (const auto& reply : below) {
            if (reply.parent != row.id) continue;
            if (view.replies.size() == replies_shown) {
                view.more_replies_href = more_replies(visit, item, row, view.replies.back().comment);
                break;
            }
            view.replies.push_back(view_in(visit, scene, reply));
        }
        out.push_back(std::move(view));
    }
    return out;
}

// The accepted answer stands above the thread: here a line leads to it.
void shorten_accepted(std::vector<pages::Comment>& views, const items::Item& item) {
    for (auto& view : views) {
        if (view.is_accepted && view.comment.state == State::published)
            view.shown_at = items::item_path(item.public_id) + "#comment-" + view.comment.public_id.str();
        shorten_accepted(view.replies, item);
    }
}

} // namespace

std::string comment_path(const items::Item& item, base::PublicId comment) {
    if (item.comment_count > thread_page_size) return "/comments/" + comment.str();
    return items::item_path(item.public_id) + "#comment-" + comment.str();
}

pages::Thread thread_of(Visit& visit, const items::Item& item, CommentId parent, std::string_view cursor) {
    auto position = platform::open_position(visit, list_name(item, parent), cursor);
    auto after = position ? store::Key{{position->number}, position->id} : store::start;
    auto rows = store::list_thread(visit.db(), item.id, parent, reader_of(visit, item), after, thread_page_size + 1);
    pages::Thread out;
    bool has_more = rows.size() > thread_page_size;
    if (has_more) rows.resize(thread_page_size);
    if (has_more && !parent)
        out.next_href =
            items::item_path(item.public_id) + "/comments?after=" + cursor_after(visit, item, parent, rows.back());
    if (has_more && parent)
        if (auto above = store::find_comment(visit.db(), parent))
            out.next_href = more_replies(visit, item, *above, rows.back());
    out.comments = with_replies(visit, item, rows);
    shorten_accepted(out.comments, item);
    return out;
}

pages::Comment view_of(Visit& visit, const items::Item& item, const Comment& comment) {
    return with_replies(visit, item, {comment}).front();
}

pages::Counts counts_of(Visit& visit, const items::Item& item) {
    const std::array ids{item.id.number};
    return {.item = item.public_id,
            .replies = item.comment_count,
            .actions = platform::fill_slot(visit, items::card_actions_slot, ids).front()};
}

pages::ReplyBox reply_box_of(Visit& visit, const items::Item& item, std::optional<base::PublicId> reply_to) {
    auto path = items::item_path(item.public_id);
    auto latest = drafts::open_latest(
        visit, {.kind = drafts::Kind::reply,
                .name = "reply-" + (reply_to ? *reply_to : item.public_id).str(),
                .path = reply_to ? "/comments/" + reply_to->str() + "/reply" : path + "#reply-box"});
    const auto& body = latest.fields["body"];
    return {.action = path + "/comments",
            .reply_to = reply_to,
            .audience = posts::audience_of(visit, items::readers_of(visit, item.id)),
            .preview_href = std::string(posts::preview_path),
            .mention_href = std::string(posts::mentions_path),
            .tag_href = std::string(posts::tags_path),
            .pictures = {.href = std::string(files::give_picture_path), .bytes_max = files::picture_bytes_max},
            .cancel_href = {},
            .kept = latest.draft,
            .body = body.empty() ? std::string() : body.front()};
}

pages::News news_of(Visit& visit, const items::Item& item, std::string_view since) {
    auto list = "comments.since." + std::to_string(item.id.number);
    auto position = platform::open_position(visit, list, since);
    auto path = items::item_path(item.public_id);
    pages::News out{.topic = items::topics_of(visit, item), .href = {}, .show_href = {}};
    std::string cursor(since);
    if (position)
        out.count = store::count_newer(visit.db(), item.id, position->id, visit.viewer().person);
    else
        cursor = platform::seal_position(visit, list,
                                         {.number = 0, .text = {}, .id = store::find_newest(visit.db(), item.id)});
    out.href = path + "/comments?since=" + cursor;
    out.show_href = path + "?fresh=" + std::to_string(out.count) + "#replies";
    return out;
}

} // namespace comments
