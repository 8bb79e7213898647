// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The list and the templates. Pure.
#include "rooms/react/checklist/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace checklist::pages {

struct List {
    std::vector<Line> lines;
    bool is_administrator = false;
};
// What is left, on the console and on an empty home; nothing when nothing is left.
html::Html card(const ui::Frame& frame, const List& list);
ui::Page whole(const ui::Frame& frame, const List& list);

struct Spaces {
    Set set = Set::federation;
    std::vector<SpaceWish> proposed; // of the set, in the reader's language
};
ui::Page spaces_form(const ui::Frame& frame, const Spaces& page);

struct Text {
    Set set = Set::federation;
    std::string title; // of the welcome
    std::string text;
    bool is_written = false; // a charter that is the house's already
};
ui::Page charter_form(const ui::Frame& frame, const Text& page);
ui::Page welcome_form(const ui::Frame& frame, const Text& page);

// What members read.
ui::Page charter(const ui::Frame& frame, const html::Html& rendered);

} // namespace checklist::pages
