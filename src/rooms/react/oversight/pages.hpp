// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is shown of the chain. Pure.
#include "rooms/react/oversight/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace oversight::pages {

inline constexpr std::string_view views_path = "/me/record-views";
inline constexpr std::string_view journal_path = "/console/audit";

// The way to it from one's own page.
html::Html door(const ui::Frame& frame);

struct Views {
    std::vector<Line> lines;
    std::string next_href;
};
ui::Page views(const ui::Frame& frame, const Views& page);
html::Html views_part(const ui::Frame& frame, const Views& page); // the next lines, for htmx

struct Choice {
    std::string value;
    std::string name;
};
struct Journal {
    std::vector<Line> lines;
    Asked asked;
    std::vector<Choice> actors;
    std::string next_href;
};
ui::Page journal(const ui::Frame& frame, const Journal& page);
html::Html journal_part(const ui::Frame& frame, const Journal& page);
std::string journal_href(const Asked& asked, std::string_view cursor = {});

std::string name_of(const ui::Frame& frame, const Somebody& somebody); // empty: nobody
std::string page_of(const ui::Frame& frame, const Line& line);         // empty: unknown
std::string detail_of(const ui::Frame& frame, const Line& line);       // which office; empty: none

} // namespace oversight::pages
