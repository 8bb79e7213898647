// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/templates.hpp"
#include "base/message.hpp"
#include "rooms/react/checklist/rules.hpp"
#include "words/texts.hpp"
#include <array>

namespace checklist::templates {

using base::mark;
using spaces::Access;
using spaces::Kind;

namespace {

constexpr SpaceTemplate beginners{
    .name = mark("Welcome desk"),
    .purpose = mark("To introduce oneself, find one’s way, ask any beginner’s question.")};

constexpr std::array section{
    beginners,
    SpaceTemplate{.name = mark("Life of the section"),
                  .purpose = mark("Meetings, office hours, rounds of the workshops: what is coming and who takes care "
                                  "of it."),
                  .kind = Kind::commission},
    SpaceTemplate{.name = mark("My rights at work"),
                  .purpose = mark("Contracts, hours, leave, pay: ask a question of law, and keep the answer for all.")},
    SpaceTemplate{.name = mark("Working conditions"),
                  .purpose = mark("Health, safety, workload: tell what really happens, find what worked elsewhere.")},
    SpaceTemplate{.name = mark("Negotiations under way"),
                  .purpose = mark("Prepare the meetings, read the texts over, decide together before going to the "
                                  "table."),
                  .kind = Kind::commission,
                  .access = Access::on_request},
    SpaceTemplate{.name = mark("Board of the section"),
                  .purpose = mark("The work of the board, among those elected."),
                  .kind = Kind::commission,
                  .access = Access::hidden}};

constexpr std::array federation{
    beginners,
    SpaceTemplate{.name = mark("Questions of the trade"),
                  .purpose = mark("What one would ask a colleague on the telephone: here everybody has the answer.")},
    SpaceTemplate{.name = mark("Workbench"),
                  .purpose = mark("Show a piece of work, a machine, a failure, and learn from the others."),
                  .kind = Kind::trade},
    SpaceTemplate{.name = mark("Rules and texts"),
                  .purpose = mark("What new texts change for our trades, explained by those who read them."),
                  .kind = Kind::commission},
    SpaceTemplate{.name = mark("Near me"),
                  .purpose = mark("Meet, lend a tool, share a stand: the life of the regions."),
                  .kind = Kind::region},
    SpaceTemplate{.name = mark("Handing on"),
                  .purpose = mark("Apprentices, placements, workshops to take over: passing the trade on."),
                  .kind = Kind::project},
    SpaceTemplate{.name = mark("Council of the federation"),
                  .purpose = mark("The work of the council, among those elected."),
                  .kind = Kind::commission,
                  .access = Access::hidden}};

constexpr std::array employers{
    beginners,
    SpaceTemplate{.name = mark("Hiring and employing"),
                  .purpose = mark("Find, welcome, keep: practices that worked, with what they really cost.")},
    SpaceTemplate{.name = mark("Social dialogue"),
                  .purpose = mark("Prepare the negotiations of the branch and compare practices."),
                  .kind = Kind::commission,
                  .access = Access::on_request},
    SpaceTemplate{.name = mark("Texts and duties"),
                  .purpose = mark("What a new text asks of a company of our size, and by when."),
                  .kind = Kind::commission},
    SpaceTemplate{.name = mark("Training and apprenticeship"),
                  .purpose = mark("Courses, apprentices, funding: what is there and who has tried it."),
                  .kind = Kind::project},
    SpaceTemplate{.name = mark("New to running a company"),
                  .purpose = mark("For those who have just taken over or started: no question is too simple.")},
    SpaceTemplate{.name = mark("Board of directors"),
                  .purpose = mark("The work of the board, among its members."),
                  .kind = Kind::commission,
                  .access = Access::hidden}};

} // namespace

std::span<const SpaceTemplate> spaces_of(Set set) {
    switch (set) {
        case Set::section: return section;
        case Set::federation: return federation;
        case Set::employers: return employers;
    }
    return federation;
}

std::string charter_of(Set set, words::Language language) {
    return words::get_text("checklist", "charter_" + std::string(rules::set_name(set)), language);
}

std::string welcome_of(Set set, words::Language language) {
    return words::get_text("checklist", "welcome_" + std::string(rules::set_name(set)), language);
}

} // namespace checklist::templates
