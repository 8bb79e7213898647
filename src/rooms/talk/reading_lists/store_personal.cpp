// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/store_personal.hpp"
#include "platform/platform.hpp"

namespace reading_lists::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;

const db::Query list_list_rows{
    .name = "reading_lists.list_personal",
    .text = "SELECT public_id, name, is_shared, made_at, removed_at FROM reading_lists WHERE owner_id = $1 ORDER BY id",
};
const db::Query list_entry_rows{
    .name = "reading_lists.list_personal_entries",
    .text =
        "SELECT l.name, i.public_id, e.added_at, e.read_at FROM reading_lists l "
        "JOIN reading_list_entries e ON e.list_id = l.id JOIN items i ON i.id = e.item_id "
        "WHERE l.owner_id = $1 ORDER BY l.id, e.added_at, e.item_id",
};
const db::Query forget_entries{
    .name = "reading_lists.forget_entries",
    .text = "DELETE FROM reading_list_entries WHERE list_id IN (SELECT id FROM reading_lists WHERE owner_id = $1)",
};
const db::Query forget_lists{.name = "reading_lists.forget_lists",
                             .text = "DELETE FROM reading_lists WHERE owner_id = $1"};

void forget(Visit& visit, Forgetting& forgetting) {
    visit.db().run(forget_entries, forgetting.person);
    visit.db().run(forget_lists, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"reading_lists.owner_id", "reading_lists"}},
            .lists = {{.name = "reading_lists",
                       .title = mark("My reading lists"),
                       .about = mark("Those you made; one you shared ends with your account."),
                       .query = &list_list_rows,
                       .columns = {{"id", mark("Public number"), Kind::public_id},
                                   {"name", mark("Name")},
                                   {"is_shared", mark("Shared with members"), Kind::yes_no},
                                   {"made_at", mark("Begun"), Kind::moment},
                                   {"removed_at", mark("Deleted"), Kind::moment}}},
                      {.name = "put_aside",
                       .title = mark("What I put aside to read"),
                       .about = mark("Which publications, in which list, and when you read them."),
                       .query = &list_entry_rows,
                       .columns = {{"list", mark("Reading list")},
                                   {"publication", mark("Public number"), Kind::public_id},
                                   {"added_at", mark("Put aside on"), Kind::moment},
                                   {"read_at", mark("Read already, on"), Kind::moment}}}},
            .forget = forget,
            .queries = {&forget_entries, &forget_lists}};
}

} // namespace reading_lists::store
