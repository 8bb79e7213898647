// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Long reads, set like a page of a magazine. The title is the page's h1, the standfirst its lead; article_cover stands
// above them (Page::above), the rest under them.
#include "base/time.hpp"
#include "html/html.hpp"
#include "ui/frame.hpp"
#include "ui/things.hpp"
#include <string>
#include <vector>

namespace ui {

struct ArticleCover {
    std::string picture; // address; empty: the drawn one
    std::string alternative;
    Cover drawn;
    html::Html marks; // kind, level, series
};
html::Html article_cover(const Frame& frame, const ArticleCover& cover);

struct ArticleByline {
    Person author;
    std::string by; // "Told to Sophie Martin"; empty: the author publishes it
    base::Instant at;
    std::string reading; // "8 minutes to read"
    std::string edited;
    std::vector<Door> doors;
    html::Html menu;
};
html::Html article_byline(const Frame& frame, const ArticleByline& byline);

struct Contents {
    struct Entry {
        int level = 2; // 2 or 3
        std::string id;
        std::string title;
    };
    std::vector<Entry> entries;
};
html::Html table_of_contents(const Frame& frame, const Contents& contents); // nothing below two entries
html::Html article_body(const Frame& frame, const html::Html& rendered);
html::Html testimony_body(const Frame& frame, const html::Html& rendered); // somebody's own words, set large

// Before and after it in a series.
struct Neighbours {
    std::string series;
    std::string series_href;
    std::string place; // "2 of 5"
    std::string previous_title, previous_href;
    std::string next_title, next_href;
};
html::Html neighbours(const Frame& frame, const Neighbours& neighbours);

// An article in a list: cover, title, standfirst, who and how long.
struct ArticleCard {
    ArticleCover cover;
    std::string title;
    std::string href;
    std::string standfirst;
    std::string facts; // "Sophie Martin · 8 minutes to read"
    html::Html actions;
};
html::Html article_card(const Frame& frame, const ArticleCard& card);

} // namespace ui
