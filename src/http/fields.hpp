// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Small readers of header fields: lists, words whose case does not matter.
#include <functional>
#include <string>
#include <string_view>

namespace http {

std::string_view trim_blanks(std::string_view text); // spaces and tabs, as HTTP means it
std::string lower(std::string_view ascii);
bool is_same_word(std::string_view a, std::string_view b); // ASCII, whatever the case
bool is_token_letter(char letter);                         // RFC 9110, 5.6.2

// Every item between separators, trimmed; empty ones are left out.
void for_each_item(std::string_view list, char separator, const std::function<void(std::string_view)>& visit);

// Is this word an item of the comma-separated list?
bool has_word(std::string_view list, std::string_view word);

} // namespace http
