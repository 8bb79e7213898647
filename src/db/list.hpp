// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Lists of ids in a statement. The text must not vary with every count (statements are prepared once), so lists are
// padded to 1, 2, 4 … 512 by repeating the last id.
//
//   for (auto& row : db::list_in<Row>(connection, cards, ids)) …   // cards.text contains "IN (:ids)"
#include "db/connection.hpp"
#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace db {

// Rows of `query` whose text holds `IN (:ids)` once, for any number of ids (batches of 512). Order is not kept.
// `before` are the parameters $1…$k that the text uses besides; ids become $k+1….
template <class T, class Id, class... A>
std::vector<T> list_in(Connection& connection, const Query& query, std::span<const Id> ids, const A&... before);

// The padded statement, made once per (query, size) and kept for the program's life. Thread-safe.
const Query& padded(const Query& query, std::size_t size, std::size_t parameters_before);
std::size_t padded_size(std::size_t count); // 1, 2, 4 … 512
// The query itself, or padded for one id when its text holds a list: how a list query is prepared at boot.
const Query& with_one_id(const Query& query);

template <class T, class Id, class... A>
std::vector<T> list_in(Connection& connection, const Query& query, std::span<const Id> ids, const A&... before) {
    std::vector<T> out;
    for (std::size_t from = 0; from < ids.size(); from += 512) {
        auto part = ids.subspan(from, std::min<std::size_t>(512, ids.size() - from));
        auto size = padded_size(part.size());
        std::vector<Value> values{detail::to_value(before)...};
        for (std::size_t i = 0; i < size; ++i) values.push_back(detail::to_value(part[std::min(i, part.size() - 1)]));
        for (auto& row : connection.all_of<T>(padded(query, size, sizeof...(A)), values)) out.push_back(std::move(row));
    }
    return out;
}

} // namespace db
