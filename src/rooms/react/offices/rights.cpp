// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/offices/rights.hpp"
#include "platform/policy.hpp"
#include <algorithm>

namespace offices {

using platform::Role;

namespace {

platform::Viewer viewer_with(Role role) {
    platform::Viewer viewer;
    viewer.roles = static_cast<std::int64_t>(role);
    viewer.is_member = true;
    return viewer;
}

bool is_within(std::string_view pattern, std::string_view href) {
    return pattern == href || (pattern.starts_with(href) && pattern[href.size()] == '/');
}

using Place = ui::NavigationItem::Place;

// The entry of the console that leads nearest to the route, but for the overview that stands above all of them; else the
// first entry of its room.
std::string_view title_of(std::span<const platform::Room> rooms, const Right& right) {
    const platform::NavigationEntry* nearest = nullptr;
    for (const auto& room : rooms)
        for (const auto& entry : room.navigation) {
            bool is_near = entry.place == Place::console && is_within(right.route->pattern, entry.href) &&
                           (entry.href != "/console" || right.route->pattern == "/console");
            if (is_near && (!nearest || entry.href.size() > nearest->href.size())) nearest = &entry;
        }
    if (nearest) return nearest->label;
    for (const auto& entry : right.room->navigation)
        if (entry.place == Place::console) return entry.label;
    return right.room->navigation.empty() ? std::string_view(base::mark("Elsewhere in the house"))
                                          : std::string_view(right.room->navigation.front().label);
}

} // namespace

bool may_call_with(Role role, const platform::Route& route) {
    return platform::may_call(viewer_with(role), route.policy);
}

std::vector<Right> list_rights(std::span<const platform::Room> rooms, Role role) {
    std::vector<Right> out;
    for (const auto& room : rooms)
        for (const auto& route : room.routes) {
            bool is_others = role == Role::administrator &&
                             (may_call_with(Role::facilitator, route) || may_call_with(Role::treasurer, route));
            if (may_call_with(role, route) && !may_call_with(Role::none, route) && !is_others)
                out.push_back({.route = &route, .room = &room});
        }
    return out;
}

std::vector<Area> list_areas(std::span<const platform::Room> rooms, Role role) {
    std::vector<Area> out;
    for (const auto& right : list_rights(rooms, role)) {
        auto title = title_of(rooms, right);
        auto area = std::ranges::find(out, title, &Area::title);
        if (area == out.end()) area = out.insert(out.end(), Area{.title = title, .sentences = {}});
        if (std::ranges::find(area->sentences, right.route->summary) == area->sentences.end())
            area->sentences.push_back(right.route->summary);
    }
    return out;
}

const char* deed_words(Deed deed) {
    switch (deed) {
        case Deed::address_everyone: return base::mark("Publishes to everyone at once, where others propose");
        case Deed::hide_from_view: return base::mark("Hides a publication or a reply, and says why");
        case Deed::look_after_spaces:
            return base::mark("Looks after every space that is not hidden: its texts, members and leaders");
    }
    return "";
}

} // namespace offices
