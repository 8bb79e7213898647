// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Telephone numbers, French first.
namespace parse {

// Digits only, with "+" and the country first: "06.12.34.56.78" → "+33612345678",
// "0033 (0)6 12 34 56 78" → the same, "612345678" (a spreadsheet ate the 0) → the same,
// "0590 12 34 56" → "+590590123456" (overseas), "+41 22 345 67 89" → "+41223456789".
// Numbers of 2 to 6 digits ("3646") stay as they are. Nothing when it cannot be a number:
// letters, more than 15 digits (E.164), "+" elsewhere than first, a French number without nine
// digits after its prefix.
std::optional<std::string> read_phone(std::string_view text);

// To show, with no-break spaces: "+33612345678" → "06 12 34 56 78", "+41223456789" →
// "+41 223456789"; anything else unchanged.
std::string phone_text(std::string_view phone);

} // namespace parse
