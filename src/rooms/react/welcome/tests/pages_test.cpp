// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace welcome {
namespace {

TEST(WelcomePages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        pages::About about{.seeks = {.offered = {"Marbrure", "Dorure"}, .chosen = {"Dorure"}, .others = "un four"},
                           .offers = {},
                           .interests = {.offered = {"Randonnée"}, .chosen = {}, .others = {}}};
        ui::expect_golden("about." + reader.code, pages::about(frame, about).content);
        auto open = items::binding();
        open.standing = spaces::Standing::none;
        using Reason = pages::Acquaintance::Reason;
        pages::Meet meet{.spaces = {{.space = open, .reason = SpaceProposal::Reason::trade, .word = {}}},
                         .people = {{.person = items::pierre(), .reason = Reason::offers, .word = "marbrure"},
                                    {.person = items::sophie(), .reason = Reason::region, .word = "Normandie"}}};
        ui::expect_golden("meet." + reader.code, pages::meet(frame, meet).content);
        Introduction karim{.name = "Karim Haddad",
                           .trade = "Reliure",
                           .region = "Bretagne",
                           .seeks = {"un imprimeur à Lyon"},
                           .offers = {"marbrure", "dorure"},
                           .interests = {}};
        pages::Hello hello{.places = {{.space = items::binding(), .leaders = {"Sophie Martin"}}},
                           .draft = pages::draft_text(reader.words, karim)};
        ui::expect_golden("hello." + reader.code, pages::hello(frame, hello).content);
        ui::expect_golden("hello_nowhere." + reader.code, pages::hello(frame, {}).content);
        ui::expect_golden("home_card." + reader.code, pages::home_card(frame, Step::about));
    }
}

TEST(WelcomePages, ADraftIsWrittenFromWhatIsKnown) {
    items::TalkReader reader(words::Language::en);
    EXPECT_EQ(pages::draft_text(reader.words, {.name = "Karim"}),
              "Hello everyone! I am Karim and I have just arrived.\n\nI am here to listen, and to learn who does "
              "what.\n\nWho has met the same, or would simply say hello?");
}

} // namespace
} // namespace welcome
