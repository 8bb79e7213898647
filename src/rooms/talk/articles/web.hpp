// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/asked.hpp"
#include "platform/room.hpp"
#include "rooms/talk/articles/actions.hpp"
#include "rooms/talk/articles/pages.hpp"
#include <vector>

namespace articles {

using platform::id_of;

std::vector<platform::Route> reading_routes();
std::vector<platform::Route> form_routes();
std::vector<platform::Route> series_routes();
std::vector<platform::Route> api_routes();

// Cards in the order of the items, with authors in one query; what the viewer may not read is left out.
std::vector<pages::Card> cards_of(platform::Visit& visit, std::span<const items::ListedItem> listed);
std::int64_t minutes_of(const items::Item& item);
// Moments chosen on the clocks of the house, whatever those of the reader.
words::Words house_words(platform::Visit& visit);
pages::Hour hour_of(const words::Words& words, base::Instant at);

} // namespace articles
