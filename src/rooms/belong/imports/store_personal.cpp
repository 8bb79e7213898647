// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/belong/imports/store.hpp"

namespace imports::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_import_rows{
    .name = "imports.list_personal",
    .text = "SELECT file_name, row_count, made_at, finished_at FROM imports WHERE by_person_id = $1 ORDER BY id",
};
const db::Query unname_imports{
    .name = "imports.unname_imports",
    .text = "UPDATE imports SET by_person_id = $2 WHERE by_person_id = $1",
};
const db::Query forget_lines{.name = "imports.forget_lines", .text = "DELETE FROM import_rows WHERE person_id = $1"};
const db::Query forget_memberships{.name = "imports.forget_memberships",
                                   .text = "DELETE FROM import_memberships WHERE person_id = $1"};

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(forget_lines, forgetting.person);
    connection.run(forget_memberships, forgetting.person);
    if (!connection.all<std::string>(list_import_rows, forgetting.person).empty())
        connection.run(unname_imports, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"imports.by_person_id", "imports", "an act of office: nobody’s name stands there any more",
                        Fate::unnamed},
                       {"import_rows.person_id", "",
                        "what a file says about the record, sealed, for a month: the record is taken away whole"},
                       {"import_memberships.person_id", "", "for a month, to undo an import; the spaces are listed"}},
            .lists = {{.name = "imports",
                       .title = mark("Files I imported"),
                       .about = mark("What you did as an officer."),
                       .query = &list_import_rows,
                       .columns = {{"file", mark("File")},
                                   {"lines", mark("Lines"), Kind::number},
                                   {"made_at", mark("On"), Kind::moment},
                                   {"finished_at", mark("Finished"), Kind::moment}}}},
            .forget = forget,
            .queries = {&unname_imports, &forget_lines, &forget_memberships}};
}

} // namespace imports::store
