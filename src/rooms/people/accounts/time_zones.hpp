// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Which clock somebody lives by: the places of France first, by the names people give them; any other by its city.
#include "words/words.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accounts::time_zones {

struct Place {
    std::string zone; // "Indian/Reunion"
    std::string name; // "La Réunion"
};
std::vector<Place> list_likely(const words::Words& words);
// "New York" for "America/New_York".
std::string city_of(std::string_view zone);
// Zones with a word that begins like this, those whose city does first.
std::vector<std::string> search(std::string_view typed, std::size_t most);
// A zone's own name, or a city that only one of them has.
std::optional<std::string> find(std::string_view typed);

} // namespace accounts::time_zones
