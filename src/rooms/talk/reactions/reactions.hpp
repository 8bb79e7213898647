// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The reactions room: like, thanks, idea, support, celebrate; one row per item, person and kind.
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include <optional>
#include <string_view>

namespace reactions {

enum class Kind { like = 1, thanks = 2, idea = 3, support = 4, celebrate = 5 };
inline constexpr Kind kinds[] = {Kind::like, Kind::thanks, Kind::idea, Kind::support, Kind::celebrate};
std::string_view kind_name(Kind kind); // "like", in addresses and in the API
std::optional<Kind> parse_kind(std::string_view name);

inline constexpr std::string_view reaction_added = "reaction.added"; // subject: item, object: Kind
inline constexpr std::string_view reaction_removed = "reaction.removed";

// Inside write(), for imports and seeds: no question of rights. False when it was there already.
bool insert_reaction(platform::Visit& visit, items::ItemId item, base::PersonId person, Kind kind);

platform::Room room();

} // namespace reactions
