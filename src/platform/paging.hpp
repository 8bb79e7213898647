// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Keyset pages. A cursor is sealed with the house's key: no gap betrays a hidden thing, nobody forges one.
#include "platform/visit.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

// One page of a list; `next` is empty on the last one.
template <class T>
struct Slice {
    std::vector<T> items;
    std::string next;
};

// A position in a list: the sort key of the last row shown and its id. Number or text, whichever the list sorts by.
struct Position {
    std::int64_t number = 0;
    std::string text;
    std::int64_t id = 0;
};
std::string seal_position(Visit& visit, std::string_view list, const Position& position);
// Nothing for an empty cursor; a damaged one, or another list's, is Refusal invalid.
std::optional<Position> open_position(Visit& visit, std::string_view list, std::string_view cursor);

} // namespace platform
