// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a newcomer sees on the way. Pure.
#include "rooms/react/welcome/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace welcome::pages {

std::string step_path(Step step); // "/welcome/about"

struct About {
    Question seeks;
    Question offers;
    Question interests;
};
ui::Page about(const ui::Frame& frame, const About& page);

struct Acquaintance {
    ui::Person person;
    enum class Reason { offers, seeks, interest, region } reason = Reason::region;
    std::string word;
};
struct Meet {
    std::vector<SpaceProposal> spaces;
    std::vector<Acquaintance> people;
};
ui::Page meet(const ui::Frame& frame, const Meet& page);

struct Place { // where a first message may stand
    spaces::Space space;
    std::vector<std::string> leaders; // their names
};
struct Hello {
    std::vector<Place> places; // the best first
    std::string draft;
};
ui::Page hello(const ui::Frame& frame, const Hello& page);
// The first message as it is proposed, in the writer's language.
std::string draft_text(const words::Words& words, const Introduction& person);

// At home, until the way is walked or put aside.
html::Html home_card(const ui::Frame& frame, Step step);
// In one's account: the way back to it.
html::Html account_row(const ui::Frame& frame);

} // namespace welcome::pages
