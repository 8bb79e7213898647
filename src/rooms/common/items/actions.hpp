// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Who may do what to an item; the verbs themselves are in the front door.
#include "rooms/common/items/items.hpp"
#include "rooms/common/items/rules.hpp"

namespace items {

Rights rights_on(platform::Visit& visit, const Item& item);

} // namespace items
