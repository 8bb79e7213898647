// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Telephone numbers, French first.
namespace parse {

// Digits only, with "+" first when international: "06.12.34.56.78" → "+33612345678",
// "0033 (0)6 12 34 56 78" → "+33612345678", "+41 22 345 67 89" → "+41223456789", "3646" → "3646"
// (French short numbers, 2 to 6 digits, stay as they are). Nothing when it cannot be a number:
// letters, fewer than 2 digits, more than 15 (E.164), "+" elsewhere than first, a French number
// without nine digits after its prefix.
std::optional<std::string> read_phone(std::string_view text);

// To show: "+33612345678" → "06 12 34 56 78" (no-break spaces), "+41223456789" → "+41 223456789"
// when the country code is known, otherwise unchanged.
std::string phone_text(std::string_view phone);

}  // namespace parse
