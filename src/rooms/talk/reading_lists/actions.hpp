// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of reading lists; each is one transaction.
#include "platform/visit.hpp"
#include "rooms/talk/reading_lists/model.hpp"
#include <span>
#include <string_view>
#include <vector>

namespace reading_lists {

List access_list(platform::Visit& visit, PublicId list, Need need);
PublicId create_list(platform::Visit& visit, std::string_view name);
void edit_list(platform::Visit& visit, PublicId list, std::string_view name, Sharing sharing);
void remove_list(platform::Visit& visit, PublicId list);
void restore_list(platform::Visit& visit, PublicId list); // within a week
// In exactly these lists of one's own, and in a new one when it has a name.
void put_in_lists(platform::Visit& visit, PublicId item, std::span<const PublicId> lists, std::string_view new_list);
void remove_entry(platform::Visit& visit, PublicId list, PublicId item);
void mark_entry(platform::Visit& visit, PublicId list, PublicId item, Reading reading);
void sweep(platform::Visit& visit);

inline constexpr std::chrono::hours undo_time{24 * 7};

} // namespace reading_lists
