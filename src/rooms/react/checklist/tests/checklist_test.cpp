// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/react/checklist/actions.hpp"
#include "rooms/react/checklist/templates.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace checklist {
namespace {

using support::contains;
using support::location_of;

struct Checklist : testing::Test {
    support::TestHouse house;
    base::PersonId claire = officer("Claire", platform::Role::administrator);
    base::PersonId nadia = officer("Nadia", platform::Role::facilitator);
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");

    base::PersonId officer(const std::string& name, platform::Role role) {
        auto person = house.add_member(name, "Essai", name + "@essai.example");
        house.give_role(person, role);
        return person;
    }
    State state_of(Item item) {
        house.run_jobs();
        auto lines = list_lines(*house.visit_as(nadia));
        return std::ranges::find(lines, item, &Line::item)->state;
    }
    void wait_for_settings() { house.clock().advance(std::chrono::seconds(3)); }
};

TEST_F(Checklist, leads_from_the_empty_house_to_the_first_conversation) {
    for (auto item : {Item::identity, Item::looks, Item::mail, Item::recovery, Item::spaces, Item::charter,
                      Item::welcome, Item::conversation})
        EXPECT_EQ(state_of(item), State::to_do) << static_cast<int>(item);
    EXPECT_EQ(state_of(Item::members), State::done);
    EXPECT_TRUE(contains(house.get(nadia, "/console"), "Ouvrez les premiers espaces"));

    house.post(nadia, "/console/first-steps/spaces",
               {{"set", "federation"},
                {"make-0", "yes"},
                {"name-0", "Accueil"},
                {"purpose-0", "Se présenter."},
                {"access-0", "1"}});
    EXPECT_EQ(state_of(Item::spaces), State::done);
    house.post(nadia, "/console/first-steps/charter", {{"charter", "- On se parle bien."}});
    wait_for_settings();
    EXPECT_EQ(state_of(Item::charter), State::done);
    auto post = location_of(
        house.post(nadia, "/console/first-steps/welcome", {{"title", "Bienvenue"}, {"body", "Qui êtes-vous ?"}}));
    EXPECT_EQ(state_of(Item::welcome), State::done);
    EXPECT_TRUE(contains(house.get(sophie, "/"), "Qui êtes-vous ?"));
    house.post(sophie, post + "/comments", {{"body", "Sophie, relieuse."}});
    EXPECT_EQ(state_of(Item::conversation), State::done);
}

TEST_F(Checklist, an_item_is_set_aside_and_taken_up_again) {
    auto path = "/console/first-steps/looks/aside";
    EXPECT_EQ(house.post(nadia, path, {{"wish", "aside"}}).status, 303);
    EXPECT_EQ(house.post(nadia, path, {{"wish", "aside"}}).status, 303);
    EXPECT_EQ(state_of(Item::looks), State::aside);
    EXPECT_FALSE(contains(house.get(nadia, "/console"), "Mettez votre logo"));
    EXPECT_TRUE(contains(house.get(nadia, "/console/first-steps"), "Mettez votre logo"));
    EXPECT_EQ(house.post(nadia, path, {{"wish", "back"}}).status, 303);
    EXPECT_EQ(state_of(Item::looks), State::to_do);
    EXPECT_EQ(house.post(nadia, "/console/first-steps/nothing/aside", {}).status, 404);
}

TEST_F(Checklist, spaces_are_opened_as_they_were_edited_or_not_at_all) {
    auto two = [&](const std::string& second) {
        return house.post(nadia, "/console/first-steps/spaces",
                          {{"set", "section"},
                           {"make-0", "yes"},
                           {"name-0", "Le comptoir"},
                           {"purpose-0", "Dire bonjour."},
                           {"access-0", "1"},
                           {"make-4", "yes"},
                           {"name-4", second},
                           {"purpose-4", "Préparer."},
                           {"access-4", "3"}});
    };
    auto refused = two("");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("Le comptoir"), std::string::npos); // as it was typed
    EXPECT_NE(refused.body.find("id=\"field-name-4\""), std::string::npos);
    EXPECT_EQ(state_of(Item::spaces), State::to_do);
    EXPECT_EQ(two("Négociation 2027").status, 303);
    auto space = spaces::access_space(*house.visit_as(nadia), "negociation-2027", spaces::Need::lead);
    EXPECT_EQ(space.access, spaces::Access::hidden);
    EXPECT_EQ(house.get(sophie, "/spaces/negociation-2027").status, 404);
    EXPECT_EQ(house.get(sophie, "/spaces/le-comptoir").status, 200);
    EXPECT_EQ(house.post(nadia, "/console/first-steps/spaces", {{"set", "section"}}).status, 422);
}

TEST_F(Checklist, the_charter_is_written_by_a_facilitator_and_read_by_every_member) {
    EXPECT_TRUE(contains(house.get(sophie, "/charter"), "pas encore écrite"));
    EXPECT_TRUE(contains(house.get(nadia, "/console/first-steps/charter?set=employers"), "parts de marché"));
    EXPECT_EQ(house.post(nadia, "/console/first-steps/charter", {{"charter", "  "}}).status, 422);
    house.post(nadia, "/console/first-steps/charter", {{"charter", "**Promis.**"}});
    wait_for_settings();
    EXPECT_NE(house.get(sophie, "/charter").body.find("<strong>Promis.</strong>"), std::string::npos);
    EXPECT_EQ(house.get({}, "/charter").status, 303);
    EXPECT_EQ(house.post(sophie, "/console/first-steps/charter", {{"charter", "Moi"}}).status, 404);
}

TEST_F(Checklist, the_machine_is_for_administrators) {
    EXPECT_TRUE(contains(house.get(nadia, "/console/first-steps"), "C’est l’affaire d’un administrateur."));
    EXPECT_FALSE(contains(house.get(claire, "/console/first-steps"), "C’est l’affaire d’un administrateur."));
    EXPECT_EQ(house.get(sophie, "/console/first-steps").status, 404);
}

TEST(ChecklistTemplates, are_complete_in_both_languages) {
    for (auto set : all_sets) {
        EXPECT_GE(templates::spaces_of(set).size(), 5U);
        for (auto language : {words::Language::fr, words::Language::en}) {
            EXPECT_GT(templates::charter_of(set, language).size(), 400U);
            EXPECT_GT(templates::welcome_of(set, language).size(), 300U);
        }
        EXPECT_NE(templates::charter_of(set, words::Language::fr), templates::charter_of(set, words::Language::en));
    }
}

} // namespace
} // namespace checklist
