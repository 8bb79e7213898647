// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the columns of a file are: the presets (Galette, CiviCRM, hitobito, HelloAsso, our own export), the guess for any
// other, and the reading of a line by a mapping. Pure.
#include "rooms/belong/imports/model.hpp"
#include <span>
#include <string_view>

namespace imports {

inline constexpr std::string_view own_preset = "guilde";
inline constexpr std::string_view list_separator = " | ";
inline constexpr std::string_view extra_prefix = "extra:"; // before a column of the file's own named like one of ours

// The columns of our own export, in order: record, the fields, state.
std::vector<std::string> own_columns();

// A preset that fits, or the best guess; `saved` are the mappings kept under a name, which win when all their columns
// are there. Every column gets a target; what nobody knows is kept as an extra column.
Mapping guess_mapping(const Table& table, std::span<const Mapping> saved);
bool has_name(const Mapping& mapping);
std::string_view preset_label(std::string_view preset); // "Galette"; a saved one's own name

// The mapping as people chose it. Refuses (invalid) when no column holds a name or two hold the same field.
Mapping check_mapping(const Mapping& mapping);
bool is_target(std::string_view name);
// Several columns may make one: the address, lists of words.
bool may_repeat(std::string_view name);

std::string write_mapping(const Mapping& mapping); // JSON
Mapping read_mapping(std::string_view json);

// A line read by a mapping, cleaned as the members room cleans it. What cannot be read is kept among the extra columns
// and noted.
struct Person {
    std::int64_t line = 0;
    members::Record record;
    std::vector<std::string> extra_columns; // what the file says about these replaces what was kept
    std::vector<members::Field> given;      // fields that the line fills; an empty cell takes nothing away
    std::optional<members::MemberState> state;
    std::vector<Note> notes;

    bool has_name() const { return !record.first_name.empty() || !record.last_name.empty(); }
};
Person read_person(const parse::Row& row, const Mapping& mapping, FileKind kind);

// Two lines about one person: what the first leaves empty comes from the second, and the later "paid until" wins.
void join_lines(Person& first, const Person& second);

// Words of a list as our export writes them, and back.
std::string join_words(const std::vector<std::string>& words);
std::vector<std::string> split_list(std::string_view text);

} // namespace imports
