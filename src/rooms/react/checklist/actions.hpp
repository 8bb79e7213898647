// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/react/checklist/model.hpp"
#include <string_view>
#include <vector>

namespace checklist {

std::vector<Line> list_lines(platform::Visit& visit);
void set_item_aside(platform::Visit& visit, Item item);
void take_item_up(platform::Visit& visit, Item item);

// All of them, led by the viewer, or none: refused by field, "name-2" for the third of the set. Returns how many.
std::int64_t open_spaces(platform::Visit& visit, const std::vector<SpaceWish>& wishes);
void write_charter(platform::Visit& visit, std::string_view typed);
// To everyone; returns where it can be read.
std::string publish_welcome(platform::Visit& visit, std::string_view title, std::string_view body);

} // namespace checklist
