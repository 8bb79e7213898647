// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace checklist {
namespace {

TEST(ChecklistPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        pages::List list{.lines = {{.item = Item::identity, .state = State::done},
                                   {.item = Item::mail, .state = State::to_do, .doer = Doer::administrator},
                                   {.item = Item::looks, .state = State::aside},
                                   {.item = Item::spaces, .state = State::to_do}}};
        ui::expect_golden("card." + reader.code, pages::card(frame, list));
        ui::expect_golden("whole." + reader.code, pages::whole(frame, list).content);
        SpaceWish wish{.number = 0, .space = {.name = "Accueil", .purpose = "Se présenter."}};
        ui::expect_golden("spaces." + reader.code, pages::spaces_form(frame, {.proposed = {wish}}).content);
        pages::Text text{.title = "Bienvenue", .text = "Bonjour"};
        ui::expect_golden("charter." + reader.code, pages::charter_form(frame, text).content);
        ui::expect_golden("welcome." + reader.code, pages::welcome_form(frame, text).content);
    }
}

} // namespace
} // namespace checklist
