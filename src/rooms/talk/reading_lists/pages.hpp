// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What reading lists look like. Pure.
#include "rooms/talk/reading_lists/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace reading_lists::pages {

struct Line {
    List list;
    std::int64_t count = 0;
    std::int64_t unread = 0;
};
ui::Page lists(const ui::Frame& frame, const std::vector<Line>& lines);

struct Kept {
    PublicId item;
    std::string title;
    std::string href;
    std::string facts; // "Sophie Martin · 21 November 2026"
    bool is_read = false;
};
struct View {
    List list;
    ui::Person owner;
    std::vector<Kept> entries;
    std::string next_href;
    std::string share_href; // whole address
    bool is_owner = false;
};
ui::Page list(const ui::Frame& frame, const View& view);
html::Html list_part(const ui::Frame& frame, const View& view);
ui::Page edit(const ui::Frame& frame, const List& list);

// Which lists hold this publication.
struct Choice {
    items::Item item;
    std::vector<Line> lists;
    std::vector<std::string> holding; // public ids
};
ui::Page choose(const ui::Frame& frame, const Choice& choice);
html::Html put_aside(const ui::Frame& frame, PublicId item); // under a publication

} // namespace reading_lists::pages
