// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/belong/communities/model.hpp"
#include "ui/ui.hpp"

namespace communities::pages {

struct Line {
    Community community;
    std::string href;
};
ui::Page list(const ui::Frame& frame, const std::vector<Line>& lines);

struct Report {
    Community community;
    std::string path;
    std::string space_href; // empty: it is gone
    std::vector<base::Message> brought;
    std::vector<base::Message> left_out;
    std::vector<base::Message> kept; // after an undoing
};
ui::Page report(const ui::Frame& frame, const Report& page);

} // namespace communities::pages
