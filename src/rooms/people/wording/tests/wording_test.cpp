// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/wording/wording.hpp"
#include "support/house.hpp"
#include "words/terms.hpp"
#include <gtest/gtest.h>

namespace wording {
namespace {

using support::contains;
using support::Fields;

struct Wording : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
    void SetUp() override { house.give_role(nadia, platform::Role::facilitator); }

    static Fields communities() {
        return {{"space_fr_one", "communauté"},
                {"space_fr_many", "communautés"},
                {"space_fr_gender", "f"},
                {"space_en_one", "group"},
                {"space_en_many", "groups"}};
    }
    words::Terms kept() { return words::read_terms(platform::organisation(*house.system_visit())->terms); }
};

TEST_F(Wording, every_page_says_the_words_that_are_chosen) {
    EXPECT_TRUE(contains(house.get(sophie, "/spaces"), "Espaces"));
    EXPECT_EQ(house.post(nadia, "/console/words", communities()).status, 303);
    auto page = house.get(sophie, "/spaces");
    EXPECT_TRUE(contains(page, "Communautés"));
    EXPECT_FALSE(contains(page, "Espaces"));
    EXPECT_TRUE(contains(house.get(sophie, "/handbook/guide"), "Une communauté par métier")); // what rooms carry, too
    EXPECT_EQ(house.post(nadia, "/console/words", {}).status, 303);
    EXPECT_TRUE(contains(house.get(sophie, "/spaces"), "Espaces"));
    EXPECT_TRUE(kept().is_usual());
}

TEST_F(Wording, answers_of_the_interface_say_them_too) {
    house.post(nadia, "/console/words", communities());
    auto answer = house.api(sophie, "POST", "/api/v1/posts", R"({"body": ""})");
    EXPECT_EQ(answer.body.find("espace"), std::string::npos) << answer.body;
}

TEST_F(Wording, what_people_wrote_is_never_touched) {
    house.post(nadia, "/console/words", communities());
    house.post(sophie, "/posts", {{"title", ""}, {"body", "Mon espace de travail"}, {"reach", "everyone"}});
    auto visit = house.system_visit();
    EXPECT_EQ(visit->words().text("Leave this space"), "Quitter cette communauté");
    EXPECT_EQ(platform::organisation(*visit)->name, "Fédération d’essai");
}

TEST_F(Wording, sentences_show_what_becomes_of_the_words_before_they_are_kept) {
    auto preview = house.post(nadia, "/console/words/preview", communities());
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(contains(preview, "Toutes les communautés où vous êtes membre."));
    EXPECT_EQ(support::input_of(preview, "space_fr_one"), "communauté");
    EXPECT_TRUE(kept().is_usual());
    EXPECT_TRUE(contains(house.get(nadia, "/console/words"), "Tous les espaces où vous êtes membre."));
}

TEST_F(Wording, a_word_needs_its_plural_and_holds_letters_only) {
    for (const auto& wrong : {Fields{{"space_fr_one", "groupe"}}, Fields{{"space_fr_many", "groupes"}},
                              Fields{{"trade_en_one", "<b>"}, {"trade_en_many", "x"}},
                              Fields{{"member_fr_one", "a=b"}, {"member_fr_many", "x"}},
                              Fields{{"member_fr_one", std::string(50, 'a')}, {"member_fr_many", "x"}}}) {
        auto refused = house.post(nadia, "/console/words", wrong);
        EXPECT_EQ(refused.status, 422) << wrong.front().first;
    }
    EXPECT_TRUE(kept().is_usual());
    EXPECT_EQ(
        house
            .post(nadia, "/console/words",
                  {{"member_fr_one", "adhérent·e"}, {"member_fr_many", "adhérent·e·s"}, {"member_fr_gender", "m"}})
            .status,
        303);
    EXPECT_EQ(kept().member.fr.many, "adhérent·e·s");
}

TEST_F(Wording, only_facilitators_choose_them) {
    EXPECT_EQ(house.get(sophie, "/console/words").status, 404);
    EXPECT_EQ(house.post(sophie, "/console/words", communities()).status, 404);
    EXPECT_TRUE(kept().is_usual());
}

} // namespace
} // namespace wording
