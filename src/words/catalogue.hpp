// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The two files of gettext, read from memory: the text of a .po and its compiled form, .mo.
// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html and MO-Files.html
#include <string>
#include <string_view>
#include <vector>

namespace words {

struct CatalogueEntry {
    std::string id;
    std::vector<std::string> forms; // one, or one for each plural form
    std::string plural = {};        // the id of the plural, if it has one
};

// Without the header, fuzzy, obsolete and untranslated entries. Throws std::runtime_error.
std::vector<CatalogueEntry> parse_catalogue(std::string_view bytes);

} // namespace words
