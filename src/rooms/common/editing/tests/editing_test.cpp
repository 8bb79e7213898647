// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/editing.hpp"
#include "parse/json.hpp"
#include "support/talk_house.hpp"

namespace editing {
namespace {

using items::TalkHouse;
using support::contains;
using support::input_of;

struct Editing : testing::Test {
    TalkHouse house;
    items::ItemId item = announce();
    std::string path = house.path(item);

    // Said in the name of those who lead: Sophie leads, Nadia facilitates, both may correct it.
    items::ItemId announce() {
        auto visit = house.visit_as(house.sophie);
        auto body = items::render_body(*visit, "Un\n\nDeux\n\nTrois");
        return platform::write(*visit, [&] {
            return items::insert_item(*visit,
                                      {.kind = items::Kind::announcement,
                                       .author = house.sophie,
                                       .title = "Titre",
                                       .body = "Un\n\nDeux\n\nTrois",
                                       .spaces = {house.binding},
                                       .published_at = visit->now()},
                                      body);
        });
    }
    std::string revision_for(base::PersonId person) { return input_of(house.get(person, path + "/edit"), "revision"); }
    http::Response save(base::PersonId person, const std::string& body, const std::string& revision) {
        return house.post(person, path + "/edit", {{"title", "Titre"}, {"body", body}, {"revision", revision}});
    }
};

TEST_F(Editing, a_save_over_a_newer_text_shows_both_and_overwrites_nothing) {
    auto sophies = revision_for(house.sophie), nadias = revision_for(house.nadia);
    EXPECT_EQ(save(house.nadia, "Un et demi\n\nDeux\n\nTrois", nadias).status, 303);
    auto clash = save(house.sophie, "Un\n\nDeux\n\nTrois et quart", sophies);
    EXPECT_EQ(clash.status, 422);
    EXPECT_EQ(house.row(item).body, "Un et demi\n\nDeux\n\nTrois");
    EXPECT_TRUE(contains(clash, "Nadia Benali a enregistré une autre version"));
    EXPECT_NE(clash.body.find("\nUn et demi\n\nDeux\n\nTrois et quart</textarea>"), std::string::npos);
    EXPECT_EQ(save(house.sophie, "Un et demi\n\nDeux\n\nTrois et quart", input_of(clash, "revision")).status, 303);
    EXPECT_EQ(house.row(item).body, "Un et demi\n\nDeux\n\nTrois et quart");
}

TEST_F(Editing, what_contradicts_itself_stands_twice) {
    auto sophies = revision_for(house.sophie), nadias = revision_for(house.nadia);
    save(house.nadia, "Un\n\nDouze\n\nTrois", nadias);
    auto clash = save(house.sophie, "Un\n\nVingt\n\nTrois", sophies);
    EXPECT_EQ(clash.status, 422);
    EXPECT_TRUE(contains(clash, "Un passage a changé des deux côtés"));
    EXPECT_NE(clash.body.find("\nUn\n\nVingt\n\nDouze\n\nTrois</textarea>"), std::string::npos);
}

TEST_F(Editing, a_text_twice_joined_is_judged_by_the_text_it_began_from) {
    auto sophies = revision_for(house.sophie);
    save(house.nadia, "Un\n\nDeux bis\n\nTrois", revision_for(house.nadia));
    save(house.nadia, "Zéro\n\nUn\n\nDeux bis\n\nTrois", revision_for(house.nadia));
    auto clash = save(house.sophie, "Un\n\nDeux\n\nTrois\n\nQuatre", sophies);
    EXPECT_NE(clash.body.find("\nZéro\n\nUn\n\nDeux bis\n\nTrois\n\nQuatre</textarea>"), std::string::npos);
}

TEST_F(Editing, the_same_text_saved_twice_is_no_clash) {
    auto revision = revision_for(house.sophie);
    EXPECT_EQ(save(house.sophie, "Neuf", revision).status, 303);
    EXPECT_EQ(save(house.sophie, "Neuf", revision).status, 303);
}

TEST_F(Editing, a_program_that_says_its_revision_is_protected_too) {
    auto api = "/api/v1" + path;
    EXPECT_EQ(house.api(house.sophie, "PATCH", api, R"({"body":"Un","revision":0})").status, 200);
    EXPECT_EQ(house.api(house.sophie, "PATCH", api, R"({"body":"Deux","revision":0})").status, 422);
    EXPECT_EQ(house.row(item).body, "Un");
    EXPECT_EQ(house.api(house.sophie, "PATCH", api, R"({"body":"Trois"})").status, 200);
}

TEST_F(Editing, those_who_have_a_text_open_see_each_other) {
    auto device = base::PublicId::random().str();
    EXPECT_EQ(house.post(house.nadia, path + "/editing", {{"draft_device", device}}).status, 303);
    house.clock().advance(std::chrono::seconds(30));
    EXPECT_EQ(house.post(house.nadia, path + "/editing", {{"draft_device", device}}).status, 303);
    house.clock().advance(std::chrono::seconds(50));
    EXPECT_TRUE(contains(house.get(house.sophie, path + "/edit"), "Nadia Benali modifie ce texte depuis 1 minute"));
    EXPECT_TRUE(contains(house.get(house.nadia, path + "/edit"), "Vous avez aussi ce texte ouvert"));
    house.clock().advance(std::chrono::seconds(90));
    EXPECT_FALSE(contains(house.get(house.sophie, path + "/edit"), "modifie ce texte"));
}

TEST_F(Editing, who_may_not_edit_learns_nothing) {
    EXPECT_EQ(house.post(house.pierre, path + "/editing", {{"draft_device", "0000000000001"}}).status, 404);
    EXPECT_EQ(house.get(house.pierre, path + "/edit").status, 404);
    auto message = house.path(house.publish(house.pierre, "À moi", {house.binding}));
    EXPECT_EQ(house.get(house.sophie, message + "/edit").status, 404) << "a member's own words are their own";
    EXPECT_EQ(house.post(house.nadia, path + "/delete", {}).status, 404) << "correcting is not deleting";
}

} // namespace
} // namespace editing
