// SPDX-License-Identifier: AGPL-3.0-or-later
// Keyset lists. The feed is a merge of one short index range per door, for 1, 2, 4 … 256 doors (padded with a door that
// does not exist), prepared like any other statement. Measured against IN (…) ORDER BY … LIMIT, which reads every item
// of a busy member's spaces. Two texts: docs/decisions/0004-a-range-per-door-in-two-texts.md.
#include "rooms/common/items/store_lists.hpp"
#include "rooms/common/items/store.hpp"
#include <algorithm>
#include <array>
#include <deque>
#include <set>

namespace items::store {

namespace {

constexpr std::size_t doors_per_statement_max = 256;
constexpr std::array<std::size_t, 9> sizes{1, 2, 4, 8, 16, 32, 64, 128, 256};

constexpr std::string_view newest_first = " ORDER BY published_at DESC, item_id DESC LIMIT $3";

// $1, $2: where to start; $3: how many; then one parameter a door.
std::string merge_text(std::size_t doors) {
    std::string text = "SELECT DISTINCT published_at, item_id FROM (";
    for (std::size_t i = 0; i < doors; ++i) {
        if (i > 0) text += " UNION ALL ";
        text += "SELECT published_at, item_id FROM (SELECT published_at, item_id FROM item_doors WHERE door_id = $" +
                std::to_string(i + 4) + " AND (published_at, item_id) < ($1, $2)";
        text += newest_first;
        text += ") AS door_" + std::to_string(i);
    }
    return (text += ") AS merged").append(newest_first);
}

std::string lateral_text(std::size_t doors) {
    std::string text = "SELECT DISTINCT near.published_at, near.item_id FROM (VALUES ";
    for (std::size_t i = 0; i < doors; ++i)
        text += (i > 0 ? ", (CAST($" : "(CAST($") + std::to_string(i + 4) + " AS BIGINT))";
    text +=
        ") AS doors (door_id) CROSS JOIN LATERAL (SELECT published_at, item_id FROM item_doors "
        "WHERE item_doors.door_id = doors.door_id AND (published_at, item_id) < ($1, $2)";
    text += newest_first;
    return (text += ") AS near").append(newest_first);
}

struct Merge {
    std::string name;
    std::string text;
    std::string postgres;
    db::Query query;
};

// Made once; a constant table that is too long to write by hand.
const std::deque<Merge>& merges() {
    static const std::deque<Merge> all = [] {
        std::deque<Merge> out;
        for (auto size : sizes) {
            auto& merge = out.emplace_back(Merge{.name = "items.list_by_doors_" + std::to_string(size),
                                                 .text = merge_text(size),
                                                 .postgres = lateral_text(size),
                                                 .query = {}});
            merge.query = {.name = merge.name, .text = merge.text, .postgres = merge.postgres};
        }
        return out;
    }();
    return all;
}

const db::Query by_tag{
    .name = "items.list_by_tag",
    .text =
        "SELECT published_at, item_id FROM item_tags WHERE tag = $4 AND (published_at, item_id) < ($1, $2) "
        "ORDER BY published_at DESC, item_id DESC LIMIT $3",
};
// $4, $5: where the tags that begin so begin and end.
const db::Query by_tag_beginning{
    .name = "items.list_by_tag_beginning",
    .text =
        "SELECT DISTINCT published_at, item_id FROM item_tags "
        "WHERE tag >= $4 AND tag < $5 AND (published_at, item_id) < ($1, $2) "
        "ORDER BY published_at DESC, item_id DESC LIMIT $3",
};
const db::Query by_author{
    .name = "items.list_by_author",
    .text =
        "SELECT published_at, id FROM items WHERE author_id = $4 AND (published_at, id) < ($1, $2) "
        "ORDER BY published_at DESC, id DESC LIMIT $3",
};
const db::Query unanswered{
    .name = "items.list_unanswered",
    .text =
        "SELECT published_at, id FROM items WHERE kind = 2 AND accepted_comment_id = 0 "
        "AND (published_at, id) < ($1, $2) "
        "ORDER BY published_at DESC, id DESC LIMIT $3",
};
const db::Query due{
    .name = "items.list_due",
    .text = "SELECT id FROM items WHERE state = 7 AND published_at <= $1 ORDER BY published_at, id LIMIT $2",
};
const db::Query proposed{
    .name = "items.list_proposed",
    .text = "SELECT published_at, id FROM items WHERE state = 4 ORDER BY published_at, id LIMIT $1",
};

std::vector<Key> list_part(db::Connection& connection, std::span<const std::int64_t> doors, Key from, int limit) {
    std::size_t index = 0;
    while (sizes[index] < doors.size()) ++index;
    std::vector<db::Value> values{from.published_at.milliseconds, from.item, static_cast<std::int64_t>(limit)};
    for (std::size_t i = 0; i < sizes[index]; ++i) values.emplace_back(i < doors.size() ? doors[i] : no_door);
    return connection.all_of<Key>(merges()[index].query, values);
}

bool is_newer(const Key& a, const Key& b) {
    return a.published_at != b.published_at ? a.published_at > b.published_at : a.item > b.item;
}

} // namespace

std::vector<Key> list_by_doors(db::Connection& connection, std::span<const std::int64_t> doors, Key from, int limit) {
    std::vector<Key> out;
    for (std::size_t at = 0; at < doors.size(); at += doors_per_statement_max) {
        auto part = doors.subspan(at, std::min(doors_per_statement_max, doors.size() - at));
        for (const auto& key : list_part(connection, part, from, limit)) out.push_back(key);
    }
    if (doors.size() <= doors_per_statement_max) return out;
    std::ranges::sort(out, is_newer);
    auto same = [](const Key& a, const Key& b) { return a.item == b.item; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    if (out.size() > static_cast<std::size_t>(limit)) out.resize(static_cast<std::size_t>(limit));
    return out;
}
std::vector<Key> list_by_tag(db::Connection& connection, std::string_view tag, Key from, int limit) {
    return connection.all<Key>(by_tag, from.published_at, from.item, limit, tag);
}
std::vector<Key> list_by_tag_beginning(db::Connection& connection, std::string_view beginning, Key from, int limit) {
    // A slug is made of letters, digits and hyphens: nothing of it sorts after a brace.
    return connection.all<Key>(by_tag_beginning, from.published_at, from.item, limit, beginning,
                               std::string(beginning) + '{');
}
std::vector<Key> list_by_author(db::Connection& connection, PersonId author, Key from, int limit) {
    return connection.all<Key>(by_author, from.published_at, from.item, limit, author);
}
std::vector<Key> list_unanswered(db::Connection& connection, Key from, int limit) {
    return connection.all<Key>(unanswered, from.published_at, from.item, limit);
}
std::vector<ItemId> list_due(db::Connection& connection, base::Instant now, int limit) {
    return connection.all<ItemId>(due, now, limit);
}
std::vector<Key> list_proposed(db::Connection& connection, int limit) {
    return connection.all<Key>(proposed, limit);
}

std::vector<const db::Query*> list_queries() {
    std::vector<const db::Query*> out{&by_tag, &by_tag_beginning, &by_author, &unanswered, &due, &proposed};
    for (const auto& merge : merges()) out.push_back(&merge.query);
    return out;
}

} // namespace items::store
