// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The links room: cards of the pages that addresses in texts lead to. It hears what is written and fills slots: no other
// room asks it for anything.
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/files/files.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace links {

// Closed: nothing is fetched, links are links.
inline constexpr std::string_view cards_feature = "link_cards";

// For seeds, inside write(): a card as a site would have given it. Nothing is fetched.
struct Known {
    std::string url;
    std::string title;
    std::string description;
    std::string site;
    std::optional<files::PreparedPicture> picture = {}; // of use `card`
};
void insert_known(platform::Visit& visit, items::ItemId item, const Known& known);

platform::Room room();

} // namespace links
