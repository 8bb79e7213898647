// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How other programs name their columns, and how they write names and lists. Pure; names are folded (base::fold).
#include "rooms/belong/imports/columns.hpp"

namespace imports {

struct Alias {
    std::string_view target;
    std::vector<std::string_view> names; // the best first
};

// "galette", "civicrm", "hitobito", "helloasso", or nothing.
std::string guess_preset(const std::vector<std::string>& folded_names);
// What this preset's columns are where the common names would be mistaken.
std::span<const Alias> preset_aliases(std::string_view preset);
std::span<const Alias> common_aliases();
const Alias& full_name_alias();

struct SplitName {
    std::string first;
    std::string last;
};
// "DUPONT Jean", "Dupont, Jean", "Jean Dupont".
SplitName split_full_name(std::string_view text);
std::vector<std::string> split_free_list(std::string_view text); // commas, semicolons, bars, lines

// One value of a record as text, the field of one line, what a note about it says, and what remains of a value that is
// too long.
std::string text_of(const members::Record& record, members::Field field);
std::string* line_of(members::Record& record, members::Field field); // null for days and lists
Note::Kind kind_of(members::Field field);
void shorten(members::Record& record, members::Field field);

} // namespace imports
