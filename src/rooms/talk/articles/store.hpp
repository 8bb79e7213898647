// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/list.hpp"
#include "rooms/talk/articles/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace articles::store {

void insert_article(db::Connection& connection, const Article& article);
void update_article(db::Connection& connection, const Article& article);
void update_failed(db::Connection& connection, ItemId item, std::optional<base::Instant> at);
void update_place(db::Connection& connection, ItemId item, std::int64_t place);
std::optional<Article> find_article(db::Connection& connection, ItemId item);
std::vector<Article> list_articles(db::Connection& connection, std::span<const ItemId> items); // any order
// Newest first, after this one; of one level, or of all.
std::vector<ItemId> list_newest(db::Connection& connection, Level level, ItemId after, int limit);

SeriesId insert_series(db::Connection& connection, const Series& series);
void update_series(db::Connection& connection, const Series& series);
std::optional<Series> find_series(db::Connection& connection, PublicId series);
std::optional<Series> find_series(db::Connection& connection, SeriesId series);
std::vector<Series> list_series_of(db::Connection& connection, PersonId owner, int limit); // the latest first
std::vector<ItemId> list_in_series(db::Connection& connection, SeriesId series);           // in order
std::int64_t get_last_place(db::Connection& connection, SeriesId series);

std::vector<const db::Query*> queries();

} // namespace articles::store
