// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/excerpt.hpp"
#include "base/text.hpp"

namespace parse {

std::string excerpt(std::string_view text, std::size_t code_points_max) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    if (base::code_point_count(line) <= code_points_max) return line;
    if (code_points_max == 0) return "";
    std::string_view cut = base::first_code_points(line, code_points_max - 1);
    const bool within_word = line[cut.size()] != ' ';
    const std::size_t space = cut.rfind(' ');
    if (within_word && space != cut.npos && space >= cut.size() / 2) cut = cut.substr(0, space);
    while (!cut.empty() && std::string_view(" ,;:.").find(cut.back()) != std::string_view::npos) {
        cut.remove_suffix(1);
    }
    return std::string(cut) + "…";
}

} // namespace parse
