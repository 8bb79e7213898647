// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Unicode text, always UTF-8. Lengths that people see are counted in code points.
#include <cstddef>
#include <string>
#include <string_view>

namespace base {

bool is_valid_utf8(std::string_view text); // no surrogates, no overlong forms, no NUL
std::size_t code_point_count(std::string_view text);
std::string_view first_code_points(std::string_view text, std::size_t count);
std::string trim(std::string_view text); // Unicode white space and zero-width characters at both ends

// One line as a person meant it: NFC, trimmed, runs of white space made one space, control and
// bidi-override characters removed.
std::string clean_line(std::string_view text);
// Several lines: NFC, \r\n made \n, control characters but \n and \t removed, at most two empty
// lines in a row.
std::string clean_text(std::string_view text);

// What comparison, search and sorting use: lower case, no accents, œ → oe, ß → ss, punctuation to
// spaces, one space between words. "Éléonore d’Œuf" → "eleonore d oeuf". Same on every machine and
// every database.
std::string fold(std::string_view text);

// fold() with hyphens, for addresses and mentions: "Papier marbré" → "papier-marbre"; at most 60
// characters.
std::string slug(std::string_view text);

} // namespace base
