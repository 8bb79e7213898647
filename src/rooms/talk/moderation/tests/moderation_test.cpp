// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/moderation/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <array>

namespace moderation {
namespace {

using base::PersonId;
using support::contains;

class ModerationTest : public ::testing::Test {
protected:
    ModerationTest() {
        nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
        house.give_role(nadia, platform::Role::facilitator);
        sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
        pierre = house.add_member("Pierre", "Roux", "pierre@essai.example");
        lea = house.add_member("Léa", "Petit", "lea@essai.example");
        open_space = add_space("Reliure", spaces::Access::open);
        hidden_space = add_space("Négociation", spaces::Access::hidden);
        post = publish(open_space, "Voici un mot de trop.");
        secret = publish(hidden_space, "Le secret de la négociation.");
    }

    // Pierre leads, Sophie is a member.
    spaces::SpaceId add_space(const std::string& name, spaces::Access access) {
        auto visit = house.system_visit();
        return platform::write(*visit, [&] {
            auto space = spaces::create_space(
                *visit, {.slug = {}, .name = name, .access = access, .purpose = "Un lieu.", .charter = {}},
                platform::Tense::history, visit->now());
            spaces::add_member(*visit, space, pierre, spaces::Standing::leader, platform::Tense::history);
            spaces::add_member(*visit, space, sophie, spaces::Standing::member, platform::Tense::history);
            return space;
        });
    }
    items::Item publish(spaces::SpaceId space, const std::string& text) {
        auto visit = house.visit_as(sophie);
        auto body = items::render_body(*visit, text);
        auto id = platform::write(*visit, [&] {
            return items::insert_item(
                *visit, {.author = sophie, .title = {}, .body = text, .spaces = {space}, .published_at = visit->now()},
                body);
        });
        return items::access_item(*visit, id, items::Need::read);
    }
    std::string comment_on(const items::Item& item) {
        auto visit = house.visit_as(sophie);
        auto body = items::render_body(*visit, "Une réponse déplacée.");
        auto id = platform::write(*visit, [&] {
            return comments::insert_comment(
                *visit, {.item = item.id, .author = sophie, .body = "Une réponse déplacée.", .posted_at = visit->now()},
                body);
        });
        return "/moderation/comments/" + comments::access_comment(*visit, id, items::Need::read).public_id.str();
    }
    static std::string path(const items::Item& item) { return "/moderation/posts/" + item.public_id.str(); }
    static std::string page(const items::Item& item) { return items::item_path(item.public_id); }

    support::TestHouse house;
    PersonId nadia, sophie, pierre, lea;
    spaces::SpaceId open_space, hidden_space;
    items::Item post, secret;
};

TEST_F(ModerationTest, AReportReachesThoseWhoLookAfterThePlace) {
    EXPECT_TRUE(contains(house.get(lea, page(post)), "Signaler"));
    EXPECT_EQ(house.get(lea, path(post) + "/report").status, 200);
    EXPECT_EQ(house.post(lea, path(post) + "/report", {{"reason", "C’est blessant."}}).status, 303);
    for (auto who : {nadia, pierre}) EXPECT_TRUE(contains(house.get(who, "/moderation"), "C’est blessant."));
    EXPECT_TRUE(contains(house.get(nadia, "/console/reports"), "C’est blessant."));
    for (auto who : {lea, sophie}) EXPECT_FALSE(contains(house.get(who, "/moderation"), "C’est blessant."));
    EXPECT_FALSE(contains(house.get(pierre, "/moderation"), "Léa")); // nobody learns who reported
    EXPECT_TRUE(contains(house.get(lea, "/reports"), "En attente de lecture"));
}

TEST_F(ModerationTest, AHiddenSpacesReportsStayWithItsLeaders) {
    EXPECT_EQ(house.post(lea, path(secret) + "/report", {{"reason", "?"}}).status, 404);
    auto other = house.add_member("Jean", "Noir", "jean@essai.example");
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        spaces::add_member(*visit, hidden_space, other, spaces::Standing::member, platform::Tense::history);
    });
    EXPECT_EQ(house.post(other, path(secret) + "/report", {{"reason", "Hors sujet."}}).status, 303);
    EXPECT_TRUE(contains(house.get(pierre, "/moderation"), "Hors sujet."));
    EXPECT_FALSE(contains(house.get(nadia, "/console/reports"), "Hors sujet."));
    EXPECT_EQ(house.get(nadia, path(secret) + "/hide").status, 404);
    EXPECT_EQ(house.post(pierre, path(secret) + "/hide", {{"reason", "Hors sujet."}}).status, 303);
    EXPECT_FALSE(contains(house.get(nadia, "/console/moderation"), "Hors sujet."));
}

TEST_F(ModerationTest, WhatIsHiddenIsGoneAtOnceAndItsAuthorReadsWhyAndAnswersOnce) {
    house.post(lea, path(post) + "/report", {{"reason", "C’est blessant."}});
    EXPECT_EQ(house.post(lea, path(post) + "/hide", {{"reason", "Je voudrais."}}).status, 404);
    EXPECT_EQ(house.post(pierre, path(post) + "/hide", {{"reason", ""}}).status, 422);
    EXPECT_EQ(house.post(pierre, path(post) + "/hide", {{"reason", "Relisons la charte."}}).status, 303);
    EXPECT_EQ(house.get(lea, page(post)).status, 404);
    EXPECT_EQ(house.get(lea, path(post)).status, 404);
    auto own = house.get(sophie, page(post));
    EXPECT_EQ(own.status, 200);
    EXPECT_TRUE(contains(own, "Pourquoi c’est masqué"));
    auto why = house.get(sophie, path(post));
    EXPECT_TRUE(contains(why, "Relisons la charte."));
    EXPECT_FALSE(contains(why, "C’est blessant."));
    EXPECT_EQ(house.post(sophie, path(post) + "/reply", {{"reply", "Je le pensais drôle."}}).status, 303);
    EXPECT_EQ(house.post(sophie, path(post) + "/reply", {{"reply", "Encore."}}).status, 409);
    EXPECT_TRUE(contains(house.get(pierre, path(post)), "Je le pensais drôle."));
    EXPECT_TRUE(contains(house.get(lea, "/reports"), "Ce que vous avez signalé est masqué"));
    EXPECT_EQ(house.post(nadia, path(post) + "/show", {{"reason", "Corrigé."}}).status, 303);
    EXPECT_EQ(house.get(lea, page(post)).status, 200);
    EXPECT_TRUE(contains(house.get(nadia, "/console/moderation"), "Relisons la charte."));
}

TEST_F(ModerationTest, ACommentIsReportedAndHiddenTheSameWay) {
    auto comment = comment_on(post);
    EXPECT_EQ(house.post(lea, comment + "/report", {{"reason", "Déplacé."}}).status, 303);
    EXPECT_EQ(house.post(pierre, comment + "/hide", {{"reason", "Restons courtois."}}).status, 303);
    EXPECT_FALSE(contains(house.get(lea, page(post)), "Une réponse déplacée."));
    EXPECT_TRUE(contains(house.get(sophie, comment), "Restons courtois."));
    EXPECT_EQ(house.post(pierre, comment + "/show", {{"reason", "Finalement non."}}).status, 303);
    EXPECT_TRUE(contains(house.get(lea, page(post)), "Une réponse déplacée."));
}

TEST_F(ModerationTest, LeavingItAsItIsSettlesTheReports) {
    house.post(lea, path(post) + "/report", {{"reason", "Bof."}});
    EXPECT_EQ(house.post(nadia, path(post) + "/leave", {}).status, 303);
    EXPECT_FALSE(contains(house.get(nadia, "/moderation"), "Bof."));
    EXPECT_TRUE(contains(house.get(lea, "/reports"), "laissé tel quel"));
    EXPECT_EQ(house.get(lea, page(post)).status, 200);
}

TEST_F(ModerationTest, OnceAThingAndTenAnHour) {
    house.post(lea, path(post) + "/report", {{"reason", "Un."}});
    EXPECT_EQ(house.post(lea, path(post) + "/report", {{"reason", "Deux."}}).status, 303);
    EXPECT_FALSE(contains(house.get(nadia, "/moderation"), "Deux."));
    for (int i = 0; i < 9; ++i)
        EXPECT_EQ(house.post(lea, path(publish(open_space, "Mot " + std::to_string(i))) + "/report", {{"reason", "x"}})
                      .status,
                  303);
    EXPECT_EQ(house.post(lea, path(publish(open_space, "Dernier")) + "/report", {{"reason", "x"}}).status, 429);
    EXPECT_EQ(house.post(sophie, path(post) + "/report", {{"reason", "Moi-même."}}).status, 409);
}

TEST_F(ModerationTest, ASuspendedPersonIsOutAtOnceAndCanComeBack) {
    auto visit = house.system_visit();
    auto id = accounts::find_person(visit->db(), sophie)->public_id.str();
    auto suspension = "/console/suspensions/" + id;
    EXPECT_EQ(house.get(pierre, suspension).status, 404);
    EXPECT_EQ(house.get(nadia, suspension).status, 200);
    EXPECT_EQ(house.post(nadia, suspension, {{"reason", "Trois rappels."}}).status, 303);
    EXPECT_EQ(accounts::find_account(visit->db(), sophie)->state, accounts::AccountState::suspended);
    EXPECT_NE(house.get(sophie, "/moderation").status, 200);
    EXPECT_TRUE(contains(house.get(nadia, "/console/moderation"), "Trois rappels."));
    EXPECT_EQ(house.post(nadia, suspension + "/end", {{"reason", "On s’est parlé."}}).status, 303);
    EXPECT_EQ(accounts::find_account(visit->db(), sophie)->state, accounts::AccountState::active);
}

TEST_F(ModerationTest, SuspensionHasOneDoorAndThePersonReadsWhy) {
    auto visit = house.system_visit();
    auto id = accounts::find_person(visit->db(), sophie)->public_id.str();
    auto suspension = "/console/suspensions/" + id;
    EXPECT_NE(house.get(nadia, "/console/members/" + id).body.find("href=\"" + suspension + "\""), std::string::npos);
    EXPECT_EQ(house.post(nadia, "/console/members/" + id + "/suspension", {}).status, 404);
    EXPECT_TRUE(contains(house.get(nadia, suspension), "Suspendre Sophie"));
    EXPECT_EQ(house.post(nadia, suspension, {{"reason", ""}}).status, 422);
    auto answer = house.post(nadia, suspension, {{"reason", "Trois rappels."}});
    EXPECT_EQ(support::location_of(answer), "/console/members/" + id);
    house.mails();
    house.post({}, "/sign-in", {{"email", "sophie@essai.example"}});
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    auto at = mails[0].text.find("/enter/");
    auto door = house.post({}, mails[0].text.substr(at, 7 + 43), {});
    EXPECT_EQ(door.status, 403);
    EXPECT_TRUE(contains(door, "Trois rappels.")) << support::body_text(door);
    EXPECT_FALSE(contains(door, "Nadia")) << "who decided is no stranger's business";
    EXPECT_TRUE(contains(house.get(nadia, suspension), "Rendre l’accès à Sophie"));
    EXPECT_EQ(house.post(nadia, suspension + "/end", {{"reason", ""}}).status, 422);
}

TEST_F(ModerationTest, LeavingAndComingBackDoesNotLiftASuspension) {
    auto visit = house.system_visit();
    auto suspension = "/console/suspensions/" + accounts::find_person(visit->db(), sophie)->public_id.str();
    house.post(nadia, suspension, {{"reason", "Trois rappels."}});
    platform::write(*visit, [&] { members::mark_left(*visit, sophie); });
    EXPECT_EQ(house.get(nadia, suspension).status, 404) << "who has left is not let back in by this door";
    platform::write(*visit, [&] { members::mark_returned(*visit, sophie); });
    EXPECT_EQ(accounts::find_account(visit->db(), sophie)->state, accounts::AccountState::suspended);
    house.post(nadia, suspension + "/end", {{"reason", "On s’est parlé."}});
    platform::write(*visit, [&] { members::mark_left(*visit, sophie); });
    platform::write(*visit, [&] { members::mark_returned(*visit, sophie); });
    EXPECT_EQ(accounts::find_account(visit->db(), sophie)->state, accounts::AccountState::active);
}

TEST_F(ModerationTest, TheReporterSeesTheOutcomeOnTheThingItself) {
    house.post(lea, path(post) + "/report", {{"reason", "Bof."}});
    EXPECT_TRUE(contains(house.get(lea, page(post)), "Signalé, en attente"));
    EXPECT_FALSE(contains(house.get(sophie, page(post)), "Signalé, en attente"));
    house.post(nadia, path(post) + "/leave", {});
    EXPECT_TRUE(contains(house.get(lea, page(post)), "Signalé, lu et laissé tel quel"));
    auto comment = comment_on(post);
    house.post(lea, comment + "/report", {{"reason", "Déplacé."}});
    EXPECT_TRUE(contains(house.get(lea, page(post)), "Signalé, en attente"));
}

TEST_F(ModerationTest, WhatWaitsIsFoundFromWherePeopleAre) {
    EXPECT_FALSE(contains(house.get(lea, "/me"), "Signalements"));
    house.post(lea, path(post) + "/report", {{"reason", "Un."}});
    house.post(nadia, path(post) + "/report", {{"reason", "Deux."}});
    EXPECT_NE(house.get(lea, "/me").body.find("href=\"/reports\""), std::string::npos);
    for (auto who : {nadia, pierre}) {
        auto me = house.get(who, "/me");
        EXPECT_NE(me.body.find("href=\"/moderation\""), std::string::npos);
        EXPECT_TRUE(contains(me, "1 signalement attend d’être lu")) << support::body_text(me);
    }
    EXPECT_TRUE(contains(house.get(nadia, "/console"), "1 signalement attend d’être lu"));
    auto visit = house.system_visit();
    auto slug = spaces::list_visible(*house.visit_as(pierre), std::array{open_space}).at(0).slug;
    EXPECT_TRUE(contains(house.get(pierre, "/spaces/" + slug), "1 signalement attend d’être lu"));
    EXPECT_FALSE(contains(house.get(lea, "/spaces/" + slug), "signalement"));
    auto hidden = spaces::list_visible(*house.visit_as(pierre), std::array{hidden_space}).at(0).slug;
    EXPECT_FALSE(contains(house.get(pierre, "/spaces/" + hidden), "signalement"));
    house.post(pierre, path(post) + "/leave", {});
    EXPECT_TRUE(contains(house.get(pierre, "/me"), "Rien ne vous attend."));
}

TEST_F(ModerationTest, AReportIsNotLostBehindManyOthers) {
    auto other = add_space("Papier", spaces::Access::on_request);
    {
        auto visit = house.system_visit();
        auto busy = publish(other, "Très signalé.");
        platform::write(*visit, [&] {
            for (int i = 0; i < 210; ++i)
                store::insert_report(visit->db(),
                                     {.id = {},
                                      .kind = TargetKind::item,
                                      .target = busy.id.number,
                                      .item = busy.id.number,
                                      .reporter = accounts::create_person(*visit, "Membre", std::to_string(i)),
                                      .reason = "Encore.",
                                      .state = ReportState::open,
                                      .at = visit->now()});
            spaces::add_member(*visit, open_space, lea, spaces::Standing::leader, platform::Tense::history);
        });
    }
    house.post(nadia, path(post) + "/report", {{"reason", "La dernière."}});
    EXPECT_TRUE(contains(house.get(lea, "/moderation"), "La dernière."));
    EXPECT_FALSE(contains(house.get(lea, "/moderation"), "Encore."));
}

TEST_F(ModerationTest, AFacilitatorDoesNotSuspendAnOfficerNorThemselves) {
    auto visit = house.system_visit();
    house.give_role(pierre, platform::Role::treasurer);
    auto of = [&](PersonId p) {
        return "/console/suspensions/" + accounts::find_person(visit->db(), p)->public_id.str();
    };
    EXPECT_EQ(house.post(nadia, of(pierre), {{"reason", "x"}}).status, 404);
    EXPECT_EQ(house.post(nadia, of(nadia), {{"reason", "x"}}).status, 404);
}

} // namespace
} // namespace moderation
