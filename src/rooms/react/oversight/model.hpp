// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/people/audit/audit.hpp"
#include "ui/frame.hpp"
#include <optional>
#include <string>
#include <vector>

namespace oversight {

// Somebody in the chain, as a page shows them.
struct Somebody {
    enum class Is { person, house, nobody, everybody, forgotten } is = Is::nobody;
    ui::Person person; // of a person
    base::PublicId public_id;
};
struct Line {
    audit::Act act = audit::Act::record_opened;
    audit::Page page = audit::Page::elsewhere;
    std::int64_t object = 0;
    base::Instant at;
    Somebody actor;
    Somebody about;
};

// What is looked for in the journal, as the form sends it.
struct Asked {
    std::string who;  // public id
    std::string what; // number of the kind
    std::optional<base::Day> from;
    std::optional<base::Day> until; // that day included
};

} // namespace oversight
