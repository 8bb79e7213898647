// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The tables of comments. Nothing here knows who asks, but lists leave out what this reader shall not see.
#include "db/list.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <optional>
#include <span>
#include <vector>

namespace comments::store {

struct Key { // where a list stands: oldest first
    base::Instant posted_at;
    std::int64_t comment = 0;
};
inline constexpr Key start{base::Instant{INT64_MIN}, 0};

CommentId insert_comment(db::Connection& connection, const NewComment& comment, const items::RenderedBody& body,
                         base::PublicId public_id);
void insert_mention(db::Connection& connection, CommentId comment, PersonId person);
std::vector<PersonId> list_mentions(db::Connection& connection, CommentId comment);
struct NewText {
    std::string_view body;
    std::string_view html;
    base::Instant edited_at;
};
void update_text(db::Connection& connection, CommentId comment, const NewText& text);
struct StateChange {
    State from = State::published;
    State to = State::published;
    std::optional<base::Instant> removed_at;
};
bool update_state(db::Connection& connection, CommentId comment, const StateChange& change); // false: it was not `from`
void add_to_reply_count(db::Connection& connection, CommentId comment, int delta);

std::optional<Comment> find_comment(db::Connection& connection, base::PublicId comment);
std::optional<Comment> find_comment(db::Connection& connection, CommentId comment);
std::vector<Comment> list_comments(db::Connection& connection, std::span<const CommentId> comments); // any order

// Who reads: own deleted comments stay, with an undo, since `undo_since`; hidden ones for moderators.
struct Reader {
    PersonId person;
    base::Instant undo_since;
    bool is_moderator = false;
};
std::vector<Comment> list_thread(db::Connection& connection, ItemId item, CommentId parent, const Reader& reader,
                                 const Key& after, int limit);
// The first `each` replies of each parent, oldest first.
std::vector<Comment> list_first_replies(db::Connection& connection, std::span<const CommentId> parents,
                                        const Reader& reader, int each);
std::vector<Comment> list_published(db::Connection& connection, ItemId item, const Key& after, int limit);
// For "n new replies".
std::int64_t find_newest(db::Connection& connection, ItemId item); // row of the newest comment, or 0
std::int64_t count_newer(db::Connection& connection, ItemId item, std::int64_t than, PersonId but_of); // at most 100

std::vector<const db::Query*> queries();

} // namespace comments::store
