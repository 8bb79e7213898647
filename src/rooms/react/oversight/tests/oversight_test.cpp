// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace oversight {
namespace {

using support::contains;

struct Oversight : testing::Test {
    support::TestHouse house;
    base::PersonId claire = house.add_member("Claire", "Morel", "claire@village.example");
    base::PersonId nadia = house.add_member("Nadia", "Benali", "nadia@village.example");
    base::PersonId sophie = house.add_member("Sophie", "Martin", "sophie@village.example");

    Oversight() {
        house.give_role(claire, platform::Role::administrator);
        house.give_role(nadia, platform::Role::facilitator);
    }
    std::string public_id(base::PersonId person) {
        return accounts::find_person(house.system_visit()->db(), person)->public_id.str();
    }
    std::string record_of(base::PersonId person) { return "/console/members/" + public_id(person); }
    http::Response views_of(base::PersonId person) { return house.get(person, "/me/record-views"); }
    http::Response journal(const std::string& query = {}) { return house.get(claire, "/console/audit" + query); }
};

TEST_F(Oversight, tells_a_member_who_looked_from_where_and_when) {
    EXPECT_TRUE(contains(views_of(sophie), "Personne n’a regardé votre fiche."));
    house.get(nadia, record_of(sophie));
    house.get(claire, record_of(sophie) + "/edit");
    auto page = views_of(sophie);
    EXPECT_TRUE(contains(page, "Nadia Benali a ouvert votre fiche."));
    EXPECT_TRUE(contains(page, "depuis la page de la fiche"));
    EXPECT_TRUE(contains(page, "Claire Morel a ouvert votre fiche pour la corriger."));
    EXPECT_FALSE(contains(views_of(nadia), "a ouvert votre fiche")); // one's own is nobody else's
    house.get(sophie, "/me/profile");
    EXPECT_FALSE(contains(views_of(sophie), "Sophie Martin a"));
}

TEST_F(Oversight, tells_everybody_that_the_register_was_taken_out) {
    house.get(nadia, "/console/export");
    EXPECT_TRUE(contains(views_of(sophie), "Nadia Benali a exporté tout le fichier des membres"));
    house.clock().advance(std::chrono::hours(1));
    auto leo = house.add_member("Léo", "Petit", "leo@village.example"); // who was not in it
    EXPECT_FALSE(contains(views_of(leo), "a exporté tout le fichier"));
}

TEST_F(Oversight, writes_down_what_officers_do) {
    house.post(claire, record_of(sophie) + "/roles", {{"roles", "treasurer"}});
    house.post(nadia, "/console/features", {});
    house.post(nadia, record_of(sophie) + "/edit", {{"city", "Rennes"}});
    auto page = journal();
    EXPECT_TRUE(contains(page, "A confié une fonction : trésorerie"));
    EXPECT_TRUE(contains(page, "A fermé une fonctionnalité"));
    EXPECT_TRUE(contains(page, "A corrigé une fiche"));
    EXPECT_TRUE(contains(views_of(sophie), "Nadia Benali a corrigé votre fiche."));
    EXPECT_EQ(audit::verify(*house.system_visit()).fault, audit::Verdict::Fault::none);
}

TEST_F(Oversight, finds_by_whom_what_and_when) {
    house.get(nadia, record_of(sophie));
    house.clock().advance(std::chrono::hours(48));
    house.sign_in_again(claire);
    house.post(claire, record_of(sophie) + "/roles", {{"roles", "treasurer"}});
    auto by_nadia = journal("?who=" + public_id(nadia));
    EXPECT_TRUE(contains(by_nadia, "A ouvert une fiche"));
    EXPECT_FALSE(contains(by_nadia, "A confié une fonction : trésorerie"));
    auto offices = journal("?what=3");
    EXPECT_TRUE(contains(offices, "A confié une fonction : trésorerie"));
    EXPECT_FALSE(contains(offices, "A ouvert une fiche"));
    auto today = house.system_visit()->words().local_day(house.clock().now());
    auto recent = journal("?from=" + today.iso() + "&until=" + today.iso());
    EXPECT_TRUE(contains(recent, "A confié une fonction : trésorerie"));
    EXPECT_FALSE(contains(recent, "A ouvert une fiche"));
    EXPECT_TRUE(contains(journal("?who=0000000000000"), "Rien de tel"));
    EXPECT_TRUE(contains(journal("?from=2001-01-01&until=2001-01-02"), "Rien de tel"));
}

TEST_F(Oversight, pages_the_journal) {
    for (int i = 0; i < 120; ++i) {
        house.clock().advance(std::chrono::seconds(1));
        house.get(nadia, record_of(sophie));
    }
    std::string next = "/me/record-views";
    int lines = 0, pages = 0;
    while (!next.empty()) {
        auto page = house.get(sophie, next, pages > 0);
        for (auto at = page.body.find("a ouvert votre fiche"); at != std::string::npos;
             at = page.body.find("a ouvert votre fiche", at + 1))
            ++lines;
        auto link = page.body.find("href=\"/me/record-views?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
        ++pages;
    }
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(lines, 120);
    EXPECT_NE(journal().body.find("/console/audit?after="), std::string::npos);
}

TEST_F(Oversight, takes_the_journal_out_without_formulas) {
    auto visit = house.system_visit();
    auto trap = house.add_member("=HYPERLINK(1)", "Piège", "trap@village.example");
    house.get(nadia, record_of(trap));
    auto answer = house.post(claire, "/console/audit/export", {});
    std::string csv = answer.body;
    while (answer.next_piece) {
        auto piece = answer.next_piece();
        if (piece.empty()) break;
        csv += piece;
    }
    EXPECT_NE(csv.find("A ouvert une fiche"), std::string::npos);
    EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos);
    EXPECT_TRUE(contains(journal(), "A exporté ce journal"));
}

TEST_F(Oversight, is_for_those_it_concerns) {
    EXPECT_EQ(house.get(nadia, "/console/audit").status, 404);
    EXPECT_EQ(house.get(sophie, "/console/audit").status, 404);
    EXPECT_EQ(house.post(nadia, "/console/audit/export", {}).status, 404);
}

} // namespace
} // namespace oversight
