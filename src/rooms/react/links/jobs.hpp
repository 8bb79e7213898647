// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/room.hpp"
#include "rooms/react/links/model.hpp"

namespace links {

// Inside write(): the picture becomes the card's.
void put_picture(platform::Visit& visit, Card& card, const files::PreparedPicture& prepared);
void read_later(platform::Visit& visit, CardId card, base::Instant at); // inside write()
std::vector<platform::JobHandler> card_jobs();
std::vector<platform::Timer> card_timers();

} // namespace links
