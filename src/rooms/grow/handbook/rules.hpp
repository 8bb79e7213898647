// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/grow/handbook/model.hpp"
#include <optional>
#include <span>
#include <string_view>

namespace handbook::rules {

inline constexpr std::size_t body_length_max = 12'000; // code points

std::string_view page_name(PageName page); // "guide", in addresses
std::optional<PageName> parse_page(std::string_view name);
Draft check_draft(const Draft& draft);
// The braces that a text may hold, filled.
std::string fill_in(std::string_view text, std::string_view house, std::string_view address);
// A mark of what is kept now: two people who change one page at once learn of each other.
std::string mark_of(std::span<const Adapted> adapted);

} // namespace handbook::rules
