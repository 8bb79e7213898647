// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The comments room: the thread under an item, one level of replies; the accepted answer of a question; the only mail
// that conversation makes: an answer to one's post, a mention of oneself; and which mail one wishes to receive.
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comments {

using base::PersonId;
using items::ItemId;
using CommentId = base::Id<struct CommentTag>;

inline constexpr std::string_view comment_posted = "comment.posted"; // subject: comment, object: item
inline constexpr std::string_view comment_edited = "comment.edited";
inline constexpr std::string_view comment_deleted = "comment.deleted";
inline constexpr std::string_view comment_restored = "comment.restored";
inline constexpr std::string_view comment_hidden = "comment.hidden"; // by a moderator
inline constexpr std::string_view comment_shown = "comment.shown";
inline constexpr std::string_view comment_mentioned = "comment.person_mentioned"; // subject: comment, object: person
inline constexpr std::string_view answer_accepted = "comment.accepted";           // subject: comment, object: item

enum class State { published = 1, deleted = 2, hidden = 3 };

struct Comment {
    CommentId id;
    base::PublicId public_id;
    ItemId item;
    PersonId author;
    CommentId parent; // none: under the item itself
    std::string body; // Markdown, as typed
    std::string html; // rendered, safe
    State state = State::published;
    base::Instant posted_at;
    std::optional<base::Instant> edited_at;
    std::optional<base::Instant> removed_at; // deleted or hidden
    std::int64_t reply_count = 0;            // published ones
};

struct NewComment {
    ItemId item;
    PersonId author;
    CommentId parent = {};
    std::string body;
    base::Instant posted_at;
    platform::Tense tense = platform::Tense::live;
};
// Inside write(), for imports and seeds: no limit, rights of the system. The body is rendered before, outside write().
CommentId insert_comment(platform::Visit& visit, const NewComment& comment, const items::RenderedBody& body);

// The comment and the right to it through its item; refused (not_found) like what does not exist. edit: its author;
// moderate: whoever moderates the item.
Comment access_comment(platform::Visit& visit, base::PublicId comment, items::Need need);
Comment access_comment(platform::Visit& visit, CommentId comment, items::Need need);
// Rows as they are, in any order and without any judgement of rights: for slots, which are filled where one may read.
std::vector<Comment> list_by_id(db::Connection& connection, std::span<const CommentId> comments);
// Inside write(); counters follow.
void hide_comment(platform::Visit& visit, CommentId comment);
void show_comment(platform::Visit& visit, CommentId comment);
// The item's page at this comment: "/posts/x7k…#comment-…".
std::string comment_path(const items::Item& item, base::PublicId comment);

// Announcements by mail can be refused like the mail that conversation makes: in one's account, and by an address that
// works without signing in (RFC 8058).
std::vector<PersonId> list_refusing_announcements(db::Connection& connection, std::span<const PersonId> among);
std::string refuse_announcements_path(platform::Visit& visit, PersonId person);

// Slot in each comment's menu; ids: comment numbers.
inline constexpr std::string_view comment_menu_slot = "comments.menu"; // report, hide …
// Slot under each comment's text; ids: comment numbers. Cards of links stand there.
inline constexpr std::string_view comment_attachments_slot = "comments.attachments";

platform::Room room();

} // namespace comments
