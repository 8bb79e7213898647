// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Whole documents. One h1 a page, and it is Page::title.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string>

namespace ui {

enum class Width { reading, wide };   // 40 rem, or as wide as the screen allows (tables, cards)
enum class Heading { shown, hidden }; // hidden: the h1 is for screen readers only
enum class Robots { welcome, refused };

struct Page {
    std::string title; // the h1, and the document's title
    html::Html content;
    html::Html aside; // right rail from 1280 px; under the content on smaller screens
    Width width = Width::reading;
    Heading heading = Heading::shown;
    std::string lead;        // one sentence under the title
    html::Html actions;      // beside the title: one button or two
    html::Html above;        // before the title: a breadcrumb, a cover
    std::string section;     // href of the navigation entry to mark; empty: the one that frame.path
                             // begins with
    std::string description; // for search engines and link previews; only on public pages
    Robots robots = Robots::refused;
};

// The document, from <!doctype html> on. With frame.is_simple: no navigation, one centred column
// under the organisation's mark (sign-in, setup, errors).
html::Html page(const Frame& frame, const Page& page);
// The same kit with the console's own rail (navigation entries whose place is `console`).
html::Html console_page(const Frame& frame, const Page& page);
// Paper only: no navigation, black on white (letters, lists to print).
html::Html print_page(const Frame& frame, const Page& page);

// What htmx gets: the piece itself, and the flashes put into the page's live region.
html::Html fragment(const Frame& frame, const html::Html& content);

} // namespace ui
