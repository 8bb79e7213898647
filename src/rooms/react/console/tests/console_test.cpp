// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/console.hpp"
#include "net/image.hpp"
#include "platform/feature.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/console/rules.hpp"
#include "rooms/react/console/store.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace console {
namespace {

using support::contains;

class ConsoleTest : public ::testing::Test {
protected:
    ConsoleTest() {
        claire = house.add_member("Claire", "Moreau", "claire@essai.example");
        house.give_role(claire, platform::Role::administrator);
        nadia = house.add_member("Nadia", "Benali", "nadia@essai.example");
        house.give_role(nadia, platform::Role::facilitator);
        bernard = house.add_member("Bernard", "Petit", "bernard@essai.example");
        house.give_role(bernard, platform::Role::treasurer);
        sophie = house.add_member("Sophie", "Martin", "sophie@essai.example");
        house.run_jobs();
        house.mailer().take();
    }
    platform::Organisation organisation() {
        auto visit = house.system_visit();
        house.clock().set(house.clock().now() + std::chrono::seconds(3));
        return *platform::organisation(*house.system_visit());
    }
    support::Fields identity(const std::string& name, const std::string& kind) {
        return {{"name", name},     {"short_name", "FE"},    {"kind", kind},
                {"language", "fr"}, {"tagline", "Ensemble"}, {"welcome", "Bonjour"}};
    }

    support::TestHouse house;
    base::PersonId claire, nadia, bernard, sophie;
};

TEST_F(ConsoleTest, EachOfficeSeesItsOwnPagesOnly) {
    struct Case {
        const char* path;
        bool facilitator, treasurer;
    };
    const Case cases[] = {{"/console", true, true},
                          {"/console/questions", true, false},
                          {"/console/settings", true, false},
                          {"/console/looks", true, false},
                          {"/console/features", true, false},
                          {"/console/mail", false, false},
                          {"/console/mail/domain", false, false}};
    for (const auto& each : cases) {
        EXPECT_EQ(house.get(claire, each.path).status, 200) << each.path;
        EXPECT_EQ(house.get(nadia, each.path).status, each.facilitator ? 200 : 404) << each.path;
        EXPECT_EQ(house.get(bernard, each.path).status, each.treasurer ? 200 : 404) << each.path;
        EXPECT_EQ(house.get(sophie, each.path).status, 404) << each.path;
    }
    EXPECT_EQ(house.post(nadia, "/console/mail/test", {}).status, 404);
    EXPECT_EQ(house.post(bernard, "/console/settings", identity("Moi", "association")).status, 404);
}

TEST_F(ConsoleTest, TheHomeSaysThreeNumbersAndHidesSmallTotals) {
    auto page = house.get(nadia, "/console");
    EXPECT_TRUE(contains(page, "4 personnes sont arrivées")) << support::body_text(page);
    EXPECT_TRUE(contains(page, "0 personne n’est pas encore arrivée"));
    EXPECT_TRUE(contains(page, "0 question attend une réponse"));
    EXPECT_TRUE(contains(page, "moins de 10"));
    EXPECT_TRUE(contains(page, "Premiers pas"));
    EXPECT_FALSE(contains(house.get(bernard, "/console"), "sont arrivées"));
}

TEST_F(ConsoleTest, IdentityIsSavedAndTheKindIsConfirmed) {
    EXPECT_EQ(house.post(nadia, "/console/settings", identity("La Fédé", "association")).status, 303);
    EXPECT_EQ(organisation().name, "La Fédé");
    EXPECT_EQ(organisation().mail_from, "maison@essai.example"); // the rest stays
    auto refused = house.post(nadia, "/console/settings", identity("Le Syndicat", "employees"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "Cochez la case"));
    EXPECT_NE(refused.body.find("Le Syndicat"), std::string::npos);
    auto confirmed = identity("Le Syndicat", "employees");
    confirmed.emplace_back("confirm_kind", "yes");
    EXPECT_EQ(house.post(nadia, "/console/settings", confirmed).status, 303);
    EXPECT_EQ(organisation().kind, platform::OrganisationKind::employees_union);
    EXPECT_EQ(house.post(nadia, "/console/settings", identity("", "nothing")).status, 422);
}

TEST_F(ConsoleTest, AColourIsTriedThenSaved) {
    auto tried = house.post(nadia, "/console/looks/preview", {{"brand_colour", "#226644"}});
    EXPECT_EQ(tried.status, 200);
    EXPECT_NE(tried.body.find("#226644"), std::string::npos);
    EXPECT_EQ(organisation().brand_colour, platform::Organisation{}.brand_colour);
    EXPECT_EQ(house.post_files(nadia, "/console/looks", {{"brand_colour", "#226644"}}, {}).status, 303);
    EXPECT_EQ(organisation().brand_colour, "#226644");
    EXPECT_EQ(house.post(nadia, "/console/looks", {{"brand_colour", "javascript:"}}).status, 422);
    EXPECT_EQ(house
                  .post_files(nadia, "/console/looks", {{"brand_colour", "#226644"}},
                              {{.field = "logo", .file_name = "x.png", .type = "image/png", .bytes = "not a picture"}})
                  .status,
              422);
}

TEST_F(ConsoleTest, TypeAndCoverAreChosenAndTakenAway) {
    auto cover = *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='300'><rect width='900' "
        "height='300' fill='#7a2e2b'/></svg>",
        900, 300);
    EXPECT_EQ(house
                  .post_files(nadia, "/console/looks", {{"brand_colour", "#226644"}, {"typeface", "book"}},
                              {{.field = "cover", .file_name = "c.png", .type = "image/png", .bytes = cover}})
                  .status,
              303);
    EXPECT_EQ(organisation().typeface, "book");
    ASSERT_TRUE(organisation().cover.starts_with("/files/"));
    auto door = house.get({}, "/");
    EXPECT_NE(door.body.find("src=\"" + organisation().cover), std::string::npos);
    EXPECT_NE(door.body.find("/brand/226644-book.css"), std::string::npos);
    EXPECT_EQ(door.body.find("as=\"font\""), std::string::npos); // nothing to fetch early
    EXPECT_EQ(house.get(nadia, "/").body.find(organisation().cover), std::string::npos);
    EXPECT_NE(house.get({}, "/brand/226644-book.css").body.find("--sans:var(--serif)"), std::string::npos);
    for (const auto* wrong : {"/brand/226644-comic.css", "/brand/226644-figtree.css", "/brand/226644-.css"})
        EXPECT_EQ(house.get({}, wrong).status, 404) << wrong;
    EXPECT_EQ(house.post(nadia, "/console/looks", {{"brand_colour", "#226644"}, {"typeface", "comic"}}).status, 422);
    EXPECT_EQ(
        house.post_files(nadia, "/console/looks", {{"brand_colour", "#226644"}, {"remove_cover", "yes"}}, {}).status,
        303);
    EXPECT_EQ(organisation().cover, "");
    EXPECT_EQ(organisation().typeface, "book"); // what the form does not say stays
}

TEST_F(ConsoleTest, AColourTooPaleIsSaidToBeReplaced) {
    auto page = house.post(nadia, "/console/looks/preview", {{"brand_colour", "#ffd400"}});
    EXPECT_TRUE(contains(page, "#ffd400 serait trop pâle"));
    EXPECT_FALSE(contains(house.post(nadia, "/console/looks/preview", {{"brand_colour", "#8c2f39"}}), "trop pâle"));
}

TEST_F(ConsoleTest, TheTestMessageShowsTheServersWords) {
    auto page = house.post(claire, "/console/mail/test", {});
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(contains(page, "250 OK"));
    auto sent = house.mailer().take();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].to_address, "claire@essai.example");
    house.mailer().answer_with({net::MailOutcome::try_later, "535 wrong password"});
    EXPECT_TRUE(contains(house.post(claire, "/console/mail/test", {}), "535 wrong password"));
}

TEST_F(ConsoleTest, TheServersPasswordIsKeptAndNeverShown) {
    EXPECT_EQ(house
                  .post(claire, "/console/mail",
                        {{"mail_from", "nous@essai.example"},
                         {"mail_server", "smtp://nous@mail.essai.example:587"},
                         {"mail_password", "secret/é"},
                         {"dkim_selector", "s1"}})
                  .status,
              303);
    EXPECT_EQ(organisation().mail_url, "smtp://nous:secret%2F%C3%A9@mail.essai.example:587");
    EXPECT_EQ(house.get(claire, "/console/mail").body.find("secret"), std::string::npos);
    auto kept = rules::check_mail(
        organisation(),
        {.from = "a@b.fr", .server = "smtp://nous@mail.essai.example:587", .password = {}, .selector = {}});
    EXPECT_EQ(kept.mail_url, organisation().mail_url);
    auto elsewhere = rules::check_mail(
        organisation(), {.from = "a@b.fr", .server = "smtp://nous@evil.example:587", .password = {}, .selector = {}});
    EXPECT_EQ(elsewhere.mail_url.find("secret"), std::string::npos);
    for (const char* wrong : {"http://x", "smtp://", "smtp://a b", "smtp://host/path"})
        EXPECT_EQ(
            house.post(claire, "/console/mail", {{"mail_from", "nous@essai.example"}, {"mail_server", wrong}}).status,
            422)
            << wrong;
}

TEST_F(ConsoleTest, TheDomainIsExamined) {
    auto page = house.get(claire, "/console/mail/domain");
    EXPECT_TRUE(contains(page, "SPF"));
    EXPECT_TRUE(contains(page, "Absent")) << support::body_text(page);
}

TEST_F(ConsoleTest, OfficersFindTheConsoleOnTheirOwnPage) {
    for (auto officer : {claire, nadia, bernard})
        EXPECT_TRUE(contains(house.get(officer, "/me"), "Ce que votre rôle vous permet de faire"));
    EXPECT_FALSE(contains(house.get(sophie, "/me"), "Ce que votre rôle vous permet de faire"));
}

// Everything open but this one.
class FeatureTest : public ConsoleTest {
protected:
    FeatureTest() {
        auto visit = house.visit_as(nadia);
        auto body = items::render_body(*visit, "Quelle colle tient au froid ?");
        auto id = platform::write(*visit, [&] {
            return items::insert_item(*visit,
                                      {.kind = items::Kind::question,
                                       .author = nadia,
                                       .title = "Quelle colle ?",
                                       .body = "Quelle colle tient au froid ?",
                                       .reach = items::Reach::everyone,
                                       .spaces = {},
                                       .published_at = visit->now()},
                                      body);
        });
        post = items::access_item(*visit, id, items::Need::read).public_id.str();
        person = accounts::find_person(visit->db(), sophie)->public_id.str();
    }
    void close(const std::string& closed) {
        auto visit = house.system_visit();
        support::Fields open;
        for (const auto& feature : platform::list_features(*visit))
            if (feature.name != closed) open.emplace_back("open", feature.name);
        EXPECT_EQ(house.post(nadia, "/console/features", open).status, 303);
    }
    bool shows(base::PersonId who, const std::string& page, const std::string& what) {
        auto answer = house.get(who, page);
        EXPECT_EQ(answer.status, 200) << page;
        return answer.body.find(what) != std::string::npos;
    }
    std::string post, person;
};

TEST_F(FeatureTest, TheSwitchesAreListedAsTheyBeginAndKept) {
    auto page = house.get(nadia, "/console/features");
    auto visit = house.system_visit();
    auto features = platform::list_features(*visit);
    EXPECT_EQ(features.size(), 9U);
    for (const auto& feature : features) {
        EXPECT_EQ(feature.is_open, feature.name != "watch") << feature.name; // opens when its referees are named
        EXPECT_NE(page.body.find("value=\"" + feature.name + "\""), std::string::npos) << feature.name;
    }
    EXPECT_TRUE(contains(page, "Réactions"));
    close("reactions");
    EXPECT_FALSE(platform::is_feature_open(*house.system_visit(), "reactions"));
    EXPECT_TRUE(platform::is_feature_open(*house.system_visit(), "questions"));
    EXPECT_EQ(house.post(bernard, "/console/features", {}).status, 404);
}

TEST_F(FeatureTest, EachSwitchSaysWhatItIsForAndWhatItsClosingHides) {
    auto page = house.get(nadia, "/console/features");
    auto visit = house.visit_as(nadia);
    for (const auto& feature : platform::list_features(*visit)) {
        EXPECT_FALSE(feature.purpose.empty()) << feature.name;
        EXPECT_FALSE(feature.advice.empty()) << feature.name;
        EXPECT_TRUE(contains(page, feature.purpose)) << feature.name;
        EXPECT_NE(page.body.rfind(feature.label), page.body.find(feature.label)) << feature.name; // switch and list
    }
    EXPECT_TRUE(contains(page, "Voir qui a réagi")) << support::body_text(page);
    EXPECT_EQ(page.body.find("Who reacted"), std::string::npos);
}

TEST_F(FeatureTest, ClosedReactionsLeaveNoTraceAndNothingIsLost) {
    auto bar = "/posts/" + post + "/reactions", like = bar + "/like";
    EXPECT_EQ(house.post(nadia, bar, {{"add", "like"}}).status, 303);
    EXPECT_TRUE(shows(nadia, "/posts/" + post, bar));
    close("reactions");
    for (const auto& page : {"/posts/" + post, std::string("/")})
        EXPECT_FALSE(shows(nadia, page, "/reactions")) << page;
    EXPECT_TRUE(shows(nadia, "/posts/" + post, "Partager")) << "the rest of the bar stays";
    EXPECT_EQ(house.get(nadia, "/posts/" + post + "/reactions").status, 404);
    EXPECT_EQ(house.post(nadia, bar, {{"add", "like"}}).status, 404);
    for (const auto* method : {"PUT", "DELETE"}) EXPECT_EQ(house.api(nadia, method, "/api/v1" + like).status, 404);
    close("");
    EXPECT_TRUE(contains(house.get(nadia, "/posts/" + post + "/reactions"), "Nadia Benali"));
}

TEST_F(FeatureTest, AClosedQuestionIsAMessage) {
    EXPECT_TRUE(shows(nadia, "/console", "/console/questions"));
    EXPECT_TRUE(contains(house.get(nadia, "/questions"), "Quelle colle"));
    close("questions");
    EXPECT_TRUE(contains(house.get(nadia, "/posts/" + post), "Quelle colle"));
    EXPECT_FALSE(shows(nadia, "/posts/" + post, "circle-help"));
    EXPECT_FALSE(shows(nadia, "/posts/new", "value=\"question\""));
    EXPECT_FALSE(shows(nadia, "/", "/questions"));
    EXPECT_FALSE(shows(nadia, "/console", "/console/questions"));
    for (const auto* page : {"/questions", "/console/questions"}) EXPECT_EQ(house.get(nadia, page).status, 404) << page;
    EXPECT_EQ(house
                  .post(nadia, "/posts",
                        {{"kind", "question"}, {"title", "Autre"}, {"body", "Une autre ?"}, {"everyone", "yes"}})
                  .status,
              422);
    auto json = house.api(nadia, "GET", "/api/v1/posts/" + post);
    EXPECT_NE(json.body.find("\"kind\":\"message\""), std::string::npos) << json.body;
    close("");
    EXPECT_TRUE(contains(house.get(nadia, "/questions"), "Quelle colle"));
}

TEST_F(FeatureTest, ClosedContactCardsAreNowhere) {
    auto card = "/members/" + person + "/card.vcf";
    EXPECT_TRUE(shows(nadia, "/members/" + person, card));
    close("contact_cards");
    EXPECT_FALSE(shows(nadia, "/members/" + person, card));
    EXPECT_EQ(house.get(nadia, card).status, 404);
}

TEST_F(FeatureTest, ClosedLettersAreNowhere) {
    {
        auto visit = house.system_visit();
        members::Record record;
        record.last_name = "Sans adresse";
        platform::write(*visit, [&] { members::add_member(*visit, record); });
    }
    for (const auto* page : {"/console/invitations", "/console/invitations/people?state=waiting"}) {
        close("");
        EXPECT_TRUE(shows(nadia, page, "/console/invitations/letters")) << page;
        close("letters");
        EXPECT_FALSE(shows(nadia, page, "/console/invitations/letters")) << page;
    }
    EXPECT_EQ(house.get(nadia, "/console/invitations/letters").status, 404);
    EXPECT_EQ(house.post(nadia, "/console/invitations/letters", {{"person", person}}).status, 404);
}

TEST_F(ConsoleTest, AnEmptyHomeTellsOfficersWhatComesFirst) {
    auto officer = house.get(nadia, "/");
    for (const auto* step : {"Premiers pas", "Laissez partir les messages", "Ouvrez les premiers espaces"})
        EXPECT_TRUE(contains(officer, step)) << support::body_text(officer);
    EXPECT_FALSE(contains(officer, "Voir les espaces"));
    auto member = house.get(sophie, "/");
    EXPECT_TRUE(contains(member, "La maison vient d’ouvrir"));
    EXPECT_FALSE(contains(member, "Premiers pas"));
}

TEST_F(ConsoleTest, ArrivalsOfHistoryCountWhenTheirDayIsRecent) {
    auto arrivals = [&](int days) {
        auto visit = house.system_visit();
        return store::count_since(visit->db(), Happening::arrival,
                                  base::Day{base::Day::of(visit->now()).number - days + 1});
    };
    auto week = arrivals(7);
    auto month = arrivals(30);
    int number = 0;
    for (auto days_ago : {3, 20, 400}) {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            members::Record record;
            record.last_name = "Ancien " + std::to_string(++number);
            record.email = "ancien" + std::to_string(number) + "@essai.example";
            auto person = members::add_member(*visit, record);
            base::Instant then{visit->now().milliseconds - days_ago * 86'400'000LL};
            accounts::open_account(*visit, person, then, then);
        });
    }
    house.run_jobs();
    EXPECT_EQ(arrivals(7), week + 1);
    EXPECT_EQ(arrivals(30), month + 2);
    EXPECT_EQ(arrivals(900), month + 2);
}

} // namespace
} // namespace console
