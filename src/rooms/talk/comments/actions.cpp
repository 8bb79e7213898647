// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/comments/rules.hpp"
#include "rooms/talk/comments/store.hpp"
#include <algorithm>

namespace comments {

using base::Refusal;
using base::say;
using items::Need;

namespace {

constexpr platform::Limit limit{
    .name = "comments.post", .count_max = 20, .window = base::Milliseconds(std::chrono::minutes(1))};

Comment permit(platform::Visit& visit, const std::optional<Comment>& comment, Need need) {
    if (!comment) throw Refusal::not_found();
    auto item = items::access_item(visit, comment->item, Need::read);
    Rights rights{.reads = true,
                  .is_author = comment->author == visit.viewer().person,
                  .is_moderator = items::may_access(visit, item, Need::moderate)};
    if (!may(*comment, need, rights)) throw Refusal::not_found();
    return *comment;
}

// The comment a reply goes under: one level only.
CommentId parent_of(platform::Visit& visit, const items::Item& item, const std::optional<base::PublicId>& reply_to) {
    if (!reply_to) return {};
    auto answered = store::find_comment(visit.db(), *reply_to);
    if (!answered || answered->item != item.id) throw Refusal::not_found();
    if (answered->state != State::published)
        throw Refusal::invalid("body", say("What you answer was removed meanwhile. Reply to the publication itself."));
    return answered->parent ? answered->parent : answered->id;
}

void tell_mentions(platform::Visit& visit, CommentId id, const items::RenderedBody& body, const platform::Fact& fact) {
    auto known = store::list_mentions(visit.db(), id);
    for (auto person : body.mentions) {
        if (std::ranges::find(known, person) != known.end()) continue;
        store::insert_mention(visit.db(), id, person);
        platform::tell(visit, {.kind = comment_mentioned,
                               .subject = id.number,
                               .object = person.number,
                               .actor = fact.actor,
                               .tense = fact.tense,
                               .at = fact.at});
    }
}

// Counters follow only when the state did change, in the same transaction.
void change_state(platform::Visit& visit, const Comment& comment, const store::StateChange& change,
                  std::string_view fact) {
    if (!store::update_state(visit.db(), comment.id, change)) return;
    int delta = change.to == State::published ? 1 : -1;
    items::add_to_comment_count(visit, comment.item, delta, comment.posted_at);
    if (comment.parent) store::add_to_reply_count(visit.db(), comment.parent, delta);
    const ItemId ids[] = {comment.item};
    for (const auto& item : items::list_rows(visit.db(), ids))
        if (delta < 0 && item.accepted_comment == comment.id.number) items::accept_comment(visit, item.id, 0);
    platform::tell(visit, {.kind = fact, .subject = comment.id.number, .object = comment.item.number});
}

} // namespace

Comment access_comment(platform::Visit& visit, base::PublicId comment, Need need) {
    return permit(visit, store::find_comment(visit.db(), comment), need);
}
Comment access_comment(platform::Visit& visit, CommentId comment, Need need) {
    return permit(visit, store::find_comment(visit.db(), comment), need);
}

CommentId insert_comment(platform::Visit& visit, const NewComment& comment, const items::RenderedBody& body) {
    auto id = store::insert_comment(visit.db(), comment, body, base::PublicId::random());
    files::use_pictures(visit, body.html, {.item = comment.item.number, .comment = id.number});
    items::add_to_comment_count(visit, comment.item, 1, comment.posted_at);
    if (comment.parent) store::add_to_reply_count(visit.db(), comment.parent, 1);
    platform::Fact fact{.kind = comment_posted,
                        .subject = id.number,
                        .object = comment.item.number,
                        .actor = comment.author,
                        .tense = comment.tense,
                        .at = comment.posted_at};
    tell_mentions(visit, id, body, fact);
    platform::tell(visit, fact);
    return id;
}

Posted post_comment(platform::Visit& visit, const Draft& draft) {
    items::access_item(visit, draft.item, Need::reply);
    auto clean = check_body(draft.body);
    auto body = items::render_body(visit, clean);
    items::check_mentions(body);
    return platform::write(visit, [&] {
        auto subject = std::to_string(visit.viewer().person.number);
        platform::check_limit(visit, limit, subject);
        auto item = items::access_item(visit, draft.item, Need::reply);
        auto id = insert_comment(visit,
                                 {.item = item.id,
                                  .author = visit.viewer().person,
                                  .parent = parent_of(visit, item, draft.reply_to),
                                  .body = clean,
                                  .posted_at = visit.now()},
                                 body);
        platform::count_one(visit, limit, subject);
        auto posted = store::find_comment(visit.db(), id);
        visit.result_at(comment_path(item, posted->public_id));
        return Posted{.id = id, .public_id = posted->public_id};
    });
}

void edit_comment(platform::Visit& visit, base::PublicId id, std::string_view text) {
    access_comment(visit, id, Need::edit);
    auto clean = check_body(text);
    auto body = items::render_body(visit, clean);
    items::check_mentions(body);
    platform::write(visit, [&] {
        auto comment = access_comment(visit, id, Need::edit);
        if (comment.body == clean || comment.state != State::published) return;
        store::update_text(visit.db(), comment.id, {.body = clean, .html = body.html, .edited_at = visit.now()});
        files::use_pictures(visit, body.html, {.item = comment.item.number, .comment = comment.id.number});
        tell_mentions(visit, comment.id, body, {});
        platform::tell(visit, {.kind = comment_edited, .subject = comment.id.number, .object = comment.item.number});
    });
}

void delete_comment(platform::Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        change_state(visit, access_comment(visit, id, Need::edit),
                     {.from = State::published, .to = State::deleted, .removed_at = visit.now()}, comment_deleted);
    });
}

void withdraw_comment(platform::Visit& visit, const Comment& comment) {
    change_state(visit, comment, {.from = State::published, .to = State::deleted, .removed_at = visit.now()},
                 comment_deleted);
}

void restore_comment(platform::Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        auto comment = access_comment(visit, id, Need::edit);
        if (comment.removed_at && *comment.removed_at < visit.now() - undo_time) throw Refusal::not_found();
        change_state(visit, comment, {.from = State::deleted, .to = State::published, .removed_at = {}},
                     comment_restored);
    });
}

std::vector<Comment> list_by_id(db::Connection& connection, std::span<const CommentId> comments) {
    return store::list_comments(connection, comments);
}

void hide_comment(platform::Visit& visit, CommentId id) {
    auto comment = store::find_comment(visit.db(), id);
    if (!comment) throw Refusal::not_found();
    change_state(visit, *comment, {.from = State::published, .to = State::hidden, .removed_at = visit.now()},
                 comment_hidden);
}

void show_comment(platform::Visit& visit, CommentId id) {
    auto comment = store::find_comment(visit.db(), id);
    if (!comment) throw Refusal::not_found();
    change_state(visit, *comment, {.from = State::hidden, .to = State::published, .removed_at = {}}, comment_shown);
}

void accept_answer(platform::Visit& visit, base::PublicId id, Acceptance acceptance) {
    platform::write(visit, [&] {
        auto comment = access_comment(visit, id, Need::read);
        auto item = items::access_item(visit, comment.item, Need::read);
        Rights rights{.reads = true,
                      .is_author = item.author == visit.viewer().person,
                      .is_moderator = items::may_access(visit, item, Need::moderate)};
        if (!may_accept(item, comment, rights)) throw Refusal::not_found();
        bool is_accepted = item.accepted_comment == comment.id.number;
        if ((acceptance == Acceptance::accepted) == is_accepted) return;
        items::accept_comment(visit, item.id, acceptance == Acceptance::accepted ? comment.id.number : 0);
        if (acceptance == Acceptance::accepted) {
            // The item's row is held now: who deletes or hides this answer waits, or was before us.
            access_comment(visit, id, Need::reply);
            platform::tell(visit, {.kind = answer_accepted, .subject = comment.id.number, .object = item.id.number});
        }
    });
}

} // namespace comments
