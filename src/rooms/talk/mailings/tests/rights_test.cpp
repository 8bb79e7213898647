// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may write to whom, and what nobody else learns.
#include "rooms/people/audit/audit.hpp"
#include "rooms/talk/mailings/tests/mailings_test_support.hpp"

namespace mailings {
namespace {

struct MailingRights : MailHouse {};

TEST_F(MailingRights, belong_to_who_may_announce) {
    auto item = announce(house.sophie, {house.binding});
    auto path = house.path(item);
    EXPECT_TRUE(contains(house.get(house.sophie, path), "L’envoyer aussi par courriel"));
    EXPECT_TRUE(contains(house.get(house.nadia, path), "L’envoyer aussi par courriel"));
    EXPECT_FALSE(contains(house.get(house.pierre, path), "par courriel"));
    EXPECT_EQ(house.get(house.pierre, path + "/mailings/new").status, 404);
    EXPECT_EQ(send_to(house.pierre, item, house.binding).status, 404);
    auto message = house.publish(house.nadia, "Un simple mot", {house.binding});
    EXPECT_EQ(house.get(house.nadia, house.path(message) + "/mailings/new").status, 404);
    auto page = support::location_of(send_to(house.sophie, item, house.binding));
    EXPECT_EQ(house.get(house.nadia, page).status, 200);
    EXPECT_EQ(house.get(house.pierre, page).status, 404);
    EXPECT_EQ(house.api(house.pierre, "GET", "/api/v1" + page).status, 404);
    EXPECT_EQ(house.post(house.pierre, page + "/stop", {}).status, 404);
}

TEST_F(MailingRights, of_a_leader_end_at_their_spaces) {
    auto item = announce(house.sophie, {house.binding});
    EXPECT_EQ(send_to_all(house.sophie, item).status, 422);
    auto other = house.add_space("Dorure", spaces::Access::open);
    house.put(other, house.sophie, spaces::Standing::member);
    EXPECT_EQ(send_to(house.sophie, item, other).status, 422);
    EXPECT_EQ(send_to(house.nadia, item, other).status, 303);
}

TEST_F(MailingRights, never_take_a_text_out_of_its_space) {
    house.put(house.committee, house.nadia, spaces::Standing::member);
    auto item = announce(house.nadia, {house.committee});
    EXPECT_EQ(send_to_all(house.nadia, item).status, 422);
    EXPECT_EQ(send_to(house.nadia, item, house.binding).status, 422);
    EXPECT_EQ(send_to(house.nadia, item, house.committee).status, 303);
    auto mails = arrived();
    EXPECT_EQ(addresses(mails), (Set{"nadia@village.example", "pierre@village.example"}));
    EXPECT_NE(mails.front().text.find("Bureau"), std::string::npos);
}

TEST_F(MailingRights, betray_no_hidden_space) {
    auto paula = house.add_member("Paula", "Roux", "paula@village.example");
    house.give_role(paula, platform::Role::administrator);
    house.put(house.committee, house.nadia, spaces::Standing::member);
    auto open = announce(house.nadia, {house.binding});
    auto choice = house.get(house.nadia, house.path(open) + "/mailings/new");
    EXPECT_NE(choice.body.find("value=\"reliure\""), std::string::npos);
    EXPECT_EQ(choice.body.find("value=\"bureau\""), std::string::npos);
    auto unknown = send(house.nadia, open, {{"audience", "spaces"}, {"spaces", "nulle-part"}});
    auto hidden = send_to(house.nadia, open, house.committee);
    EXPECT_EQ(unknown.status, hidden.status);
    auto inside = announce(house.nadia, {house.committee});
    auto page = support::location_of(send_to(house.nadia, inside, house.committee));
    EXPECT_EQ(house.get(house.nadia, page).status, 200);
    EXPECT_EQ(house.get(paula, page).status, 404);
    EXPECT_FALSE(contains(house.get(paula, "/console/mailings"), "Fermeture"));
    EXPECT_FALSE(contains(house.get(paula, "/console/audit"), "annonce par courriel"));
    house.post(house.nadia, page + "/stop", {});
    send_to(house.nadia, open, house.binding);
    EXPECT_TRUE(contains(house.get(paula, "/console/audit"), "A envoyé une annonce par courriel"));
    EXPECT_TRUE(contains(house.get(paula, "/console/mailings"), "Fermeture"));
}

TEST_F(MailingRights, of_the_list_are_the_officers) {
    auto item = announce(house.nadia, {}, items::Reach::everyone);
    enrol("Rosa", "");
    auto page = support::location_of(send_to_all(house.nadia, item));
    arrived(2);
    auto list = house.post(house.nadia, page + "/unreached/export", {});
    ASSERT_EQ(list.status, 200);
    std::string csv;
    for (auto piece = list.next_piece(); !piece.empty(); piece = list.next_piece()) csv += piece;
    EXPECT_NE(csv.find("Rosa Costa;"), std::string::npos) << csv;
    EXPECT_NE(csv.find("3 rue des Presses;35000;Rennes"), std::string::npos) << csv;
    auto letters = house.post(house.nadia, page + "/letters", {});
    EXPECT_TRUE(contains(letters, "3 rue des Presses"));
    EXPECT_TRUE(contains(letters, "La salle est fermée mardi."));
    EXPECT_TRUE(contains(house.get(house.nadia, page + "/unreached/print?reason=no-address"), "Rosa Costa"));
    auto own = announce(house.sophie, {house.binding});
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::suspend_account(*visit, house.pierre); });
    auto led = support::location_of(send_to(house.sophie, own, house.binding));
    arrived(2);
    EXPECT_EQ(house.post(house.sophie, led + "/unreached/export", {}).status, 404);
    EXPECT_EQ(house.post(house.sophie, led + "/letters", {}).status, 404);
    EXPECT_EQ(house.get(house.sophie, led + "/unreached?reason=suspended").status, 404);
    EXPECT_FALSE(contains(house.get(house.sophie, led), "Suspendu"));
}

TEST_F(MailingRights, to_everyone_ask_again_who_one_is) {
    auto item = announce(house.nadia, {house.binding}, items::Reach::everyone);
    house.get(house.nadia, "/"); // signs in
    house.clock().advance(std::chrono::hours(2));
    EXPECT_NE(send_to_all(house.nadia, item).status, 303);
    EXPECT_TRUE(arrived(2).empty());
    EXPECT_EQ(send_to(house.nadia, item, house.binding).status, 303);
}

TEST_F(MailingRights, of_programs_are_the_same) {
    auto item = announce(house.nadia, {house.binding}, items::Reach::everyone);
    auto path = "/api/v1" + house.path(item) + "/mailings";
    EXPECT_EQ(house.api(house.pierre, "POST", path, R"({"everyone": true})").status, 404);
    EXPECT_EQ(house.api(house.nadia, "POST", path, R"({"spaces": []})").status, 422);
    EXPECT_EQ(house.api(house.nadia, "POST", path, R"({"everyone": true, "starts_at": "demain"})").status, 422);
    EXPECT_EQ(house.api(house.nadia, "POST", path, R"({"everyone": true, "per_minute": 0})").status, 422);
    auto made = house.api(house.nadia, "POST", path, R"({"everyone": true, "per_minute": 6})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto id = std::string(*parse::Json::parse(made.body)->find_string("id"));
    EXPECT_EQ(house.mails().size(), 1U);
    auto patched = house.api(house.nadia, "PATCH", "/api/v1/mailings/" + id, R"({"state": "paused"})");
    EXPECT_EQ(parse::Json::parse(patched.body)->find_string("state"), "paused");
    EXPECT_TRUE(arrived(2).empty());
    EXPECT_EQ(house.api(house.nadia, "PATCH", "/api/v1/mailings/" + id, R"({"state": "over"})").status, 422);
    house.api(house.nadia, "PATCH", "/api/v1/mailings/" + id, R"({"state": "running"})");
    EXPECT_EQ(arrived().size(), 3U);
}

} // namespace
} // namespace mailings
