// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// UTF-8, one code point at a time, for readers that meet bytes of any kind.
namespace parse {

inline constexpr char32_t replacement_character = U'\uFFFD';

struct CodePoint {
    char32_t value = replacement_character; // U+FFFD as well where the bytes are no UTF-8
    std::size_t bytes = 1;                  // how far to go on; at least 1
    bool valid = false;
};

// The code point that starts the text, which must not be empty. Overlong forms and surrogates
// are not valid.
CodePoint first_code_point(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

// The same text, with U+FFFD for each byte that is no UTF-8.
std::string repair_utf8(std::string_view text);

// Is there a character below U+0020 or U+007F?
bool has_control(std::string_view text);

} // namespace parse
