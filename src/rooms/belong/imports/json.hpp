// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an import keeps as JSON: numbers in the open, what names people to be sealed. Pure.
#include "rooms/belong/imports/model.hpp"

namespace imports {

std::string write_counts(const Counts& counts);
Counts read_counts(std::string_view json);
std::string write_outcome(const Outcome& outcome);
Outcome read_outcome(std::string_view json);
std::string write_domains(const std::vector<Domain>& domains);
std::vector<Domain> read_domains(std::string_view json);

// The part of a line that names people.
std::string write_details(const Line& line);
void read_details(std::string_view json, Line& line);

// What a record was before an import changed it and what the import made of it, for its undoing. `fields` are those
// that changed.
struct Before {
    std::vector<members::Field> fields;
    members::Record before;
    members::Record after;
    bool was_left = false;
    bool extra_changed = false;
};
std::string write_before(const Before& before);
Before read_before(std::string_view json);

} // namespace imports
