// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/visit.hpp"
#include "rooms/talk/reactions/model.hpp"

namespace reactions {

// Both may be said twice: the second time changes nothing.
void add_reaction(platform::Visit& visit, base::PublicId item, Kind kind);
void remove_reaction(platform::Visit& visit, base::PublicId item, Kind kind);

} // namespace reactions
