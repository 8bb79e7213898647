// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The dry run: each line of a file held against the whole register. Writes nothing.
#include "platform/platform.hpp"
#include "rooms/belong/imports/columns.hpp"

namespace imports {

struct Plan {
    std::vector<Line> lines;
    Counts counts;
    std::vector<Domain> domains; // of three addresses or more that are no mail provider's: probably the employer's
};

std::vector<Person> read_people(const Table& table, const Mapping& mapping);
Plan make_plan(platform::Visit& visit, std::vector<Person> people);

// The file's own columns after an import: those it speaks of replace what was kept, the others stay.
std::map<std::string, std::string> merge_extra(const std::map<std::string, std::string>& kept, const Person& person);
std::vector<Domain> count_domains(const std::vector<Person>& people);

} // namespace imports
