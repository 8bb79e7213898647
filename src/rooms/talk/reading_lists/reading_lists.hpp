// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The reading lists room: what somebody means to read, in lists of their own; shared with members by their address.
#include "base/id.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include <string>
#include <string_view>

namespace reading_lists {

using ListId = base::Id<struct ReadingListTag>;

inline constexpr std::string_view lists_path = "/reading-lists";
std::string list_path(base::PublicId list); // "/reading-lists/x7k…"
inline constexpr std::string_view feature = "reading_lists";

platform::Room room();

} // namespace reading_lists
