// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a search found, with the words that were asked for marked.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include "ui/things.hpp"
#include <string>
#include <vector>

namespace ui {

struct Piece { // of a text
    std::string text;
    bool is_marked = false;
    bool operator==(const Piece&) const = default;
};

// A publication or a reply on the page of results.
struct SearchHit {
    std::vector<Piece> title;
    std::string href;
    std::vector<Piece> excerpt;
    html::Html badges;
    Person author;
    base::Instant at;
    std::vector<Door> doors;
};
html::Html search_hit(const Frame& frame, const SearchHit& hit);

// A line of the box that answers as one types.
struct SearchLine {
    std::vector<Piece> title;
    std::string href;
    std::string text; // muted, after the title
    std::string icon;
    html::Html leading; // instead of the icon
};
struct SearchGroup {
    std::string title; // "Members"
    std::vector<SearchLine> lines;
};
// `announcement` is said to screen readers: "12 results".
html::Html search_found(const Frame& frame, const std::vector<SearchGroup>& groups, std::string_view announcement);

} // namespace ui

namespace ui::parts {

// The house's search, when it has one (an entry whose place is `search`): its box in the rail, and the dialog that "/"
// and Ctrl-K open. Without JavaScript the box is a plain form and the dialog stays closed.
html::Html search_box(const Frame& frame);
html::Html search_dialog(const Frame& frame);

} // namespace ui::parts
