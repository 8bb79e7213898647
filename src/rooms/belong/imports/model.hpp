// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The shapes of the imports room.
#include "base/id.hpp"
#include "base/time.hpp"
#include "parse/result.hpp"
#include "rooms/people/members/members.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace imports {

using base::PersonId;
using ImportId = base::Id<struct ImportTag>;

enum class FileKind { csv = 1, xlsx = 2 };

// A file as it was read: the names of its columns, then its rows.
struct Table {
    FileKind kind = FileKind::csv;
    std::vector<std::string> header; // no two are the same, none is empty
    std::vector<parse::Row> rows;
};

// What a column is. A field's name (members::field_name), or one of these.
namespace target {
inline constexpr std::string_view ignored = "ignored";
inline constexpr std::string_view extra = "extra";         // kept for officers under its own name
inline constexpr std::string_view full_name = "full_name"; // first and last name in one
inline constexpr std::string_view record = "record";       // the address of the record, in our own exports
inline constexpr std::string_view state = "state";         // "current" or "left", in our own exports
} // namespace target

enum class DateOrder { day_first = 1, month_first = 2 }; // 2026-11-21 is read either way

struct Mapping {
    std::string preset; // "guilde", "galette", "civicrm", "hitobito", "helloasso", a saved one's name, or nothing
    DateOrder dates = DateOrder::day_first;
    std::vector<std::string> header;
    std::vector<std::string> targets; // as many as columns
    bool operator==(const Mapping&) const = default;
};

// What a line of the file means for the register.
enum class Verdict {
    added = 1,
    changed = 2,
    unchanged = 3,
    returned = 4, // had left, is in the file again
    repeated = 5, // the same person as an earlier line
    question = 6, // perhaps somebody we know: an officer decides
    problem = 7,  // cannot be imported
    absent = 8,   // no line: a current member whom the file does not have
};

// More about a line, as bits.
enum class Flag : std::int64_t {
    kept = 1,          // the member edited a field that the file has otherwise
    letter = 2,        // no address of their own: invited by letter
    shared_email = 4,  // an address that somebody else has
    odd_value = 8,     // a value that cannot be read is kept as a note
    same_name = 16,    // somebody else in the file has the same name
    joined_lines = 32, // an earlier line took something from this one
};

enum class Decision { open = 0, same = 1, other = 2, left = 3 };

// Something to say about a line; `detail` is a column's name or an earlier line's number.
struct Note {
    enum class Kind {
        missing_name = 1,
        odd_email = 2,
        odd_date = 3,
        too_long = 4,
        too_many = 5,
        odd_link = 6,
        failed = 8 // not kept: it is what the import did
    } kind = Kind::missing_name;
    std::string detail;
    bool operator==(const Note&) const = default;
};

// One line of the report. What names people is sealed at rest.
struct Line {
    std::int64_t ordinal = 0; // 1…, in the order of the file; the absent come last
    std::int64_t line = 0;    // in the file, 0 for the absent
    Verdict verdict = Verdict::added;
    std::int64_t flags = 0;
    std::optional<PersonId> person; // the member meant, or the one perhaps meant
    Decision decision = Decision::open;
    std::string name;
    std::string other;                // of a question: who it may be; of a repeated one: the earlier line
    std::vector<std::string> changes; // names of fields that change; "+Column" for the file's own columns
    std::vector<std::string> kept;    // names of fields that stay as the member wrote them
    std::vector<Note> notes;
};

struct Counts {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t returned = 0;
    std::int64_t repeated = 0;
    std::int64_t question = 0;
    std::int64_t problem = 0;
    std::int64_t absent = 0;
    std::int64_t kept = 0;
    std::int64_t letter = 0;
    std::int64_t shared_email = 0;
    std::int64_t odd_value = 0;
};

struct Domain {
    std::string name;
    std::int64_t addresses = 0;
};

enum class State { mapping = 1, checking = 2, checked = 3, running = 4, finished = 5, undoing = 6, undone = 7 };
enum class Option : std::int64_t { trade_spaces = 1, region_spaces = 2 };

// What an import did, or what its undoing did.
struct Outcome {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t returned = 0;
    std::int64_t left = 0;
    std::int64_t spaces = 0;
    std::int64_t memberships = 0;
    std::int64_t failed = 0;
    std::int64_t removed = 0;  // by the undoing
    std::int64_t restored = 0; // by the undoing
    std::int64_t acted = 0;    // stayed: they have used the house since
    std::int64_t spaces_removed = 0;
};

struct Import {
    ImportId id;
    base::PublicId public_id;
    std::optional<PersonId> by;
    std::string file_name;
    FileKind kind = FileKind::csv;
    State state = State::mapping;
    std::int64_t row_count = 0;
    std::int64_t progress = 0; // ordinal of the last line done
    std::int64_t progress_max = 0;
    std::int64_t options = 0;
    Mapping mapping;
    Counts counts;
    Outcome outcome;
    std::vector<Domain> domains; // shared by several addresses of the file
    base::Instant made_at;
    std::optional<base::Instant> finished_at;
    std::optional<base::Instant> undone_at;
    bool has_file = true; // wiped after a month

    bool has(Option option) const { return (options & static_cast<std::int64_t>(option)) != 0; }
};

constexpr bool has(std::int64_t flags, Flag flag) {
    return (flags & static_cast<std::int64_t>(flag)) != 0;
}

} // namespace imports
