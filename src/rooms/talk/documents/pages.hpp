// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What documents look like. Pure.
#include "rooms/talk/documents/model.hpp"
#include "ui/media.hpp"
#include "ui/ui.hpp"
#include <vector>

namespace documents::pages {

enum class Reader { reader, author };

// Under a publication. Deleted ones are given for the author only.
struct Attached {
    base::PublicId item;
    std::vector<Document> documents;
    Reader reader = Reader::reader;
};
html::Html attached(const ui::Frame& frame, const Attached& attached);

// Under an excerpt in a list: what there is to take home, the first three of it.
html::Html listed(const ui::Frame& frame, base::PublicId item, const std::vector<Document>& documents);

// In a form that publishes: what was given already, and where more is chosen.
html::Html writing(const ui::Frame& frame, const std::vector<Document>& given);
std::string writing_label(const ui::Frame& frame, const Document& document); // "devis.pdf · PDF · 120 kB"

struct Attaching {
    items::Item item;
    std::int64_t count = 0; // attached already
};
ui::Page attaching(const ui::Frame& frame, const Attaching& attaching);

struct VersionLine {
    Version version;
    ui::Person person;
};
struct History {
    items::Item item;
    Document document;
    std::vector<VersionLine> versions; // newest first
    Reader reader = Reader::reader;
};
ui::Page history(const ui::Frame& frame, const History& history);

} // namespace documents::pages
