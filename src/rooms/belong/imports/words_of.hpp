// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What pages, the downloadable report and the command line say about lines and counts. Pure.
#include "rooms/belong/imports/model.hpp"
#include "words/words.hpp"

namespace imports {

const char* verdict_label(Verdict verdict);                                   // an English id, to be translated
std::string target_label(const words::Words& words, std::string_view target); // "First name", "Keep for officers"
base::Message note_text(const Note& note);
// What is to be said about a line beyond its verdict.
std::vector<std::string> line_remarks(const words::Words& words, const Line& line);
std::string column_label(const words::Words& words, const std::string& change); // a field's name, or the file's own

} // namespace imports
