// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The audit room: what officers did and opened, in one chain that only grows. Each entry carries a keyed hash over itself
// and the one before, so that nothing can be changed, left out or put between without the house's key; the pages that show
// it stand in react/oversight. Entries hold no person and no text: a person stands there as a random reference, and the
// table that resolves it loses its row when the person is forgotten. The chain stays whole.
#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/paging.hpp"
#include "platform/room.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

using base::PersonId;
using EntryId = base::Id<struct EntryTag>;

enum class Kind { records = 1, registers = 2, offices = 3, house = 4, conversation = 5, invitations = 6, privacy = 7 };

// The hundreds are the kind. These numbers stand in the chain: none is ever given to something else.
enum class Act : std::int64_t {
    record_opened = 101,
    form_opened = 102,
    record_added = 103,
    record_corrected = 104,
    member_left = 105,
    member_returned = 106,
    record_imported = 107,
    record_changed_by_import = 108,
    register_exported = 201,
    import_opened = 202,
    import_finished = 203,
    import_undone = 204,
    journal_exported = 205,
    community_imported = 206,
    community_undone = 207,
    mailing_exported = 221, // object: the mailing
    role_given = 301,       // object: the role's bit
    role_taken = 302,
    suspended = 303,
    let_back = 304,
    reentry_asked = 305,
    reentry_done = 306,
    reentry_withdrawn = 307,
    keys_forgotten = 308,
    referee_named = 309,
    referee_dismissed = 310,
    settings_changed = 401,
    feature_opened = 402,
    feature_closed = 403,
    job_retried = 404,
    recovery_code_confirmed = 405,
    second_step_changed = 406,
    opening_planned = 407,
    opening_undone = 408,
    page_adapted = 409,
    page_restored = 410,
    charter_written = 411,
    job_given_up = 441, // object: the job
    item_hidden = 501,  // object: the item
    item_shown = 502,
    comment_hidden = 503,
    comment_shown = 504,
    proposal_declined = 505,
    space_created = 506,
    space_closed = 507,
    mailing_started = 521, // object: the mailing
    mailing_paused = 522,
    mailing_resumed = 523,
    mailing_stopped = 524,
    wave_started = 601,
    wave_paused = 602,
    wave_resumed = 603,
    wave_stopped = 604,
    letter_printed = 605,
    erasure_asked = 701,
    erasure_withdrawn = 702,
    person_erased = 703,
};
constexpr Kind kind_of(Act act) {
    return Kind{static_cast<int>(static_cast<std::int64_t>(act) / 100)};
}

// From where it was done.
enum class Page {
    elsewhere = 0,
    record = 1,
    form = 2,
    imports = 3,
    members = 4,
    command_line = 5,
    console = 6,
    moderation = 7,
    journal = 8,
    spaces = 9,
    invitations = 10,
    mailings = 11
};

inline constexpr PersonId everybody{-1}; // whose records were all taken out at once

struct Deed {
    Act act = Act::record_opened;
    Page page = Page::elsewhere;
    PersonId actor = {};     // none: the viewer (or nobody: the house itself, the command line)
    std::int64_t object = 0; // a row that is no person
    base::Instant at = {};   // none: now
};
// Inside write(): the entry is there if and only if the act is. On PostgreSQL acts follow each other from here on until
// they end: the last thing in the act.
void record(platform::Visit& visit, const Deed& deed, PersonId about = {});
void record(platform::Visit& visit, const Deed& deed, std::span<const PersonId> about);

// Newest first.
struct Entry {
    EntryId id;
    Act act = Act::record_opened;
    std::int64_t actor_reference = 0; // 0: the house itself
    PersonId actor;                   // none: forgotten, or the house itself
    std::int64_t about_reference = 0; // 0: nobody
    PersonId about;                   // none: nobody, or forgotten
    std::int64_t object = 0;
    Page page = Page::elsewhere;
    base::Instant at;
};
struct Search {
    std::optional<PersonId> actor;
    std::optional<Kind> kind;
    std::optional<base::Instant> from;
    std::optional<base::Instant> before;
};
platform::Slice<Entry> list_entries(platform::Visit& visit, const Search& search, std::string_view cursor, int limit);
// What was done with this person's record and access; of what concerned everybody, what came since then.
struct About {
    PersonId person;
    base::Instant since;
};
platform::Slice<Entry> list_about(platform::Visit& visit, const About& about, std::string_view cursor, int limit);
std::vector<PersonId> list_actors(db::Connection& connection); // whoever did anything, as far as they are known

// Walks the whole chain. A seal is its length and its end: with one that was written down before, what was cut off since
// shows too.
struct Verdict {
    enum class Fault { none, gap, changed, cut, other_seal } fault = Fault::none;
    std::int64_t entries = 0; // that are whole, from the first on
    std::int64_t broken_at = 0;
    std::string seal; // "1204-9f3a…"; empty when the chain is broken
};
Verdict verify(platform::Visit& visit, std::string_view former_seal = {});

// After the house's key was renewed, with nobody else at work: what is whole under the former key is hashed anew under the
// present one, in one transaction. A chain that is broken stays as it is, broken.
void renew_chain(platform::Visit& visit, const base::Key& former);

// Inside write(), when a person is forgotten: what they did and what was done to them stays, without them.
void forget(db::Connection& connection, PersonId person);

platform::Room room();

} // namespace audit
