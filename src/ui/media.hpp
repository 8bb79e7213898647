// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What stands beside words: pictures, and documents one takes home.
#include "html/html.hpp"
#include "ui/fields.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace ui {

struct Document {
    std::string name;
    std::string href;      // its bytes: the browser saves them
    std::string facts;     // "PDF · 1.2 MB · third version"
    html::Html menu;       // replace, history, delete
    std::string note = {}; // instead of the facts and the link: "You deleted this document."
    html::Html action = {};
};
html::Html document_list(const Frame& frame, std::string_view label, const std::vector<Document>& documents);

// What another site says of the page behind a link; the picture is the house's own copy.
struct LinkCard {
    std::string href;
    std::string title;
    std::string site; // "village.example"
    std::string description = {};
    std::string picture = {}; // address; empty: none
    int picture_width = 0;
    int picture_height = 0;
    html::Html menu = {};
    std::string note = {};       // of a video: what happens when one watches it …
    std::string watch_href = {}; // … and the house's own page where one does; empty: only at its site
    std::string watch_label = {};
    std::string open_label = {}; // "Open at YouTube"
    bool is_video = false;
};
html::Html link_card(const Frame& frame, const LinkCard& card);
html::Html removed_card(std::string_view note, const html::Html& action); // for its author, who may undo
html::Html link_cards(const std::vector<html::Html>& cards);              // under a text; nothing when there are none
// Where a card will stand that is being made: looked for once, some seconds later.
html::Html arriving_card(const Frame& frame, const std::string& href);
// Another site's player. The page must let that site in (platform/headers.hpp).
struct Player {
    std::string title;
    std::string address;
    enum class Tells { nothing, origin } tells = Tells::nothing; // of the page around it
};
html::Html player(const Player& player);

// A rendered text whose pictures open at the size of the window, with arrows and Escape.
html::Html with_lightbox(const Frame& frame, const html::Html& body);
html::Html entry_picture(const Frame& frame, const html::Html& picture); // the first of a text, under its excerpt

// Where a form takes documents: what was given stands there as ticked boxes (`field`); more is chosen below, sent at once by
// the script and with the form without it. The form is multipart.
struct DocumentBox {
    std::string href; // POST `file`: answers the value and the label of a box, a line each
    std::string field;
    std::vector<Option> chosen;
    FileField file;
};
html::Html document_box(const Frame& frame, const DocumentBox& box);

// A writing box that takes pictures: chosen, pasted or dropped, each after a question about what it shows; without a script
// one is chosen below (fields `picture`, `picture_words`, `picture_is_decorative`). The form is multipart.
struct PictureBox {
    std::string href; // POST `picture`, `words` or `decorates`: answers what then stands in the text
    std::int64_t bytes_max = 0;
};
html::Html markdown_editor(const Frame& frame, const MarkdownEditor& field, const PictureBox& box);

} // namespace ui
