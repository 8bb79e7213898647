// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/store_entries.hpp"
#include "db/list.hpp"
#include "rooms/grow/watch/rules.hpp"
#include <algorithm>
#include <array>

namespace watch::store {

namespace {

// Beyond that many entries a word is common: its entries are found sooner along the dates than all of them sorted.
constexpr std::int64_t rare_max = 2'000;

#define WATCH_ENTRY                                                                                           \
    "SELECT e.id, e.public_id, e.source_id, e.state, e.title, e.address, e.summary, e.reason, e.written_at, " \
    "e.proposed_by, e.decided_by, e.decided_at, e.note, e.applies_on, e.concerns_all, e.revision, e.edited_at "
#define WATCH_HAS_WORD(from, before) \
    "AND EXISTS (SELECT 1 FROM watch_words w WHERE w.entry_id = e.id AND w.word >= " from " AND w.word < " before ") "

const db::Query insert_entry_row{
    .name = "watch.insert_entry",
    .text =
        "INSERT INTO watch_entries (public_id, source_id, state, title, address, summary, reason, written_at, "
        "proposed_by, decided_by, decided_at, note, applies_on, concerns_all, revision) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
};
const db::Query update_entry_row{
    .name = "watch.update_entry",
    .text =
        "UPDATE watch_entries SET state = $2, title = $3, decided_by = $4, decided_at = $5, note = $6, applies_on = "
        "$7, "
        "concerns_all = $8, revision = $9, edited_at = $10 WHERE id = $1 AND revision = $9 - 1",
};
const db::Query find_entry_row{
    .name = "watch.find_entry",
    .text = WATCH_ENTRY "FROM watch_entries e WHERE e.public_id = $1",
};
const db::Query find_by_number_row{
    .name = "watch.find_entry_by_number",
    .text = WATCH_ENTRY "FROM watch_entries e WHERE e.id = $1",
};
const db::Query state_rows{
    .name = "watch.list_by_state",
    .text = WATCH_ENTRY
    "FROM watch_entries e WHERE e.state = $1 AND (e.decided_at, e.id) < ($2, $3) "
    "ORDER BY e.decided_at DESC, e.id DESC LIMIT $4",
};
const db::Query count_proposed_rows{
    .name = "watch.count_proposed",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM watch_entries WHERE state = 1 LIMIT 1000) AS waiting",
};
const db::Query waiting_rows{
    .name = "watch.list_waiting_since",
    .text = "SELECT id FROM watch_entries WHERE state = 1 AND decided_at < $1 ORDER BY decided_at LIMIT $2",
};
const db::Query set_aside_row{
    .name = "watch.set_aside",
    .text = "UPDATE watch_entries SET state = 3, decided_at = $2, revision = revision + 1 WHERE id = $1 AND state = 1",
};
const db::Query delete_aside_rows{
    .name = "watch.delete_aside",
    .text = "DELETE FROM watch_entries WHERE state = 3 AND decided_at < $1",
};

// Along the dates; of one source; of one trade; and where a word is rare, from its entries.
const db::Query along_rows{
    .name = "watch.list_published",
    .text = WATCH_ENTRY
    "FROM watch_entries e WHERE e.state = 2 AND (e.decided_at, e.id) < ($1, $2) "
    "AND e.decided_at >= $3 " WATCH_HAS_WORD("$5", "$6") WATCH_HAS_WORD("$7", "$8")
        WATCH_HAS_WORD("$9", "$10") "ORDER BY e.decided_at DESC, e.id DESC LIMIT $4",
};
const db::Query of_source_rows{
    .name = "watch.list_published_of_source",
    .text = WATCH_ENTRY "FROM watch_entries e WHERE e.state = 2 AND (e.decided_at, e.id) < ($1, $2) "
                        "AND e.decided_at >= $3 " WATCH_HAS_WORD("$5", "$6") WATCH_HAS_WORD("$7", "$8")
                            WATCH_HAS_WORD("$9", "$10") "AND e.source_id = $11 "
                        "ORDER BY e.decided_at DESC, e.id DESC LIMIT $4",
};
const db::Query of_trade_rows{
    .name = "watch.list_published_of_trade",
    .text = WATCH_ENTRY "FROM watch_trades t JOIN watch_entries e ON e.id = t.entry_id "
                        "WHERE t.trade_key = $11 AND (t.published_at, t.entry_id) < ($1, $2) AND t.published_at >= $3 "
                        WATCH_HAS_WORD("$5", "$6") WATCH_HAS_WORD("$7", "$8") WATCH_HAS_WORD("$9", "$10")
                        "AND e.source_id >= $12 AND e.source_id <= $13 "
                        "ORDER BY t.published_at DESC, t.entry_id DESC LIMIT $4",
};
const db::Query rare_rows{
    .name = "watch.list_published_of_word",
    .text = WATCH_ENTRY "FROM watch_entries e WHERE e.id IN (SELECT r.entry_id FROM watch_words r "
                        "WHERE r.word >= $5 AND r.word < $6) "
                        "AND e.state = 2 AND (e.decided_at, e.id) < ($1, $2) AND e.decided_at >= $3 "
                        WATCH_HAS_WORD("$7", "$8") WATCH_HAS_WORD("$9", "$10")
                        "AND e.source_id >= $11 AND e.source_id <= $12 "
                        "ORDER BY e.decided_at DESC, e.id DESC LIMIT $4",
};
const db::Query rare_of_trades_rows{
    .name = "watch.list_published_of_word_and_trades",
    .text = WATCH_ENTRY "FROM watch_entries e WHERE e.id IN (SELECT r.entry_id FROM watch_words r "
                        "WHERE r.word >= $5 AND r.word < $6) "
                        "AND e.state = 2 AND (e.decided_at, e.id) < ($1, $2) AND e.decided_at >= $3 "
                        WATCH_HAS_WORD("$7", "$8") WATCH_HAS_WORD("$9", "$10")
                        "AND e.source_id >= $11 AND e.source_id <= $12 "
                        "AND EXISTS (SELECT 1 FROM watch_trades t WHERE t.entry_id = e.id AND t.trade_key IN (:ids)) "
                        "ORDER BY e.decided_at DESC, e.id DESC LIMIT $4",
};
const db::Query count_word_rows{
    .name = "watch.count_word",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM watch_words WHERE word >= $1 AND word < $2 LIMIT $3) AS counted",
};
const db::Query first_published_row{
    .name = "watch.find_first_published",
    .text = "SELECT decided_at FROM watch_entries WHERE state = 2 ORDER BY decided_at LIMIT 1",
};

const db::Query insert_trade_row{
    .name = "watch.insert_trade",
    .text = "INSERT INTO watch_trades (trade_key, published_at, entry_id, label) VALUES ($1, $2, $3, $4)",
};
const db::Query delete_trade_rows{
    .name = "watch.delete_trades",
    .text = "DELETE FROM watch_trades WHERE entry_id = $1",
};
const db::Query trade_rows{
    .name = "watch.list_trades",
    .text =
        "SELECT entry_id, trade_key, label FROM watch_trades WHERE entry_id IN (:ids) AND trade_key <> '' "
        "ORDER BY trade_key",
};
const db::Query change_name_row{
    .name = "watch.change_trade_name",
    .text =
        "INSERT INTO watch_trade_names (trade_key, label, entries) VALUES ($1, $2, 1) ON CONFLICT (trade_key) "
        "DO UPDATE SET entries = watch_trade_names.entries + 1, label = excluded.label",
};
const db::Query lower_names_row{
    .name = "watch.lower_trade_names",
    .text =
        "UPDATE watch_trade_names SET entries = entries - 1 "
        "WHERE trade_key IN (SELECT trade_key FROM watch_trades WHERE entry_id = $1)",
};
const db::Query name_rows{
    .name = "watch.list_trade_names",
    .text =
        "SELECT trade_key, label, entries FROM watch_trade_names WHERE entries > 0 AND trade_key <> '' "
        "ORDER BY trade_key LIMIT 500",
};
const db::Query known_key_rows{
    .name = "watch.keep_keys",
    .text = "SELECT trade_key FROM watch_trade_names WHERE entries > 0 AND trade_key IN (:ids)",
};
const db::Query insert_word_row{
    .name = "watch.insert_word",
    .text = "INSERT INTO watch_words (word, entry_id) VALUES ($1, $2)",
};
const db::Query delete_word_rows{
    .name = "watch.delete_words",
    .text = "DELETE FROM watch_words WHERE entry_id = $1",
};
#undef WATCH_ENTRY
#undef WATCH_HAS_WORD

// The beginnings that are looked for, padded with one that every entry has.
struct Beginnings {
    std::array<std::string, words_max> from;
    std::array<std::string, words_max> before;
    explicit Beginnings(const std::vector<std::string>& words) {
        for (std::size_t i = 0; i < words_max; ++i) {
            from[i] = i < words.size() ? words[i] : std::string();
            before[i] = end_of_beginning(from[i]);
        }
    }
};

struct Limits {
    Position after;
    SourceId first_source;
    SourceId last_source;
    explicit Limits(const Wanted& wanted)
        : after(std::min(wanted.after.at.milliseconds, wanted.before.milliseconds) == wanted.after.at.milliseconds
                    ? wanted.after
                    : Position{wanted.before, {0}}),
          first_source(wanted.source),
          last_source(wanted.source ? wanted.source : SourceId{INT64_MAX}) {}
};

std::vector<Entry> list_rare(db::Connection& connection, const Wanted& wanted) {
    Beginnings b(wanted.words);
    Limits limits(wanted);
    if (wanted.trade_keys.empty())
        return connection.all<Entry>(rare_rows, limits.after.at, limits.after.id, wanted.from, wanted.limit, b.from[0],
                                     b.before[0], b.from[1], b.before[1], b.from[2], b.before[2], limits.first_source,
                                     limits.last_source);
    std::span<const std::string> keys(wanted.trade_keys);
    return db::list_in<Entry>(connection, rare_of_trades_rows, keys, limits.after.at, limits.after.id, wanted.from,
                              wanted.limit, b.from[0], b.before[0], b.from[1], b.before[1], b.from[2], b.before[2],
                              limits.first_source, limits.last_source);
}

std::vector<Entry> list_of_trade(db::Connection& connection, const Wanted& wanted, const std::string& key) {
    Beginnings b(wanted.words);
    Limits limits(wanted);
    return connection.all<Entry>(of_trade_rows, limits.after.at, limits.after.id, wanted.from, wanted.limit, b.from[0],
                                 b.before[0], b.from[1], b.before[1], b.from[2], b.before[2], key, limits.first_source,
                                 limits.last_source);
}

// One short range for each trade, joined.
std::vector<Entry> list_of_trades(db::Connection& connection, const Wanted& wanted) {
    std::vector<Entry> out;
    for (const auto& key : wanted.trade_keys)
        for (auto& entry : list_of_trade(connection, wanted, key))
            if (!std::ranges::count(out, entry.id, &Entry::id)) out.push_back(std::move(entry));
    std::ranges::sort(out, [](const Entry& a, const Entry& b) {
        return std::pair(a.decided_at, a.id.number) > std::pair(b.decided_at, b.id.number);
    });
    if (out.size() > static_cast<std::size_t>(wanted.limit)) out.resize(static_cast<std::size_t>(wanted.limit));
    return out;
}

// Puts the rarest word first; is it rare enough to begin with?
bool has_rare_word(db::Connection& connection, std::vector<std::string>& words) {
    std::int64_t fewest = rare_max + 1;
    std::size_t rarest = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto count = connection.get<std::int64_t>(count_word_rows, words[i], end_of_beginning(words[i]), rare_max + 1);
        if (count >= fewest) continue;
        fewest = count;
        rarest = i;
    }
    if (fewest > rare_max) return false;
    std::swap(words[0], words[rarest]);
    return true;
}

} // namespace

EntryId insert_entry(db::Connection& connection, const Entry& entry) {
    return connection.get<EntryId>(insert_entry_row, entry.public_id, entry.source, entry.state, entry.title,
                                   entry.address, entry.summary, entry.reason, entry.written_at, entry.proposed_by,
                                   entry.decided_by, entry.decided_at, entry.note, entry.applies_on, entry.concerns_all,
                                   entry.revision);
}
bool update_entry(db::Connection& connection, const Entry& entry) {
    return connection.run(update_entry_row, entry.id, entry.state, entry.title, entry.decided_by, entry.decided_at,
                          entry.note, entry.applies_on, entry.concerns_all, entry.revision, entry.edited_at) > 0;
}
std::optional<Entry> find_entry(db::Connection& connection, PublicId entry) {
    return connection.find<Entry>(find_entry_row, entry);
}
std::optional<Entry> find_entry(db::Connection& connection, EntryId entry) {
    return connection.find<Entry>(find_by_number_row, entry);
}
std::vector<Entry> list_by_state(db::Connection& connection, State state, const Position& after, int limit) {
    return connection.all<Entry>(state_rows, state, after.at, after.id, limit);
}
std::int64_t count_proposed(db::Connection& connection) {
    return connection.get<std::int64_t>(count_proposed_rows);
}
std::vector<EntryId> list_waiting_since(db::Connection& connection, base::Instant before, int limit) {
    return connection.all<EntryId>(waiting_rows, before, limit);
}
void set_aside(db::Connection& connection, EntryId entry, base::Instant at) {
    connection.run(set_aside_row, entry, at);
}
void delete_aside(db::Connection& connection, base::Instant before) {
    connection.run(delete_aside_rows, before);
}

std::vector<Entry> list_published(db::Connection& connection, const Wanted& given) {
    auto wanted = given;
    if (!wanted.words.empty() && has_rare_word(connection, wanted.words)) return list_rare(connection, wanted);
    if (!wanted.trade_keys.empty()) return list_of_trades(connection, wanted);
    Beginnings b(wanted.words);
    Limits limits(wanted);
    if (wanted.source)
        return connection.all<Entry>(of_source_rows, limits.after.at, limits.after.id, wanted.from, wanted.limit,
                                     b.from[0], b.before[0], b.from[1], b.before[1], b.from[2], b.before[2],
                                     wanted.source);
    return connection.all<Entry>(along_rows, limits.after.at, limits.after.id, wanted.from, wanted.limit, b.from[0],
                                 b.before[0], b.from[1], b.before[1], b.from[2], b.before[2]);
}
std::optional<base::Instant> find_first_published(db::Connection& connection) {
    return connection.find<base::Instant>(first_published_row);
}

void insert_trade(db::Connection& connection, const Entry& entry, const Trade& trade) {
    connection.run(insert_trade_row, trade.key, entry.decided_at, entry.id, trade.label);
    connection.run(change_name_row, trade.key, trade.label);
}
void delete_trades(db::Connection& connection, EntryId entry) {
    connection.run(lower_names_row, entry);
    connection.run(delete_trade_rows, entry);
}
void insert_word(db::Connection& connection, EntryId entry, const std::string& word) {
    connection.run(insert_word_row, word, entry);
}
void delete_words(db::Connection& connection, EntryId entry) {
    connection.run(delete_word_rows, entry);
}
std::vector<EntryTrade> list_trades(db::Connection& connection, std::span<const EntryId> entries) {
    return db::list_in<EntryTrade>(connection, trade_rows, entries);
}
std::vector<TradeCount> list_trade_names(db::Connection& connection) {
    return connection.all<TradeCount>(name_rows);
}
std::vector<std::string> keep_keys(db::Connection& connection, std::span<const std::string> keys) {
    return db::list_in<std::string>(connection, known_key_rows, keys);
}

std::vector<const db::Query*> entry_queries() {
    return {&insert_entry_row, &update_entry_row,  &find_entry_row,      &state_rows,       &count_proposed_rows,
            &waiting_rows,     &set_aside_row,     &delete_aside_rows,   &along_rows,       &of_source_rows,
            &of_trade_rows,    &rare_rows,         &rare_of_trades_rows, &count_word_rows,  &first_published_row,
            &insert_trade_row, &delete_trade_rows, &trade_rows,          &change_name_row,  &lower_names_row,
            &name_rows,        &known_key_rows,    &insert_word_row,     &delete_word_rows, &find_by_number_row};
}

} // namespace watch::store
