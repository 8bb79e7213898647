// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What drafts look like. Pure.
#include "rooms/common/drafts/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace drafts::pages {

struct Line {
    Draft draft;
    std::string title; // or the first words
    std::string text;  // all of it
};
struct List {
    std::vector<Line> open;
    std::vector<Line> removed; // lately: can be put back
    std::string next_href;
};
ui::Page drafts(const ui::Frame& frame, const List& list);
html::Html drafts_part(const ui::Frame& frame, const List& list); // what follows, for htmx

} // namespace drafts::pages
