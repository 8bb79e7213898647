// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A page to keep: one file that opens without this house and without a network, in the looks of the day.
#include "html/html.hpp"
#include "words/words.hpp"
#include <string>
#include <utility>
#include <vector>

namespace ui {

struct OfflineTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; // as many cells as columns
};
struct OfflineSection {
    std::string title;
    std::string about;                                      // one sentence under it
    std::vector<std::pair<std::string, std::string>> lines; // term and value
    OfflineTable table;                                     // no columns: none
    std::vector<std::pair<std::string, std::string>> files; // label and name beside the page
    std::string picture;                                    // a file beside the page
    std::string none;                                       // said when there is nothing
};
struct OfflineDocument {
    std::string title;
    std::vector<std::string> lead; // paragraphs
    std::vector<OfflineSection> sections;
};
html::Html offline_document(const words::Words& words, const OfflineDocument& document);

} // namespace ui
