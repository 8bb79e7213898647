// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/store_pictures.hpp"

namespace files::store {

namespace {

const db::Query insert_row{
    .name = "files.insert_text_picture",
    .text = "INSERT INTO text_pictures (file_id, small_file_id, person_id, state, given_at) VALUES ($1, $2, $3, 1, $4)",
};
const db::Query find_row{
    .name = "files.find_text_picture",
    .text =
        "SELECT files.id, text_pictures.person_id, files.name, COALESCE(small.name, ''), files.width, files.height "
        "FROM files JOIN text_pictures ON text_pictures.file_id = files.id "
        "LEFT JOIN files AS small ON small.id = text_pictures.small_file_id WHERE files.public_id = $1",
};
const db::Query insert_use_row{
    .name = "files.insert_use",
    .text =
        "INSERT INTO picture_uses (file_id, item_id, comment_id) VALUES ($1, $2, $3) "
        "ON CONFLICT (file_id, item_id, comment_id) DO NOTHING",
};
const db::Query update_shown_row{
    .name = "files.update_shown",
    .text = "UPDATE text_pictures SET state = 2 WHERE file_id = $1 AND state = 1",
};
const db::Query list_place_rows{
    .name = "files.list_places",
    .text =
        "SELECT item_id, comment_id FROM picture_uses WHERE file_id = $1 ORDER BY item_id DESC, comment_id DESC LIMIT "
        "$2",
};
const db::Query list_waiting_rows{
    .name = "files.list_waiting",
    .text =
        "SELECT file_id, small_file_id, person_id FROM text_pictures WHERE state = 1 AND given_at < $1 "
        "ORDER BY given_at LIMIT $2",
};
const db::Query delete_waiting_row{
    .name = "files.delete_waiting",
    .text = "DELETE FROM text_pictures WHERE file_id = $1 AND state = 1",
};

} // namespace

void insert_text_picture(db::Connection& connection, const Given& given, base::Instant now) {
    connection.run(insert_row, given.file, given.small, given.giver, now);
}
std::optional<TextPicture> find_text_picture(db::Connection& connection, base::PublicId picture) {
    return connection.find<TextPicture>(find_row, picture);
}
bool insert_use(db::Connection& connection, FileId picture, const Place& place) {
    return connection.run(insert_use_row, picture, place.item, place.comment) > 0;
}
void update_shown(db::Connection& connection, FileId picture) {
    connection.run(update_shown_row, picture);
}
std::vector<Place> list_places(db::Connection& connection, FileId picture, int limit) {
    return connection.all<Place>(list_place_rows, picture, limit);
}
std::vector<Given> list_waiting(db::Connection& connection, base::Instant given_before, int limit) {
    return connection.all<Given>(list_waiting_rows, given_before, limit);
}
bool delete_waiting(db::Connection& connection, FileId picture) {
    return connection.run(delete_waiting_row, picture) > 0;
}

std::vector<const db::Query*> picture_queries() {
    return {&insert_row,      &find_row,          &insert_use_row,    &update_shown_row,
            &list_place_rows, &list_waiting_rows, &delete_waiting_row};
}

} // namespace files::store
