// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/grow/watch/watch.hpp"
#include <optional>
#include <string>
#include <vector>

namespace watch {

using base::PublicId;

enum class SourceState { followed = 1, stopped = 2 };
// Why a source could not be read: each is a sentence for referees.
enum class Trouble {
    none = 0,
    unknown_name = 1,
    unreachable = 2,
    too_slow = 3,
    too_large = 4,
    refused = 5, // we do not go there
    missing = 6, // 404
    gone = 7,    // 410
    closed = 8,  // 401, 403
    busy = 9,    // 429, 503
    broken = 10, // any other answer
    no_feed = 11
};
struct Source {
    SourceId id;
    PublicId public_id;
    std::string name; // empty until its feed says it
    std::string address;
    SourceState state = SourceState::followed;
    PersonId added_by;
    base::Instant added_at;
    std::string etag;
    std::string last_modified;
    base::Instant next_at;
    std::optional<base::Instant> read_at;
    Trouble trouble = Trouble::none;
    std::int64_t failures = 0;
    std::optional<base::Instant> failing_since;
    std::optional<base::Instant> told_at;
};

enum class State { proposed = 1, published = 2, aside = 3 };
struct Entry {
    EntryId id;
    PublicId public_id;
    SourceId source; // none: somebody's proposal
    State state = State::proposed;
    std::string title;
    std::string address; // empty: none
    std::string summary; // Markdown
    std::string reason;  // Markdown: why somebody proposed it
    std::optional<base::Instant> written_at;
    std::optional<PersonId> proposed_by;
    std::optional<PersonId> decided_by;
    base::Instant decided_at; // proposed, published or set aside
    std::string note;         // Markdown
    std::optional<base::Day> applies_on;
    bool concerns_all = false;
    std::int64_t revision = 0;
    std::optional<base::Instant> edited_at;
};
struct Trade {
    std::string key; // folded
    std::string label;
    bool operator==(const Trade&) const = default;
};
struct TradeCount {
    std::string key;
    std::string label;
    std::int64_t entries = 0;
};
struct EntryTrade {
    EntryId entry;
    std::string key;
    std::string label;
};

// What a referee writes.
struct Annotation {
    std::string title;
    std::string note;
    std::string applies_on; // yyyy-mm-dd, or empty
    bool concerns_all = false;
    std::vector<std::string> trades;
    std::string other_trades; // with commas between
    std::int64_t revision = 0;
};
struct CleanAnnotation {
    std::string title;
    std::string note;
    std::optional<base::Day> applies_on;
    bool concerns_all = false;
    std::vector<Trade> trades;
    std::int64_t revision = 0;
};
// What a member proposes.
struct Proposal {
    std::string title;
    std::string address;
    std::string reason;
};

enum class Pace { weekly = 1, monthly = 2, never = 3 };
struct Edition {
    base::Id<struct WatchEditionTag> id;
    Pace pace = Pace::weekly;
    base::Instant from;
    base::Instant until;
    std::int64_t after_number = 0;
    bool is_sent = false;
};

// What of the archive is asked for. Months and days are the reader's.
struct Asked {
    enum class Whom { all, me } whom = Whom::all;
    std::string words;  // as typed
    std::string trade;  // a key
    std::string source; // public id
    std::string month;  // "2026-11"
};

} // namespace watch
