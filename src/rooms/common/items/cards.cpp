// SPDX-License-Identifier: AGPL-3.0-or-later
// From a page of items to their cards: authors in one query, each slot in one call.
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/members/members.hpp"

namespace items {

std::vector<html::Html> item_cards(platform::Visit& visit, const ui::Frame& frame, std::span<const ListedItem> listed) {
    std::vector<PersonId> authors;
    std::vector<std::int64_t> ids;
    for (const auto& each : listed) {
        authors.push_back(each.item.author);
        ids.push_back(each.item.id.number);
    }
    auto lines = members::lines_of(visit, authors);
    auto actions = platform::fill_slot(visit, card_actions_slot, ids);
    auto attachments = platform::fill_slot(visit, list_attachments_slot, ids);
    auto menus = platform::fill_slot(visit, item_menu_slot, ids);
    std::vector<html::Html> out;
    for (std::size_t i = 0; i < listed.size(); ++i)
        out.push_back(item_card(frame, listed[i],
                                {.author = lines[listed[i].item.author.number],
                                 .actions = actions[i],
                                 .menu = menus[i],
                                 .attachments = attachments[i]}));
    return out;
}

} // namespace items
