// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// SQL of entries: the referees' desk and the archive.
#include "db/connection.hpp"
#include "rooms/grow/watch/model.hpp"
#include <optional>
#include <span>
#include <vector>

namespace watch::store {

EntryId insert_entry(db::Connection& connection, const Entry& entry);
// False: somebody changed it meanwhile (it is no longer the revision before this one).
bool update_entry(db::Connection& connection, const Entry& entry);
std::optional<Entry> find_entry(db::Connection& connection, PublicId entry);
std::optional<Entry> find_entry(db::Connection& connection, EntryId entry);

struct Position {
    base::Instant at;
    EntryId id;
};
inline constexpr Position top{{INT64_MAX}, {INT64_MAX}};
std::vector<Entry> list_by_state(db::Connection& connection, State state, const Position& after,
                                 int limit);             // newest first
std::int64_t count_proposed(db::Connection& connection); // at most 1,000
std::vector<EntryId> list_waiting_since(db::Connection& connection, base::Instant before, int limit);
void set_aside(db::Connection& connection, EntryId entry, base::Instant at); // by nobody
void delete_aside(db::Connection& connection, base::Instant before);

// Published entries, newest first.
struct Wanted {
    std::vector<std::string> trade_keys; // for any of them; none: whatever the trade. "" is everybody
    SourceId source = {};                // none: whatever the source
    std::vector<std::string> words;      // beginnings; each begins one of its words
    base::Instant from = {0};
    base::Instant before = {INT64_MAX};
    Position after = top;
    int limit = 20;
};
std::vector<Entry> list_published(db::Connection& connection, const Wanted& wanted);
std::optional<base::Instant> find_first_published(db::Connection& connection);

// Beside a published entry; all of it is made anew when it changes.
void insert_trade(db::Connection& connection, const Entry& entry, const Trade& trade);
void delete_trades(db::Connection& connection, EntryId entry);
void insert_word(db::Connection& connection, EntryId entry, const std::string& word);
void delete_words(db::Connection& connection, EntryId entry);
std::vector<EntryTrade> list_trades(db::Connection& connection, std::span<const EntryId> entries); // by label
std::vector<TradeCount> list_trade_names(db::Connection& connection);                              // by name
// Those of the keys that some published entry has.
std::vector<std::string> keep_keys(db::Connection& connection, std::span<const std::string> keys);

std::vector<const db::Query*> entry_queries();

} // namespace watch::store
