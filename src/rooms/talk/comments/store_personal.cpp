// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/comments/store.hpp"

namespace comments::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_comment_rows{
    .name = "comments.list_personal",
    .text =
        "SELECT i.public_id, c.body, c.state, c.posted_at, c.edited_at FROM comments c "
        "JOIN items i ON i.id = c.item_id WHERE c.author_id = $1 ORDER BY c.posted_at, c.id",
};
const db::Query list_mention_rows{
    .name = "comments.list_personal_mentions",
    .text =
        "SELECT i.public_id, c.posted_at FROM comment_mentions m JOIN comments c ON c.id = m.comment_id "
        "JOIN items i ON i.id = c.item_id WHERE m.person_id = $1 ORDER BY c.posted_at, c.id",
};
const db::Query list_stop_rows{
    .name = "comments.list_personal_stops",
    .text = "SELECT kind, stopped_at FROM mail_preferences WHERE person_id = $1 ORDER BY kind",
};
const db::Query list_own_comments{
    .name = "comments.list_of_forgotten",
    .text = "SELECT id FROM comments WHERE author_id = $1",
};
const db::Query update_author{.name = "comments.update_author",
                              .text = "UPDATE comments SET author_id = $2 WHERE id = $1"};
const db::Query empty_comment{.name = "comments.empty_comment",
                              .text = "UPDATE comments SET body = '', html = '' WHERE id = $1"};
const db::Query delete_mentions_in{.name = "comments.delete_mentions_in",
                                   .text = "DELETE FROM comment_mentions WHERE comment_id = $1"};
const db::Query unlink_mentions{
    .name = "comments.unlink_mentions",
    .text =
        "UPDATE comments SET html = REPLACE(html, $2, '\"/members\"') "
        "WHERE id IN (SELECT comment_id FROM comment_mentions WHERE person_id = $1)",
};
const db::Query delete_mentions_of{.name = "comments.delete_mentions_of",
                                   .text = "DELETE FROM comment_mentions WHERE person_id = $1"};
const db::Query delete_stops{.name = "comments.forget_stops",
                             .text = "DELETE FROM mail_preferences WHERE person_id = $1"};
const db::Query delete_notices{.name = "comments.forget_notices",
                               .text = "DELETE FROM due_notices WHERE person_id = $1"};

const char* state_word(std::int64_t state) {
    switch (state) {
        case 1: return mark("published");
        case 3: return mark("hidden by a moderator");
        default: return mark("deleted");
    }
}
const char* stop_word(std::int64_t kind) {
    switch (kind) {
        case 1: return mark("answers to what I wrote");
        case 2: return mark("mentions of me");
        default: return mark("announcements sent by mail");
    }
}

void forget_comment(Visit& visit, Forgetting& forgetting, const Comment& own) {
    auto& connection = visit.db();
    bool is_removed = forgetting.writings == platform::Writings::removed;
    if (is_removed) {
        withdraw_comment(visit, own);
        connection.run(empty_comment, own.id);
        connection.run(delete_mentions_in, own.id);
    }
    connection.run(update_author, own.id, forgetting.nobody_in(own.item.number));
    if (!is_removed && own.state == State::published) // found under its new author
        platform::tell(visit, {.kind = comment_edited, .subject = own.id.number, .object = own.item.number});
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    auto ids = connection.all<CommentId>(list_own_comments, forgetting.person);
    for (const auto& own : list_comments(connection, ids)) forget_comment(visit, forgetting, own);
    connection.run(unlink_mentions, forgetting.person, "\"" + members::member_path(forgetting.public_id) + "\"");
    for (const auto* query : {&delete_mentions_of, &delete_stops, &delete_notices})
        connection.run(*query, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {
        .places = {{"comments.author_id", "replies", "kept without a name, or emptied, as they chose", Fate::unnamed},
                   {"comment_mentions.person_id", "mentions_in_replies"},
                   {"mail_preferences.person_id", "mails_stopped"},
                   {"due_notices.person_id", "", "a notice that waits some minutes to be mailed"}},
        .lists = {{.name = "replies",
                   .title = mark("What I replied"),
                   .about = mark("Your replies as you wrote them, in Markdown, with the publication they answer."),
                   .query = &list_comment_rows,
                   .columns = {{"publication", mark("Public number"), Kind::public_id},
                               {"body", mark("Text")},
                               {"state", mark("State"), Kind::choice, state_word},
                               {"posted_at", mark("Written"), Kind::moment},
                               {"edited_at", mark("Edited"), Kind::moment}}},
                  {.name = "mentions_in_replies",
                   .title = mark("Where replies mention me"),
                   .about = mark("Only where and when: the text is its author’s."),
                   .query = &list_mention_rows,
                   .columns = {{"publication", mark("Public number"), Kind::public_id},
                               {"at", mark("On"), Kind::moment}}},
                  {.name = "mails_stopped",
                   .title = mark("Messages I do not want"),
                   .about = mark("What you asked us not to mail you."),
                   .query = &list_stop_rows,
                   .columns = {{"kind", mark("Kind"), Kind::choice, stop_word},
                               {"stopped_at", mark("Since"), Kind::moment}}}},
        .forget = forget,
        .facts_with = {comment_mentioned},
        .queries = {&list_own_comments, &update_author, &empty_comment, &delete_mentions_in, &unlink_mentions,
                    &delete_mentions_of, &delete_stops, &delete_notices}};
}

} // namespace comments::store
