// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The watch: texts of law, agreements and news that other sites publish, read for us by referees who say what each changes
// and for which trades. Members read the archive, filter what concerns them, and receive a digest for their trade.
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/room.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watch {

using base::PersonId;
using SourceId = base::Id<struct WatchSourceTag>;
using EntryId = base::Id<struct WatchEntryTag>;

inline constexpr std::string_view source_added = "watch.source_added"; // subject: source
inline constexpr std::string_view source_stopped = "watch.source_stopped";
inline constexpr std::string_view source_followed = "watch.source_followed"; // again
inline constexpr std::string_view entry_proposed = "watch.entry_proposed";   // subject: entry; by a member
inline constexpr std::string_view entry_published = "watch.entry_published"; // with its note
inline constexpr std::string_view entry_edited = "watch.entry_edited";
inline constexpr std::string_view entry_set_aside = "watch.entry_set_aside";
inline constexpr std::string_view entry_put_back = "watch.entry_put_back";
inline constexpr std::string_view entry_withdrawn = "watch.entry_withdrawn"; // published no more, proposed again
inline constexpr std::string_view referee_named = "watch.referee_named";     // subject: person
inline constexpr std::string_view referee_dismissed = "watch.referee_dismissed";

inline constexpr std::string_view feature = "watch"; // closed until a facilitator opens it
inline constexpr std::string_view watch_path = "/watch";
std::string entry_path(base::PublicId entry); // "/watch/x7k…"

// For the search of the whole house: the newest published entries that hold these words. Nothing while it is closed.
struct Found {
    std::string title;
    std::string href;
    base::Instant published_at;
};
std::vector<Found> list_found(platform::Visit& visit, std::string_view words, int limit);

// For what another room shows under a note, in this slot; ids: entry numbers. find_note: published ones only, and without
// any judgement of rights.
inline constexpr std::string_view note_slot = "watch.note";
struct Note {
    base::PublicId entry;
    std::string html;
};
std::optional<Note> find_note(db::Connection& connection, EntryId entry);
bool may_annotate(platform::Visit& visit); // referees

// For seeds, inside write(): no question of rights, nobody is mailed, nothing is fetched until its time comes.
SourceId insert_source(platform::Visit& visit, std::string_view name, std::string_view address, PersonId added_by);
void insert_referee(platform::Visit& visit, PersonId person, PersonId named_by);
struct NewEntry {
    SourceId source = {};
    PersonId decided_by = {}; // the referee; none: it waits for one
    base::Instant at;         // when it was published, or came
    std::string title;
    std::string address;
    std::string summary;             // Markdown
    std::string note;                // Markdown: what it changes for us
    std::vector<std::string> trades; // none: everybody
    std::optional<base::Day> applies_on;
};
EntryId insert_entry(platform::Visit& visit, const NewEntry& entry);

platform::Room room();

} // namespace watch
