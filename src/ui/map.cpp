// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/parts.hpp"
#include "ui/things.hpp"
#include <algorithm>
#include <array>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

// The eighteen regions (INSEE, code officiel géographique), roughly where they are; those overseas
// stand in the last column.
struct Tile {
    std::string_view code;
    std::string_view place;
    std::string_view name;
    std::string_view short_name;
};
constexpr std::array<Tile, 18> tiles = {{
    {"32", "map-1-3", "Hauts-de-France", "H.-de-Fr."},
    {"28", "map-2-2", "Normandie", "Norm."},
    {"11", "map-2-3", "Île-de-France", "Î.-de-Fr."},
    {"44", "map-2-4", "Grand Est", "Gd Est"},
    {"53", "map-2-1", "Bretagne", "Bret."},
    {"52", "map-3-2", "Pays de la Loire", "P. Loire"},
    {"24", "map-3-3", "Centre-Val de Loire", "Centre"},
    {"27", "map-3-4", "Bourgogne-Franche-Comté", "Bourg."},
    {"75", "map-4-2", "Nouvelle-Aquitaine", "N.-Aq."},
    {"84", "map-4-3", "Auvergne-Rhône-Alpes", "Auv.-Rh."},
    {"76", "map-5-2", "Occitanie", "Occit."},
    {"93", "map-5-3", "Provence-Alpes-Côte d’Azur", "PACA"},
    {"94", "map-5-4", "Corse", "Corse"},
    {"01", "map-1-6", "Guadeloupe", "Guad."},
    {"02", "map-2-6", "Martinique", "Mart."},
    {"03", "map-3-6", "Guyane", "Guyane"},
    {"04", "map-4-6", "La Réunion", "Réun."},
    {"06", "map-5-6", "Mayotte", "May."},
}};

std::string level_class(std::int64_t count, std::int64_t most) {
    if (count <= 0) return " is-none";
    if (count * 3 > most * 2) return " level-3";
    if (count * 3 > most) return " level-2";
    return " level-1";
}

html::Html tile(const Frame& frame, const Tile& shape, const RegionCount& region, std::int64_t most) {
    const auto css = std::string(shape.place) + level_class(region.count, most);
    const auto count = frame.w().number(region.count);
    const auto name = std::string(shape.name);
    const auto content = html::group(span(_class = "map-name", _aria_hidden = true, shape.short_name),
                                     span(_class = "only-said", name, " "), span(_class = "map-count", count));
    if (region.href.empty() || region.count <= 0) return span(_class = css, _title = name, content);
    return a(_class = css, _href = region.href, _title = name, content);
}

} // namespace

html::Html tile_map(const Frame& frame, const TileMap& map) {
    std::int64_t most = 1;
    for (const auto& region : map.regions) most = std::max(most, region.count);
    html::Html out;
    for (const auto& shape : tiles) {
        const auto found = std::ranges::find(map.regions, shape.code,
                                             [](const RegionCount& each) { return std::string_view(each.code); });
        out += tile(frame, shape, found == map.regions.end() ? RegionCount{} : *found, most);
    }
    return div_(_class = "map", _role = "group", _aria_label = map.label, out);
}

} // namespace ui
