// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What it looks like to edit together. Pure.
#include "rooms/common/editing/editing.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace editing::pages {

struct Other {
    std::string name;
    base::Instant since;
    bool is_viewer = false; // the same person, on another page
};
// Asks again by itself every twenty seconds, and tells that this page is open.
struct Presence {
    std::string path; // where it asks
    std::string device;
    std::vector<Other> others;
};
html::Html presence(const ui::Frame& frame, const Presence& presence);
html::Html others(const ui::Frame& frame, const std::vector<Other>& others); // what it answers
html::Html clash(const ui::Frame& frame, const Clash& clash, const std::string& editor);

} // namespace editing::pages
