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

// A rendered text whose pictures open at the size of the window, with arrows and Escape.
html::Html with_lightbox(const Frame& frame, const html::Html& body);
html::Html entry_picture(const Frame& frame, const html::Html& picture); // the first of a text, under its excerpt

// A writing box that takes pictures: chosen, pasted or dropped, each after a question about what it shows; without a script
// one is chosen below (fields `picture`, `picture_words`, `picture_is_decorative`). The form is multipart.
struct PictureBox {
    std::string href; // POST `picture`, `words` or `decorates`: answers what then stands in the text
    std::int64_t bytes_max = 0;
};
html::Html markdown_editor(const Frame& frame, const MarkdownEditor& field, const PictureBox& box);

} // namespace ui
