// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about what is published, where, and by whom.
#include "base/refusal.hpp"
#include "rooms/common/items/items.hpp"
#include <span>
#include <string>
#include <string_view>

namespace items {

enum class MayAddressEveryone { no, yes };

// An item in a space that is on request or hidden has no other door; there is at least one door.
void check_doors(Reach reach, std::span<const spaces::Space> spaces, MayAddressEveryone may);

struct Rights {
    bool reads = false; // one of its doors
    bool is_author = false;
    bool is_moderator = false; // leads one of its spaces, or facilitates and it is open to the house
    bool is_facilitator = false;
};
// Said in the name of those who lead: any of them may correct it. A member's own words are their own.
bool is_edited_together(Kind kind);
bool may(const Item& item, Need need, const Rights& rights);

// What becomes of an item; the same state: nothing does.
enum class Change { remove, restore, hide, show };
State state_after(State state, Change change);

} // namespace items
