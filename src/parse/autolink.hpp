// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Addresses typed bare in running text: https://exemple.fr/a, www.exemple.fr, contact@exemple.fr.
namespace parse {

struct FoundLink {
    std::size_t at = 0;    // in bytes
    std::size_t bytes = 0; // of the address as typed
    std::string url;       // with its scheme: "http://www.exemple.fr", "mailto:contact@exemple.fr"
};

// In order, never overlapping. Follows GitHub's autolinks: a web address starts where no word
// does, needs a dot in its host, ends before white space, "<" or a closing quotation mark, and
// leaves out punctuation at its end and a ")" that it did not open.
std::vector<FoundLink> find_links(std::string_view text);

} // namespace parse
