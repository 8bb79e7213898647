// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/store.hpp"

namespace articles::store {

namespace {

#define ARTICLE_COLUMNS                                                                                        \
    "item_id, form, level, cover_file, cover, cover_alt, guest_name, guest_line, guest_file, guest_portrait, " \
    "consent_at, consent_by, failed_at, series_id, place"

const db::Query insert_row{
    .name = "articles.insert_article",
    .text = "INSERT INTO articles (" ARTICLE_COLUMNS
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, $13, $14)",
};
const db::Query update_row{
    .name = "articles.update_article",
    .text =
        "UPDATE articles SET level = $2, cover_file = $3, cover = $4, cover_alt = $5, guest_name = $6, "
        "guest_line = $7, guest_file = $8, guest_portrait = $9, consent_at = $10, consent_by = $11, series_id = $12, "
        "place = $13 WHERE item_id = $1",
};
const db::Query update_failed_row{
    .name = "articles.update_failed",
    .text = "UPDATE articles SET failed_at = $2 WHERE item_id = $1",
};
const db::Query update_place_row{
    .name = "articles.update_place",
    .text = "UPDATE articles SET place = $2 WHERE item_id = $1",
};
const db::Query find_row{
    .name = "articles.find_article",
    .text = "SELECT " ARTICLE_COLUMNS " FROM articles WHERE item_id = $1",
};
const db::Query list_rows{
    .name = "articles.list_articles",
    .text = "SELECT " ARTICLE_COLUMNS " FROM articles WHERE item_id IN (:ids)",
};
#undef ARTICLE_COLUMNS
const db::Query newest_rows{
    .name = "articles.list_newest",
    .text = "SELECT item_id FROM articles WHERE item_id < $1 ORDER BY item_id DESC LIMIT $2",
};
const db::Query newest_of_level{
    .name = "articles.list_newest_of_level",
    .text = "SELECT item_id FROM articles WHERE level = $3 AND item_id < $1 ORDER BY item_id DESC LIMIT $2",
};
const db::Query insert_series_row{
    .name = "articles.insert_series",
    .text =
        "INSERT INTO article_series (public_id, owner_id, title, about, begun_at) VALUES ($1, $2, $3, $4, $5) "
        "RETURNING id",
};
const db::Query update_series_row{
    .name = "articles.update_series",
    .text = "UPDATE article_series SET title = $2, about = $3 WHERE id = $1",
};
const db::Query find_series_row{
    .name = "articles.find_series",
    .text = "SELECT id, public_id, owner_id, title, about, begun_at FROM article_series WHERE public_id = $1",
};
const db::Query find_series_by_id{
    .name = "articles.find_series_by_id",
    .text = "SELECT id, public_id, owner_id, title, about, begun_at FROM article_series WHERE id = $1",
};
const db::Query list_series_rows{
    .name = "articles.list_series_of",
    .text =
        "SELECT id, public_id, owner_id, title, about, begun_at FROM article_series WHERE owner_id = $1 "
        "ORDER BY id DESC LIMIT $2",
};
const db::Query in_series_rows{
    .name = "articles.list_in_series",
    .text = "SELECT item_id FROM articles WHERE series_id = $1 ORDER BY place, item_id LIMIT 200",
};
const db::Query last_place_row{
    .name = "articles.get_last_place",
    .text = "SELECT COALESCE(MAX(place), 0) FROM articles WHERE series_id = $1",
};

} // namespace

void insert_article(db::Connection& connection, const Article& a) {
    connection.run(insert_row, a.item, a.form, a.level, a.cover_file, a.cover, a.cover_alt, a.guest_name, a.guest_line,
                   a.guest_file, a.guest_portrait, a.consent_at, a.consent_by, a.series, a.place);
}
void update_article(db::Connection& connection, const Article& a) {
    connection.run(update_row, a.item, a.level, a.cover_file, a.cover, a.cover_alt, a.guest_name, a.guest_line,
                   a.guest_file, a.guest_portrait, a.consent_at, a.consent_by, a.series, a.place);
}
void update_failed(db::Connection& connection, ItemId item, std::optional<base::Instant> at) {
    connection.run(update_failed_row, item, at);
}
void update_place(db::Connection& connection, ItemId item, std::int64_t place) {
    connection.run(update_place_row, item, place);
}
std::optional<Article> find_article(db::Connection& connection, ItemId item) {
    return connection.find<Article>(find_row, item);
}
std::vector<Article> list_articles(db::Connection& connection, std::span<const ItemId> items) {
    return db::list_in<Article>(connection, list_rows, items);
}
std::vector<ItemId> list_newest(db::Connection& connection, Level level, ItemId after, int limit) {
    if (level == Level::none) return connection.all<ItemId>(newest_rows, after, limit);
    return connection.all<ItemId>(newest_of_level, after, limit, level);
}

SeriesId insert_series(db::Connection& connection, const Series& series) {
    return connection.get<SeriesId>(insert_series_row, series.public_id, series.owner, series.title, series.about,
                                    series.begun_at);
}
void update_series(db::Connection& connection, const Series& series) {
    connection.run(update_series_row, series.id, series.title, series.about);
}
std::optional<Series> find_series(db::Connection& connection, PublicId series) {
    return connection.find<Series>(find_series_row, series);
}
std::optional<Series> find_series(db::Connection& connection, SeriesId series) {
    return connection.find<Series>(find_series_by_id, series);
}
std::vector<Series> list_series_of(db::Connection& connection, PersonId owner, int limit) {
    return connection.all<Series>(list_series_rows, owner, limit);
}
std::vector<ItemId> list_in_series(db::Connection& connection, SeriesId series) {
    return connection.all<ItemId>(in_series_rows, series);
}
std::int64_t get_last_place(db::Connection& connection, SeriesId series) {
    return connection.get<std::int64_t>(last_place_row, series);
}

std::vector<const db::Query*> queries() {
    return {&insert_row,      &update_row,        &update_failed_row, &update_place_row,  &find_row,
            &list_rows,       &newest_rows,       &newest_of_level,   &insert_series_row, &update_series_row,
            &find_series_row, &find_series_by_id, &list_series_rows,  &in_series_rows,    &last_place_row};
}

} // namespace articles::store
