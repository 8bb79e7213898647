// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/viewer.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace offices::pages {

struct Holder {
    std::string name;
    std::string public_id;
    std::string note;     // "has not signed in yet"; empty: nothing to say
    bool is_last = false; // the only administrator
};
struct Area {
    std::string title;
    std::vector<std::string> sentences;
};
struct Office {
    platform::Role role = platform::Role::none;
    std::string name; // "facilitator", of fields
    std::vector<Holder> holders;
    std::vector<std::string> deeds; // in the pages that every member has
    std::vector<Area> areas;
    bool has_everything = false; // besides its own: what the other offices may
};
struct Offices {
    std::vector<Office> offices;
    bool may_change = false; // an administrator looks
};
ui::Page offices(const ui::Frame& frame, const Offices& page);

} // namespace offices::pages
