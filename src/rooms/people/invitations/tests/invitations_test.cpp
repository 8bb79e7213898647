// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <regex>
#include <set>

namespace invitations {
namespace {

using support::contains;
using support::Fields;

class Invitations : public ::testing::Test {
protected:
    Invitations() : house({.kind = kind}) {
        nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
        house.give_role(nadia, platform::Role::facilitator);
        house.mails();
    }
    explicit Invitations(platform::OrganisationKind k) : kind(k), house({.kind = k}) {
        nadia = house.add_member("Nadia", "Benali", "nadia@gmail.com");
        house.give_role(nadia, platform::Role::facilitator);
        house.mails();
    }

    // A member who has not come in.
    base::PersonId enrol(const std::string& first, const std::string& email, const std::string& trade = "Reliure") {
        auto visit = house.system_visit();
        members::Record record;
        record.first_name = first;
        record.last_name = "Martin";
        record.email = email;
        record.trade = trade;
        record.region = "Bretagne";
        record.address = "3 rue des Presses";
        record.postal_code = "35000";
        record.city = "Rennes";
        return platform::write(*visit, [&] { return members::add_member(*visit, record); });
    }
    std::string public_id(base::PersonId person) {
        auto visit = house.system_visit();
        return accounts::find_person(visit->db(), person)->public_id.str();
    }
    Counts counts() {
        auto visit = house.system_visit();
        return count_people(*visit);
    }
    http::Response start(const Fields& more, const std::string& key = {}) {
        Fields fields{{"name", "Une vague"}, {"pace", "new"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return house.post(nadia, "/console/invitations/waves", fields, key);
    }
    static std::string way_in(const net::Mail& mail) {
        std::smatch found;
        return std::regex_search(mail.text, found, std::regex("https://essai.example(/enter/[A-Za-z0-9_-]+)"))
                   ? found[1].str()
                   : std::string();
    }

    platform::OrganisationKind kind = platform::OrganisationKind::professional_association;
    support::TestHouse house;
    base::PersonId nadia;
};

TEST_F(Invitations, AMemberWhoIsAddedIsNotInvitedYet) {
    enrol("Sophie", "sophie@essai.example");
    enrol("Pierre", "");
    EXPECT_EQ(counts().waiting, 2);
    EXPECT_EQ(counts().letters, 1);
    EXPECT_EQ(counts().arrived, 1); // Nadia
    auto page = house.get(nadia, "/console/invitations");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(contains(page, "2 personnes ne sont pas encore invitées")) << support::body_text(page);
    EXPECT_TRUE(contains(house.get(nadia, "/console/invitations/people?state=waiting"), "Sophie Martin"));
}

TEST_F(Invitations, AWaveWritesAndTheLinkLetsIn) {
    auto sophie = enrol("Sophie", "sophie@essai.example");
    auto review = house.get(nadia, "/console/invitations/review?who=pilots");
    EXPECT_TRUE(contains(review, "Sophie Martin"));
    EXPECT_TRUE(contains(review, "On vous attend"));
    EXPECT_TRUE(contains(review, "You are expected"));
    auto answer = start({{"who", "pilots"}, {"person", public_id(sophie)}});
    ASSERT_EQ(answer.status, 303) << support::body_text(answer);
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "sophie@essai.example");
    EXPECT_NE(mails[0].subject.find("Fédération d’essai"), std::string::npos);
    EXPECT_TRUE(
        std::ranges::any_of(mails[0].headers, [](const auto& h) { return h.first == "List-Unsubscribe-Post"; }));
    EXPECT_EQ(counts().invited, 1);
    auto entered = house.post({}, way_in(mails[0]), {});
    EXPECT_EQ(entered.status, 303);
    EXPECT_EQ(counts().arrived, 2);
    EXPECT_EQ(counts().invited, 0);
    EXPECT_TRUE(contains(house.get(nadia, support::location_of(answer)), "Arrivées"));
}

TEST_F(Invitations, ADoubleClickInvitesOnce) {
    enrol("Sophie", "sophie@essai.example");
    auto key = std::string("the-same-key-of-one-form");
    auto first = start({{"who", "everyone"}}, key);
    auto second = start({{"who", "everyone"}}, key);
    EXPECT_EQ(support::location_of(first), support::location_of(second));
    EXPECT_EQ(house.mails().size(), 1U);
}

TEST_F(Invitations, MailsLeaveAtTheirPace) {
    for (int i = 0; i < 60; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@essai.example");
    start({{"who", "everyone"}});
    EXPECT_EQ(house.mails().size(), 1U); // the first at once, the others 72 seconds apart
    house.clock().set(house.clock().now() + std::chrono::hours(2));
    EXPECT_EQ(house.mails().size(), 49U);
    house.clock().set(house.clock().now() + std::chrono::hours(24));
    EXPECT_EQ(house.mails().size(), 10U);
    EXPECT_EQ(counts().waiting, 0);
}

TEST_F(Invitations, WhatIsStoppedDoesNotLeave) {
    for (int i = 0; i < 5; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@essai.example");
    auto wave = support::location_of(start({{"who", "everyone"}}));
    EXPECT_EQ(house.mails().size(), 1U);
    EXPECT_EQ(house.post(nadia, wave + "/pause", {}).status, 303);
    house.clock().set(house.clock().now() + std::chrono::hours(1));
    EXPECT_EQ(house.mails().size(), 0U);
    EXPECT_EQ(house.post(nadia, wave + "/resume", {}).status, 303);
    EXPECT_EQ(house.mails().size(), 1U);
    EXPECT_EQ(house.post(nadia, wave + "/stop", {}).status, 303);
    house.clock().set(house.clock().now() + std::chrono::hours(30));
    EXPECT_EQ(house.mails().size(), 0U);
    EXPECT_EQ(counts().waiting, 3);
    EXPECT_TRUE(contains(house.get(nadia, wave), "Cette vague a été arrêtée"));
}

TEST_F(Invitations, ABounceAppearsAndANewAddressMakesItRight) {
    auto sophie = enrol("Sophie", "sophie@essai.example");
    house.mailer().answer_with({net::MailOutcome::refused, "550 no such mailbox"});
    start({{"who", "everyone"}});
    house.run_jobs();
    EXPECT_EQ(counts().bounced, 1);
    auto list = house.get(nadia, "/console/invitations/people?state=bounced");
    EXPECT_TRUE(contains(list, "550 no such mailbox"));
    house.mailer().answer_with({net::MailOutcome::accepted, "250 OK"});
    auto visit = house.system_visit();
    platform::write(*visit, [&] { accounts::update_account_email(*visit, sophie, "sophie.martin@essai.example"); });
    EXPECT_EQ(counts().bounced, 0);
    EXPECT_EQ(counts().waiting, 1);
}

TEST_F(Invitations, AnExpiredOneIsSentAgainInOneTap) {
    auto sophie = enrol("Sophie", "sophie@essai.example");
    start({{"who", "everyone"}});
    auto old = way_in(house.mails().at(0));
    house.clock().set(house.clock().now() + std::chrono::hours(24 * 31));
    EXPECT_EQ(counts().never_came, 1);
    EXPECT_TRUE(contains(house.get(nadia, "/console/invitations/people?state=never-came"), "L’invitation a expiré"));
    EXPECT_EQ(house.post({}, old, {}).status, 409);
    EXPECT_EQ(house.post(nadia, "/console/invitations/people/" + public_id(sophie) + "/invitations", {}).status, 303);
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(house.post({}, way_in(mails[0]), {}).status, 303);
    EXPECT_EQ(counts().arrived, 2);
}

TEST_F(Invitations, TwoHundredLettersAreOnePrint) {
    Fields fields;
    for (int i = 0; i < 200; ++i) fields.emplace_back("person", public_id(enrol("Membre" + std::to_string(i), "")));
    auto page = house.post(nadia, "/console/invitations/letters", fields);
    ASSERT_EQ(page.status, 200);
    std::size_t letters = 0;
    for (auto at = page.body.find("3 rue des Presses"); at != std::string::npos;
         at = page.body.find("3 rue des Presses", at + 1))
        ++letters;
    EXPECT_EQ(letters, 200U);
    EXPECT_EQ(counts().invited, 200);
    fields.emplace_back("person", public_id(enrol("De trop", "")));
    EXPECT_EQ(house.post(nadia, "/console/invitations/letters", fields).status, 422);
}

TEST_F(Invitations, TheCodeOfALetterLetsInSomebodyWithoutAnAddress) {
    auto pierre = enrol("Pierre", "");
    auto page = house.post(nadia, "/console/invitations/letters", {{"person", public_id(pierre)}});
    std::smatch code;
    auto text = support::body_text(page);
    ASSERT_TRUE(std::regex_search(text, code, std::regex("([0-9]{3})\\D{1,3}([0-9]{3})(?![0-9])"))) << text;
    auto entered = house.post({}, "/enter", {{"name", "Martin"}, {"code", code[1].str() + code[2].str()}});
    EXPECT_EQ(entered.status, 303) << text;
    EXPECT_EQ(counts().arrived, 2);
}

TEST_F(Invitations, WhoSaysNoIsNotInvitedAgain) {
    enrol("Sophie", "sophie@essai.example");
    start({{"who", "everyone"}});
    auto mail = house.mails().at(0);
    std::smatch found;
    ASSERT_TRUE(std::regex_search(mail.text, found, std::regex("https://essai.example(/invitation/[A-Za-z0-9_/=-]+)")));
    auto path = found[1].str();
    EXPECT_EQ(house.get({}, path).status, 200);
    EXPECT_EQ(counts().declined, 0); // looking changes nothing
    EXPECT_EQ(house.post({}, path, {}).status, 200);
    EXPECT_EQ(counts().declined, 1);
    EXPECT_EQ(house.get({}, path + "x").status, 404);
}

TEST_F(Invitations, ListsComeInPages) {
    for (int i = 0; i < 61; ++i) enrol("Membre" + std::to_string(i), "");
    auto first = house.get(nadia, "/console/invitations/people?state=waiting");
    std::smatch next;
    ASSERT_TRUE(std::regex_search(first.body, next, std::regex("href=\"([^\"]*state=waiting&amp;after=[^\"]+)\"")));
    auto href = std::regex_replace(next[1].str(), std::regex("&amp;"), "&");
    auto second = house.get(nadia, href);
    std::set<std::string> seen;
    const std::regex name("Membre[0-9]+ Martin");
    for (const auto* page : {&first, &second})
        for (std::sregex_iterator it(page->body.begin(), page->body.end(), name), end; it != end; ++it)
            seen.insert(it->str());
    EXPECT_EQ(seen.size(), 61U);
}

TEST_F(Invitations, OnlyFacilitatorsSeeThem) {
    auto bernard = house.add_member("Bernard", "Petit", "bernard@essai.example");
    house.give_role(bernard, platform::Role::treasurer);
    for (const char* path : {"/console/invitations", "/console/invitations/new", "/console/invitations/letters",
                             "/console/invitations/people?state=arrived"}) {
        EXPECT_EQ(house.get(bernard, path).status, 404) << path;
        EXPECT_EQ(house.get(nadia, path).status, 200) << path;
    }
    EXPECT_EQ(house.post(bernard, "/console/invitations/waves", {{"who", "everyone"}}).status, 404);
}

TEST_F(Invitations, AWrongFormComesBackAsItWasTyped) {
    enrol("Sophie", "sophie@essai.example");
    auto page = house.post(nadia, "/console/invitations/waves", {{"who", "everyone"}, {"name", ""}, {"pace", "known"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(contains(page, "Donnez un nom à la vague"));
    EXPECT_EQ(house.get(nadia, "/console/invitations/review?who=trade").status, 422);
    EXPECT_EQ(house.post(nadia, "/console/invitations/waves", {{"who", "\xF0\x9F\x92\xA9"}}).status, 422);
}

TEST_F(Invitations, ARecordThatIsUndoneLeavesNoTrace) {
    auto sophie = enrol("Sophie", "sophie@essai.example");
    auto visit = house.system_visit();
    platform::write(*visit, [&] { members::delete_member(*visit, sophie); });
    EXPECT_EQ(counts().waiting, 0);
}

class InvitationsOfAUnion : public Invitations {
protected:
    InvitationsOfAUnion() : Invitations(platform::OrganisationKind::employees_union) {}
};

TEST_F(InvitationsOfAUnion, AnEmployersAddressMustBeConfirmedAndTheSubjectSaysNothing) {
    enrol("Sophie", "sophie@imprimerie.example");
    enrol("Pierre", "pierre@orange.fr");
    EXPECT_TRUE(contains(house.get(nadia, "/console/invitations/review?who=everyone"),
                         "1 adresse est peut-être celle d’un employeur"));
    EXPECT_EQ(start({{"who", "everyone"}}).status, 422);
    EXPECT_EQ(start({{"who", "everyone"}, {"work_addresses", "yes"}}).status, 303);
    house.clock().set(house.clock().now() + std::chrono::hours(1));
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 2U);
    for (const auto& mail : mails) EXPECT_EQ(mail.subject, "Votre invitation");
}

TEST_F(InvitationsOfAUnion, OnePersonIsAskedAboutLikeMany) {
    auto sophie = enrol("Sophie", "sophie@imprimerie.example");
    auto one = "/console/invitations/people/" + public_id(sophie) + "/invitations";
    auto list = house.get(nadia, "/console/invitations/people?state=waiting");
    EXPECT_NE(list.body.find("href=\"" + one + "\""), std::string::npos);
    EXPECT_TRUE(contains(house.get(nadia, one), "1 adresse est peut-être celle d’un employeur"));
    auto refused = house.post(nadia, one, {});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "confirmez l’accord de cette personne"));
    EXPECT_TRUE(house.mails().empty());
    EXPECT_EQ(house.post(nadia, one, {{"work_addresses", "yes"}}).status, 303);
    EXPECT_EQ(house.mails().size(), 1U);
    EXPECT_EQ(house.post(nadia, one, {}).status, 303) << "who was written to there before may be again";
}

TEST_F(InvitationsOfAUnion, TheBoxIsThereForThePilotsThatAreTicked) {
    for (int i = 0; i < 20; ++i) enrol("Membre" + std::to_string(i), "m" + std::to_string(i) + "@orange.fr");
    auto late = enrol("Dernière", "derniere@imprimerie.example", "");
    EXPECT_FALSE(contains(house.get(nadia, "/console/invitations/review?who=pilots"), "celle d’un employeur"));
    auto refused = start({{"who", "pilots"}, {"person", public_id(late)}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "1 adresse est peut-être celle d’un employeur"));
    EXPECT_EQ(start({{"who", "pilots"}, {"person", public_id(late)}, {"work_addresses", "yes"}}).status, 303);
}

class InvitationsOfEmployers : public Invitations {
protected:
    InvitationsOfEmployers() : Invitations(platform::OrganisationKind::employers_organisation) {}
};

TEST_F(InvitationsOfEmployers, TheCompanysAddressIsItsOwnAndTheSubjectSaysNothing) {
    enrol("Sophie", "sophie@imprimerie.example");
    EXPECT_FALSE(contains(house.get(nadia, "/console/invitations/review?who=everyone"), "celle d’un employeur"));
    EXPECT_EQ(start({{"who", "everyone"}}).status, 303);
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].subject, "Votre invitation");
}

TEST_F(Invitations, AnAssociationWritesToAnyAddress) {
    enrol("Sophie", "sophie@imprimerie.example");
    EXPECT_FALSE(contains(house.get(nadia, "/console/invitations/review?who=everyone"), "celle d’un employeur"));
    EXPECT_EQ(start({{"who", "everyone"}}).status, 303);
}

TEST_F(Invitations, WhoSaidNoGetsNoLetterEither) {
    auto sophie = enrol("Sophie", "sophie@essai.example");
    start({{"who", "everyone"}});
    auto mail = house.mails().at(0);
    std::smatch found;
    ASSERT_TRUE(std::regex_search(mail.text, found, std::regex("https://essai.example(/invitation/[A-Za-z0-9_/=-]+)")));
    house.post({}, found[1].str(), {});
    EXPECT_EQ(house.post(nadia, "/console/invitations/letters", {{"person", public_id(sophie)}}).status, 422);
}

} // namespace
} // namespace invitations
