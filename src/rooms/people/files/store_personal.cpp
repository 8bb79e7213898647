// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/store.hpp"

namespace files::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_picture_rows{
    .name = "files.list_personal_pictures",
    .text =
        "SELECT f.public_id, f.width, f.height, t.given_at FROM text_pictures t JOIN files f ON f.id = t.file_id "
        "WHERE t.person_id = $1 ORDER BY t.given_at, t.file_id",
};
const db::Query list_own_pictures{
    .name = "files.list_pictures_of_forgotten",
    .text =
        "SELECT t.file_id, f.public_id, t.small_file_id, COALESCE((SELECT MIN(u.item_id) FROM picture_uses u "
        "WHERE u.file_id = t.file_id), 0) FROM text_pictures t JOIN files f ON f.id = t.file_id WHERE t.person_id = $1",
};
const db::Query unname_picture{.name = "files.unname_picture",
                               .text = "UPDATE text_pictures SET person_id = $2 WHERE file_id = $1"};
const db::Query delete_uses{.name = "files.forget_uses", .text = "DELETE FROM picture_uses WHERE file_id = $1"};
const db::Query delete_picture_row{.name = "files.forget_picture",
                                   .text = "DELETE FROM text_pictures WHERE file_id = $1"};

struct Own {
    FileId file;
    base::PublicId public_id;
    FileId small;
    std::int64_t item = 0; // where it is shown; 0: nowhere
};

void take_out(Visit& visit, base::PersonId person, platform::PersonalCopy& copy) {
    for (const auto& own : visit.db().all<Own>(list_own_pictures, person))
        if (auto bytes = find_bytes(visit, own.file))
            copy.files.push_back({.name = "picture-" + own.public_id.str() + ".webp",
                                  .label = visit.words().text("A picture in a text"),
                                  .bytes = std::move(*bytes)});
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    for (const auto& own : connection.all<Own>(list_own_pictures, forgetting.person)) {
        if (forgetting.writings == platform::Writings::kept && own.item != 0) {
            connection.run(unname_picture, own.file, forgetting.nobody_in(own.item));
            continue;
        }
        connection.run(delete_uses, own.file);
        connection.run(delete_picture_row, own.file);
        forget_picture(visit, own.file);
        if (own.small) forget_picture(visit, own.small);
    }
}

} // namespace

platform::Personal personal() {
    return {.places = {{"text_pictures.person_id", "pictures", "kept without a name, or removed, as they chose",
                        Fate::unnamed}},
            .lists = {{.name = "pictures",
                       .title = mark("Pictures I put into texts"),
                       .about = mark("The pictures themselves stand beside this page."),
                       .query = &list_picture_rows,
                       .columns = {{"id", mark("Public number"), Kind::public_id},
                                   {"width", mark("Width"), Kind::number},
                                   {"height", mark("Height"), Kind::number},
                                   {"given_at", mark("On"), Kind::moment}}}},
            .take_out = take_out,
            .forget = forget,
            .queries = {&list_own_pictures, &unname_picture, &delete_uses, &delete_picture_row}};
}

} // namespace files::store
