// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Small things that pages are made of.
#include "base/time.hpp"
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

inline constexpr std::int64_t colour_count = 12;

// Something that can be picked up. Not for layout: no card in a card.
struct Card {
    std::string id;
    std::string title; // h3
    std::string href;  // the title is the link
    html::Html footer;
};
html::Html card(const Frame& frame, const Card& card, const html::Html& content);

// A list with hairlines between. `more` is a pager: when htmx asks for the next page, answer with
// list_items only.
struct List {
    std::string id;
    std::string label; // said to screen readers
    std::vector<html::Html> items;
    html::Html more;
    enum class Look { lines, cards, entries, plain } look = Look::lines; // cards: a grid
};
html::Html list(const Frame& frame, const List& list);
html::Html list_items(const Frame& frame, const List& list);

// A row of a list: a line of text that leads somewhere.
struct Row {
    std::string title;
    std::string href;
    std::string text; // muted, under the title
    std::string icon;
    html::Html leading; // instead of the icon
    html::Html trailing;
};
html::Html row(const Frame& frame, const Row& row);

enum class Tone { neutral, accent, success, warning, danger };
html::Html badge(const Frame& frame, std::string_view label, Tone tone = Tone::neutral, std::string_view icon = {});

struct Door { // a space, as people meet it everywhere
    std::string name;
    std::string href;
    std::int64_t colour = 0;
};
html::Html door_chip(const Frame& frame, const Door& door);

html::Html time(const Frame& frame,
                base::Instant at);                       // "3 hours ago", the exact moment as its title
html::Html moment(const Frame& frame, base::Instant at); // "21 November 2026 at 23:39"
html::Html day(const Frame& frame, base::Day day);

struct EmptyState {
    std::string title;
    std::string text;
    html::Html action; // the one first step
    std::string icon = "sprout";
};
html::Html empty_state(const Frame& frame, const EmptyState& state);

enum class NoticeKind { information, success, warning, error };
struct Notice {
    NoticeKind kind = NoticeKind::information;
    std::string title;
    std::string text;
    html::Html content;
    std::string id;
};
html::Html notice(const Frame& frame, const Notice& notice);
html::Html toast(const Frame& frame, const base::Message& message);

// A number inside a sentence that opens its list: "14 people have not arrived yet". The first
// number is set large.
struct FigureSentence {
    std::string sentence;
    std::string href;
    std::string note;
};
html::Html figure_sentence(const Frame& frame, const FigureSentence& figure);

struct Stat {
    std::string label;
    std::string value;
    std::string note;
    std::string href;
};
html::Html stat_list(const Frame& frame, const std::vector<Stat>& stats);

struct Progress {
    std::string label;
    std::int64_t value = 0;
    std::int64_t max = 0; // 0: unknown
    std::string text;     // "1 200 of 5 000 lines"
};
html::Html progress(const Frame& frame, const Progress& progress);
html::Html loading(const Frame& frame, std::string_view label = {});

struct Cover { // a pattern in the space's colour, drawn from the seed: the same every time
    std::string seed;
    std::int64_t colour = 0;
    enum class Shape { banner, tile } shape = Shape::banner;
};
html::Html cover(const Frame& frame, const Cover& cover);

// A native dialog and the button that opens it. `href` is the page that does the same without
// JavaScript.
struct Dialog {
    std::string id;
    std::string title;
    std::string href;
    Button opener;
};
html::Html dialog(const Frame& frame, const Dialog& dialog, const html::Html& content);

html::Html code_block(const Frame& frame, std::string_view text);
html::Html copy_line(const Frame& frame,
                     std::string_view text); // one line of code with a copy button

struct Steps {
    std::vector<std::string> labels;
    std::size_t current = 0;
};
html::Html steps(const Frame& frame, const Steps& steps);

// The regions of France as tiles, in their places; `code` is INSEE's ("11", "53", … "01" to "06").
struct RegionCount {
    std::string code;
    std::int64_t count = 0;
    std::string href;
};
struct TileMap {
    std::string label;
    std::vector<RegionCount> regions;
};
html::Html tile_map(const Frame& frame, const TileMap& map);

// A piece that is fetched again when the event stream says `topic` (a wake, never text), spread
// over three seconds and only in a visible tab. `href` answers the same element.
struct Live {
    std::string id;
    std::string topic;
    std::string href;
};
html::Html live(const Frame& frame, const Live& live, const html::Html& content);
// A piece that htmx fetches when it comes into view; until then `content` (a loading(), or the same
// in short).
struct Lazy {
    std::string id;
    std::string href;
    std::int64_t every_s = 0; // and again every so many seconds: a progress that is being made
};
html::Html lazy(const Frame& frame, const Lazy& lazy, const html::Html& content);

} // namespace ui
