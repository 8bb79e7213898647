// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What articles look like. Pure.
#include "rooms/talk/articles/model.hpp"
#include "rooms/talk/articles/outline.hpp"
#include "ui/article.hpp"
#include "ui/draft.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace articles::pages {

std::string level_text(const ui::Frame& frame, Level level);
std::string reading_text(const ui::Frame& frame, std::int64_t minutes);

// A moment chosen on the clocks of the house.
struct Hour {
    std::string day;  // yyyy-mm-dd
    std::string time; // hh:mm
};

struct View {
    items::Item item;
    Article article;
    ui::Person author; // who publishes it
    std::vector<ui::Door> doors;
    std::vector<std::string> tags;
    std::string standfirst;
    Outline outline;
    std::int64_t minutes = 1;
    std::optional<ui::Neighbours> series;
    bool is_author = false;
    bool may_edit = false;
    std::string hour; // of publication, on the clocks of the house
    Hour chosen;      // the same, for its form
    std::string zone; // "Europe/Paris"
    html::Html state; // proposed, deleted … as posts tell it
    html::Html menu;  // what other rooms add
    html::Html attachments = {};
    html::Html actions;
    html::Html thread;
};
ui::Page article(const ui::Frame& frame, const View& view);

struct Card {
    items::Item item;
    Article article;
    std::string author;
    std::string standfirst;
    std::int64_t minutes = 1;
};
html::Html card(const ui::Frame& frame, const Card& card, const html::Html& actions = {});
struct List {
    std::vector<Card> cards;
    Level level = Level::none;
    std::string next_href;
    bool may_write = false;
};
ui::Page list(const ui::Frame& frame, const List& list);
html::Html list_part(const ui::Frame& frame, const List& list);

struct SeriesView {
    Series series;
    ui::Person owner;
    std::vector<Card> cards; // in order
    bool is_owner = false;
};
ui::Page series(const ui::Frame& frame, const SeriesView& view);
ui::Page edit_series(const ui::Frame& frame, const Series& series);

// Writing one, or changing it.
struct FormView {
    Draft draft;
    Article article; // as it is, when it is being changed
    std::vector<Series> own_series;
    html::Html doors; // of a new one
    ui::KeptDraft kept;
    std::string action;
    std::string cancel_href;
    std::int64_t revision = -1; // -1: a new one
    html::Html notices;
    Hour hour;
    std::string zone;
    bool may_choose_series = true;
    html::Html documents = {}; // the fields for them, of a new one
};
ui::Page form(const ui::Frame& frame, const FormView& view);
html::Html hour_fields(const ui::Frame& frame, const Hour& hour, const std::string& zone);

} // namespace articles::pages
