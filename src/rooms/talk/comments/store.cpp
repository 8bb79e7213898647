// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/store.hpp"
#include "parse/markdown.hpp"
#include "rooms/talk/comments/store_notices.hpp"

namespace comments::store {

namespace {

#define COMMENT_COLUMNS                                                                                   \
    "id, public_id, item_id, author_id, parent_id, body, html, state, posted_at, edited_at, removed_at, " \
    "reply_count"
// $1 the reader, $2 since when an own deletion can be undone, $3 whether a moderator reads
#define IS_SHOWN                                                                              \
    "(state = 1 OR reply_count > 0 OR (state = 2 AND author_id = $1 AND removed_at > $2) OR " \
    "(state = 3 AND ($3 OR author_id = $1)))"

const db::Query insert_comment_row{
    .name = "comments.insert_comment",
    .text =
        "INSERT INTO comments (public_id, item_id, author_id, parent_id, body, html, renderer, state, posted_at, "
        "reply_count) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, 0) RETURNING id",
};
const db::Query insert_mention_row{
    .name = "comments.insert_mention",
    .text =
        "INSERT INTO comment_mentions (person_id, comment_id) VALUES ($1, $2) "
        "ON CONFLICT (person_id, comment_id) DO NOTHING",
};
const db::Query list_mention_rows{
    .name = "comments.list_mentions",
    .text = "SELECT person_id FROM comment_mentions WHERE comment_id = $1",
};
const db::Query update_text_row{
    .name = "comments.update_text",
    .text = "UPDATE comments SET body = $2, html = $3, renderer = $4, edited_at = $5 WHERE id = $1",
};
const db::Query update_state_row{
    .name = "comments.update_state",
    .text = "UPDATE comments SET state = $3, removed_at = $4 WHERE id = $1 AND state = $2",
};
const db::Query add_replies{
    .name = "comments.add_to_reply_count",
    .text = "UPDATE comments SET reply_count = reply_count + $2 WHERE id = $1",
};
const db::Query find_by_public_id{
    .name = "comments.find_by_public_id",
    .text = "SELECT " COMMENT_COLUMNS " FROM comments WHERE public_id = $1",
};
const db::Query find_by_id{
    .name = "comments.find_by_id",
    .text = "SELECT " COMMENT_COLUMNS " FROM comments WHERE id = $1",
};
const db::Query list_rows{
    .name = "comments.list_comments",
    .text = "SELECT " COMMENT_COLUMNS " FROM comments WHERE id IN (:ids)",
};
const db::Query list_thread_rows{
    .name = "comments.list_thread",
    .text = "SELECT " COMMENT_COLUMNS " FROM comments WHERE item_id = $4 AND parent_id = $5 AND " IS_SHOWN
            " AND (posted_at, id) > ($6, $7) ORDER BY posted_at, id LIMIT $8",
};
// One short index range per parent, however many replies it has: docs/decisions/0004-a-range-per-door-in-two-texts.md.
const db::Query list_first_reply_rows{
    .name = "comments.list_first_replies",
    .text = "SELECT " COMMENT_COLUMNS
            " FROM comments WHERE id IN (SELECT near.id FROM comments parents CROSS JOIN comments near "
            "WHERE parents.id IN (:ids) AND near.id IN (SELECT id FROM comments below "
            "WHERE below.parent_id = parents.id AND " IS_SHOWN
            " ORDER BY posted_at, id LIMIT $4)) "
            "ORDER BY posted_at, id",
    .postgres =
        "SELECT near.* FROM (SELECT DISTINCT id AS parent FROM comments WHERE id IN (:ids)) AS parents "
        "CROSS JOIN LATERAL (SELECT " COMMENT_COLUMNS " FROM comments WHERE parent_id = parents.parent AND " IS_SHOWN
        " ORDER BY posted_at, id LIMIT $4) AS near ORDER BY near.posted_at, near.id",
};
const db::Query list_published_rows{
    .name = "comments.list_published",
    .text = "SELECT " COMMENT_COLUMNS
            " FROM comments WHERE item_id = $1 AND state = 1 "
            "AND (posted_at, id) > ($2, $3) ORDER BY posted_at, id LIMIT $4",
};
const db::Query find_newest_row{
    .name = "comments.find_newest",
    .text = "SELECT COALESCE(MAX(id), 0) FROM comments WHERE item_id = $1",
};
const db::Query count_newer_rows{
    .name = "comments.count_newer",
    .text =
        "SELECT COUNT(*) FROM (SELECT id FROM comments WHERE item_id = $1 AND id > $2 AND author_id <> $3 "
        "AND state = 1 LIMIT 100) AS newer",
};

} // namespace

CommentId insert_comment(db::Connection& connection, const NewComment& comment, const items::RenderedBody& body,
                         base::PublicId public_id) {
    return connection.get<CommentId>(insert_comment_row, public_id, comment.item, comment.author, comment.parent,
                                     comment.body, body.html, parse::markdown_version, comment.posted_at);
}
void insert_mention(db::Connection& connection, CommentId comment, PersonId person) {
    connection.run(insert_mention_row, person, comment);
}
std::vector<PersonId> list_mentions(db::Connection& connection, CommentId comment) {
    return connection.all<PersonId>(list_mention_rows, comment);
}
void update_text(db::Connection& connection, CommentId comment, const NewText& text) {
    connection.run(update_text_row, comment, text.body, text.html, parse::markdown_version, text.edited_at);
}
bool update_state(db::Connection& connection, CommentId comment, const StateChange& change) {
    return connection.run(update_state_row, comment, change.from, change.to, change.removed_at) > 0;
}
void add_to_reply_count(db::Connection& connection, CommentId comment, int delta) {
    connection.run(add_replies, comment, delta);
}

std::optional<Comment> find_comment(db::Connection& connection, base::PublicId comment) {
    return connection.find<Comment>(find_by_public_id, comment);
}
std::optional<Comment> find_comment(db::Connection& connection, CommentId comment) {
    return connection.find<Comment>(find_by_id, comment);
}
std::vector<Comment> list_comments(db::Connection& connection, std::span<const CommentId> comments) {
    return db::list_in<Comment>(connection, list_rows, comments);
}

std::vector<Comment> list_thread(db::Connection& connection, ItemId item, CommentId parent, const Reader& reader,
                                 const Key& after, int limit) {
    return connection.all<Comment>(list_thread_rows, reader.person, reader.undo_since, reader.is_moderator, item,
                                   parent, after.posted_at, after.comment, limit);
}
std::vector<Comment> list_first_replies(db::Connection& connection, std::span<const CommentId> parents,
                                        const Reader& reader, int each) {
    return db::list_in<Comment>(connection, list_first_reply_rows, parents, reader.person, reader.undo_since,
                                reader.is_moderator, each);
}
std::vector<Comment> list_published(db::Connection& connection, ItemId item, const Key& after, int limit) {
    return connection.all<Comment>(list_published_rows, item, after.posted_at, after.comment, limit);
}
std::int64_t find_newest(db::Connection& connection, ItemId item) {
    return connection.get<std::int64_t>(find_newest_row, item);
}
std::int64_t count_newer(db::Connection& connection, ItemId item, std::int64_t than, PersonId but_of) {
    return connection.get<std::int64_t>(count_newer_rows, item, than, but_of);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{
        &insert_comment_row,  &insert_mention_row,    &list_mention_rows, &update_text_row, &update_state_row,
        &add_replies,         &find_by_public_id,     &find_by_id,        &list_rows,       &list_thread_rows,
        &list_published_rows, &list_first_reply_rows, &find_newest_row,   &count_newer_rows};
    for (const auto* query : notice_queries()) out.push_back(query);
    return out;
}

} // namespace comments::store
