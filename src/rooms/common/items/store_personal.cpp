// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/items/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/common/items/store.hpp"
#include "rooms/people/members/members.hpp"

namespace items::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_item_rows{
    .name = "items.list_personal",
    .text =
        "SELECT public_id, kind, title, body, state, published_at, edited_at, comment_count, reaction_count "
        "FROM items WHERE author_id = $1 ORDER BY published_at, id",
};
const db::Query list_version_rows{
    .name = "items.list_personal_versions",
    .text =
        "SELECT i.public_id, v.title, v.body, v.replaced_at FROM item_versions v JOIN items i ON i.id = v.item_id "
        "WHERE v.editor_id = $1 ORDER BY v.id",
};
const db::Query list_mention_rows{
    .name = "items.list_personal_mentions",
    .text =
        "SELECT i.public_id, i.published_at FROM item_mentions m JOIN items i ON i.id = m.item_id "
        "WHERE m.person_id = $1 ORDER BY i.published_at, i.id",
};
const db::Query list_own_items{.name = "items.list_of_forgotten",
                               .text = "SELECT id, state FROM items WHERE author_id = $1"};
const db::Query list_edited_items{
    .name = "items.list_edited_by_forgotten",
    .text = "SELECT DISTINCT item_id FROM item_versions WHERE editor_id = $1",
};
const db::Query update_author{.name = "items.update_author", .text = "UPDATE items SET author_id = $2 WHERE id = $1"};
const db::Query update_editor{
    .name = "items.update_editor",
    .text = "UPDATE item_versions SET editor_id = $3 WHERE item_id = $1 AND editor_id = $2",
};
const db::Query empty_item{
    .name = "items.empty_item",
    .text = "UPDATE items SET title = '', body = '', html = '' WHERE id = $1",
};
const db::Query delete_versions{.name = "items.delete_versions",
                                .text = "DELETE FROM item_versions WHERE item_id = $1"};
const db::Query delete_mentions_in{.name = "items.delete_mentions_in",
                                   .text = "DELETE FROM item_mentions WHERE item_id = $1"};
// What others wrote leads to the directory where it led to their page.
const db::Query unlink_mentions{
    .name = "items.unlink_mentions",
    .text =
        "UPDATE items SET html = REPLACE(html, $2, '\"/members\"') "
        "WHERE id IN (SELECT item_id FROM item_mentions WHERE person_id = $1)",
};
const db::Query delete_mentions_of{.name = "items.delete_mentions_of",
                                   .text = "DELETE FROM item_mentions WHERE person_id = $1"};

const char* kind_word(std::int64_t kind) {
    switch (kind) {
        case 2: return mark("question");
        case 3: return mark("announcement");
        default: return mark("message");
    }
}
const char* state_word(std::int64_t state) {
    switch (state) {
        case 1: return mark("published");
        case 3: return mark("hidden by a moderator");
        case 4: return mark("proposed");
        case 5: return mark("declined");
        default: return mark("deleted");
    }
}

struct Own {
    ItemId id;
    State state = State::published;
};

void forget_item(Visit& visit, Forgetting& forgetting, const Own& own) {
    auto& connection = visit.db();
    if (forgetting.writings == platform::Writings::removed) {
        delete_item(visit, own.id);
        for (const auto* query : {&empty_item, &delete_versions, &delete_mentions_in}) connection.run(*query, own.id);
        delete_tags(connection, own.id);
    }
    connection.run(update_author, own.id, forgetting.nobody_in(own.id.number));
    bool is_shown = own.state == State::published && forgetting.writings == platform::Writings::kept;
    if (is_shown) platform::tell(visit, {.kind = item_edited, .subject = own.id.number}); // found under its new author
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    for (const auto& own : connection.all<Own>(list_own_items, forgetting.person)) forget_item(visit, forgetting, own);
    for (auto item : connection.all<ItemId>(list_edited_items, forgetting.person))
        connection.run(update_editor, item, forgetting.person, forgetting.nobody_in(item.number));
    connection.run(unlink_mentions, forgetting.person, "\"" + members::member_path(forgetting.public_id) + "\"");
    connection.run(delete_mentions_of, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {
        .places = {{"items.author_id", "publications", "kept without a name, or emptied, as they chose", Fate::unnamed},
                   {"item_versions.editor_id", "former_texts", "the same", Fate::unnamed},
                   {"item_mentions.person_id", "mentions"}},
        .lists = {{.name = "publications",
                   .title = mark("What I published"),
                   .about = mark("Your publications as you wrote them, in Markdown."),
                   .query = &list_item_rows,
                   .columns = {{"id", mark("Public number"), Kind::public_id},
                               {"kind", mark("Kind"), Kind::choice, kind_word},
                               {"title", mark("Title")},
                               {"body", mark("Text")},
                               {"state", mark("State"), Kind::choice, state_word},
                               {"published_at", mark("Published"), Kind::moment},
                               {"edited_at", mark("Edited"), Kind::moment},
                               {"replies", mark("Replies"), Kind::number},
                               {"reactions", mark("Reactions"), Kind::number}}},
                  {.name = "former_texts",
                   .title = mark("Former texts of what I published"),
                   .about = mark("What a publication said before you changed it."),
                   .query = &list_version_rows,
                   .columns = {{"publication", mark("Public number"), Kind::public_id},
                               {"title", mark("Title")},
                               {"body", mark("Text")},
                               {"replaced_at", mark("Replaced"), Kind::moment}}},
                  {.name = "mentions",
                   .title = mark("Where publications mention me"),
                   .about = mark("Only where and when: the text is its author’s."),
                   .query = &list_mention_rows,
                   .columns = {{"publication", mark("Public number"), Kind::public_id},
                               {"at", mark("On"), Kind::moment}}}},
        .forget = forget,
        .facts_with = {person_mentioned},
        .queries = {&list_own_items, &list_edited_items, &update_author, &update_editor, &empty_item, &delete_versions,
                    &delete_mentions_in, &unlink_mentions, &delete_mentions_of}};
}

} // namespace items::store
