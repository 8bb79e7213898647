// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the search looks like.
#include "rooms/grow/watch/watch.hpp"
#include "rooms/react/search/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace search::pages {

// A filter that can be turned on: a space or an author that is among the results.
struct Choice {
    std::string label;
    std::string key; // slug, public id
    std::int64_t count = -1;
};
struct Found {
    Asked asked;
    std::vector<ui::Person> members;
    std::vector<spaces::Space> spaces;
    std::vector<std::string> tags;     // slugs
    std::vector<watch::Found> watched; // texts of the watch
    std::vector<ui::SearchHit> hits;
    std::string next; // cursor
    std::int64_t count = 0;
    bool has_more_than_counted = false;
    std::vector<Choice> of_spaces;
    std::vector<Choice> of_authors;
    std::string hint; // a tag, a space or a trade that is written nearly so
};

std::string search_path(const Asked& asked, std::string_view cursor = {}, std::string_view path = "/search");
std::string kind_name(Kind kind); // in addresses: "questions"; empty for all
std::string since_name(Since since);

html::Html kind_badge(const ui::Frame& frame, Subject subject, const items::Summary& item, bool is_accepted);
ui::Page search_page(const ui::Frame& frame, const Found& found);
html::Html search_results(const ui::Frame& frame, const Found& found); // the part that changes as one types
html::Html search_more(const ui::Frame& frame, const Found& found);    // the next publications only
html::Html search_live(const ui::Frame& frame, const Found& found);    // inside the dialog

} // namespace search::pages
