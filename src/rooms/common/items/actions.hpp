// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who may do what to an item; the verbs themselves are in the front door.
#include "rooms/common/items/items.hpp"
#include "rooms/common/items/rules.hpp"
#include <set>

namespace items {

// The doors that the viewer may read: own and open spaces, and everyone's.
std::set<std::int64_t> readable_doors(platform::Visit& visit);
Rights rights_on(platform::Visit& visit, const Item& item);

} // namespace items
