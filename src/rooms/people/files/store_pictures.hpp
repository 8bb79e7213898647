// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The tables of pictures inside texts.
#include "db/connection.hpp"
#include "rooms/people/files/files.hpp"
#include <optional>
#include <vector>

namespace files::store {

struct Given {
    FileId file;
    FileId small; // none: the whole one serves
    base::PersonId giver;
};
void insert_text_picture(db::Connection& connection, const Given& given, base::Instant now);
std::optional<TextPicture> find_text_picture(db::Connection& connection, base::PublicId picture);
bool insert_use(db::Connection& connection, FileId picture, const Place& place); // false: it was shown there already
void update_shown(db::Connection& connection, FileId picture);
std::vector<Place> list_places(db::Connection& connection, FileId picture, int limit);
std::vector<Given> list_waiting(db::Connection& connection, base::Instant given_before, int limit);
bool delete_waiting(db::Connection& connection, FileId picture);

std::vector<const db::Query*> picture_queries();

} // namespace files::store
