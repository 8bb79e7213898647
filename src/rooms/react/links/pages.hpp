// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What cards look like. Pure.
#include "rooms/react/links/rules.hpp"
#include "ui/media.hpp"
#include "ui/ui.hpp"
#include <vector>

namespace links::pages {

enum class Reader { reader, editor }; // editor: takes cards away and puts them back

std::string card_path(const Card& card); // "/links/x7k…"
html::Html card(const ui::Frame& frame, const Card& card, Reader reader);
// In their order. One that is being made has a place for who wrote the text, and for nobody else.
html::Html cards(const ui::Frame& frame, const std::vector<Card>& cards, Reader reader);

struct Watching {
    Card card;
    Video video;
    std::string back; // where the card stands
};
ui::Page watching(const ui::Frame& frame, const Watching& watching);

enum class Shown { yes, no };
html::Html wish_section(const ui::Frame& frame, Shown cards); // of one's account page

} // namespace links::pages
