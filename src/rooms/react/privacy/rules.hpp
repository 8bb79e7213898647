// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure: the list of erasures as text, reasons and choices as forms send them.
#include "rooms/react/privacy/model.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace privacy {

// "9f3a… 1 2 2026-11-22T06:00:00.000Z"; nothing for what is no line of such a list.
std::string write_line(const Erasure& erasure);
std::optional<Erasure> read_line(std::string_view line);
std::vector<Erasure> read_list(std::string_view text); // of two lines about one person the later

std::optional<Writings> parse_writings(std::string_view text); // "removed", "kept"
std::string_view writings_name(Writings writings);
std::span<const Reason> list_reasons(); // an administrator's
std::optional<Reason> parse_reason(std::string_view number);
const char* reason_words(Reason reason); // English, to be translated

} // namespace privacy
