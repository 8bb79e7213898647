// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include "rooms/react/links/places.hpp"

namespace links {

std::vector<platform::Listener> listeners();

// Through its place. Not there for a reader: one that was taken away, or has nothing to show.
Card access_card(platform::Visit& visit, base::PublicId card, Need need);
void remove_card(platform::Visit& visit, base::PublicId card);
void restore_card(platform::Visit& visit, base::PublicId card);
enum class Wish { cards, plain_links };
void update_wish(platform::Visit& visit, Wish wish); // the viewer's

} // namespace links
