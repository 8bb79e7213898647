// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/handbook/rules.hpp"
#include "support/house.hpp"
#include "words/texts.hpp"
#include <gtest/gtest.h>

namespace handbook {
namespace {

using support::contains;

struct Handbook : testing::Test {
    support::TestHouse house;
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
    void SetUp() override { house.give_role(nadia, platform::Role::facilitator); }

    http::Response adapt(const std::string& fr, const std::string& seen) {
        return house.post(nadia, "/handbook/guide/edit", {{"fr", fr}, {"en", "In English."}, {"seen", seen}});
    }
    std::string seen() { return support::input_of(house.get(nadia, "/handbook/guide/edit"), "seen"); }
};

TEST_F(Handbook, is_well_written_from_the_first_day_and_names_the_house) {
    for (const auto* page : {"guide", "practice", "language"})
        EXPECT_EQ(house.get(sophie, std::string("/handbook/") + page).status, 200);
    auto guide = house.get(sophie, "/handbook/guide");
    EXPECT_TRUE(contains(guide, "Fédération d’essai"));
    EXPECT_TRUE(contains(guide, "https://essai.example"));
    EXPECT_EQ(guide.body.find("{house}"), std::string::npos);
    EXPECT_EQ(house.get({}, "/handbook/guide").status, 303);
    EXPECT_EQ(house.get(sophie, "/handbook/nothing").status, 404);
}

TEST_F(Handbook, is_printed_on_a_sheet_with_a_code) {
    auto sheet = house.get(sophie, "/handbook/guide/print");
    EXPECT_EQ(sheet.status, 200);
    EXPECT_NE(sheet.body.find("class=\"qr\""), std::string::npos);
    EXPECT_NE(sheet.body.find("class=\"paper\""), std::string::npos);
}

TEST_F(Handbook, is_adapted_in_both_languages_and_restored) {
    EXPECT_EQ(adapt("Chez **{house}**, on se tutoie.", seen()).status, 303);
    auto page = house.get(sophie, "/handbook/guide");
    EXPECT_TRUE(contains(page, "Chez Fédération d’essai , on se tutoie.")) << support::body_text(page);
    EXPECT_FALSE(contains(page, "Adapté par"));
    EXPECT_TRUE(contains(house.get(nadia, "/handbook/guide"), "Adapté par Nadia Benali"));
    EXPECT_EQ(house.post(sophie, "/handbook/guide/restore", {}).status, 404);
    EXPECT_EQ(house.post(nadia, "/handbook/guide/restore", {}).status, 303);
    EXPECT_TRUE(contains(house.get(sophie, "/handbook/guide"), "Les cinq gestes"));
}

TEST_F(Handbook, keeps_what_was_typed_when_it_is_refused_or_crossed) {
    auto refused = adapt("  ", seen());
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("In English."), std::string::npos);
    auto old = seen();
    EXPECT_EQ(adapt("La première.", old).status, 303);
    auto crossed = adapt("La seconde.", old);
    EXPECT_EQ(crossed.status, 422);
    EXPECT_TRUE(contains(crossed, "La seconde."));
    EXPECT_TRUE(contains(crossed, "entre-temps"));
    EXPECT_EQ(adapt("La seconde.", support::input_of(crossed, "seen")).status, 303);
}

TEST_F(Handbook, is_changed_by_facilitators_only) {
    EXPECT_EQ(house.get(sophie, "/handbook/guide/edit").status, 404);
    EXPECT_EQ(house.post(sophie, "/handbook/guide/edit", {{"fr", "x"}, {"en", "x"}}).status, 404);
}

TEST(HandbookTexts, speak_both_languages) {
    for (auto page : all_pages) {
        auto fr = words::get_text("handbook", rules::page_name(page), words::Language::fr);
        auto en = words::get_text("handbook", rules::page_name(page), words::Language::en);
        EXPECT_GT(fr.size(), 800U);
        EXPECT_GT(en.size(), 800U);
        EXPECT_NE(fr, en);
    }
    EXPECT_THROW(words::get_text("handbook", "nothing", words::Language::fr), std::logic_error);
}

TEST(HandbookRules, fill_the_braces) {
    EXPECT_EQ(rules::fill_in("{house}: {address}, {house}", "La Page", "b"), "La Page: b, La Page");
}

} // namespace
} // namespace handbook
