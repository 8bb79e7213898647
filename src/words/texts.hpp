// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Long texts that a room carries inside the program, in Markdown, one file a language: texts/NAME.fr.md in its folder.
#include "words/words.hpp"
#include <string>
#include <string_view>

namespace words {

// The text, in English where it is not there in that language. Throws std::logic_error when there is none at all.
std::string get_text(std::string_view room, std::string_view name, Language language);

} // namespace words
