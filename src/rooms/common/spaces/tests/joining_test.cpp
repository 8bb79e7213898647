// SPDX-License-Identifier: AGPL-3.0-or-later
#include "spaces_house.hpp"
#include <thread>

namespace spaces {

using base::RefusalKind;
using support::contains;
using support::location_of;

TEST(Joining, AnOpenSpaceIsJoinedInOneTapAndLeftInOne) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open, house.pierre);
    EXPECT_EQ(location_of(house.post(house.sophie, "/spaces/reliure/memberships", {})), "/spaces/reliure");
    EXPECT_EQ(house.seen_by(house.sophie, reliure).standing, Standing::member);
    EXPECT_EQ(house.count_of(reliure), 2);
    house.post(house.sophie, "/spaces/reliure/memberships", {});
    EXPECT_EQ(house.count_of(reliure), 2);
    EXPECT_EQ(location_of(house.post(house.sophie, "/spaces/reliure/departures", {})), "/spaces");
    EXPECT_EQ(house.count_of(reliure), 1);
    EXPECT_EQ(house.seen_by(house.sophie, reliure).standing, Standing::none);
}

TEST(Joining, WhoNeverCameInIsToldOfNoInvitation) {
    SpacesHouse house;
    house.add_space("Reliure", Access::open, house.pierre);
    EXPECT_EQ(house.post(house.karim, "/spaces/reliure/departures", {}).status, 303);
    EXPECT_FALSE(contains(house.get(house.karim, "/spaces"), "L’invitation est déclinée"));
}

TEST(Joining, TheSameRequestTwiceJoinsOnce) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(house.post(house.sophie, "/spaces/reliure/memberships", {}, "one-key").status, 303);
    EXPECT_EQ(house.count_of(reliure), 1);
}

TEST(Joining, FiftyAtOnceAreCountedExactly) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open);
    std::vector<PersonId> people;
    for (int i = 0; i < 50; ++i) people.push_back(house.add_member("Ada", "Numéro " + std::to_string(i), ""));
    std::vector<std::thread> threads;
    for (int part = 0; part < 10; ++part)
        threads.emplace_back([&, part] {
            for (int i = part; i < 50; i += 10) {
                auto visit = house.visit_as(people[static_cast<std::size_t>(i)]);
                join_space(*visit, "reliure");
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(house.count_of(reliure), 50);
    auto visit = house.system_visit();
    const SpaceId both[] = {reliure, reliure};
    EXPECT_EQ(count_members(*visit, both), 50) << "the counter and the rows agree";
}

TEST(Joining, ARequestWaitsForALeadersAnswer) {
    SpacesHouse house;
    auto marbrure = house.add_space("Marbrure", Access::on_request, house.pierre);
    auto page = house.get(house.sophie, "/spaces/marbrure");
    EXPECT_TRUE(contains(page, "Parler de Marbrure"));
    EXPECT_TRUE(contains(page, "Pierre Lefèvre"));
    EXPECT_TRUE(contains(page, "Demander à rejoindre"));
    EXPECT_FALSE(contains(page, "Publications"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure/members").status, 404);
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure/about").status, 404);

    house.post(house.sophie, "/spaces/marbrure/memberships", {});
    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces/marbrure"), "Demande envoyée"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure/members").status, 404);
    EXPECT_EQ(house.count_of(marbrure), 1);
    EXPECT_TRUE(contains(house.get(house.pierre, "/spaces"), "1 personne demande à rejoindre Marbrure"));
    auto queue = house.get(house.pierre, "/spaces/marbrure/requests");
    EXPECT_TRUE(contains(queue, "Sophie Martin"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure/requests").status, 404);
    EXPECT_EQ(house.get(house.nadia, "/spaces/marbrure/requests").status, 404);

    auto answer = "/spaces/marbrure/requests/" + house.id_of(house.sophie);
    EXPECT_EQ(house.post(house.sophie, answer + "/acceptance", {}).status, 404);
    EXPECT_EQ(house.post(house.pierre, answer + "/acceptance", {}).status, 303);
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure/members").status, 200);
    EXPECT_EQ(house.count_of(marbrure), 2);
    EXPECT_EQ(house.post(house.pierre, answer + "/refusal", {}).status, 404) << "nobody is waiting any more";

    house.post(house.karim, "/spaces/marbrure/memberships", {});
    house.post(house.pierre, "/spaces/marbrure/requests/" + house.id_of(house.karim) + "/refusal", {});
    EXPECT_EQ(house.seen_by(house.karim, marbrure).standing, Standing::none);
}

TEST(Joining, AnInvitationOpensAHiddenSpace) {
    SpacesHouse house;
    auto negociation = house.add_space("Négociation", Access::hidden, house.pierre);
    EXPECT_EQ(house.get(house.sophie, "/spaces/negociation").status, 404);
    EXPECT_EQ(house.post(house.sophie, "/spaces/negociation/memberships", {}).status, 404);
    auto form = house.get(house.pierre, "/spaces/people?q=soph", true);
    EXPECT_NE(form.body.find("@sophie-martin"), std::string::npos);
    EXPECT_EQ(house.post(house.pierre, "/spaces/negociation/invite", {{"person", "@sophie-martin"}}).status, 303);

    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces"), "Vous avez 1 invitation"));
    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces"), "1 invitation"));
    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces/negociation"), "Accepter l’invitation"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/negociation/members").status, 404);
    house.post(house.sophie, "/spaces/negociation/memberships", {});
    EXPECT_EQ(house.get(house.sophie, "/spaces/negociation/members").status, 200);
    EXPECT_EQ(house.count_of(negociation), 2);

    house.post(house.pierre, "/spaces/negociation/invite", {{"person", "Karim Haddad"}});
    EXPECT_EQ(house.get(house.karim, "/spaces/negociation").status, 200);
    house.post(house.karim, "/spaces/negociation/departures", {});
    EXPECT_EQ(house.get(house.karim, "/spaces/negociation").status, 404);
    EXPECT_EQ(house.count_of(negociation), 2);
}

TEST(Joining, AWrongNameKeepsWhatWasTyped) {
    SpacesHouse house;
    house.add_space("Reliure", Access::open, house.pierre);
    auto page = house.post(house.pierre, "/spaces/reliure/invite", {{"person", "Personne <b>du tout</b>"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_NE(page.body.find("value=\"Personne &lt;b&gt;du tout&lt;/b&gt;\""), std::string::npos);
    EXPECT_EQ(house.post(house.pierre, "/spaces/reliure/invite", {{"person", "pierre-lefevre"}}).status, 422);
    EXPECT_EQ(house.post(house.sophie, "/spaces/reliure/invite", {{"person", "@karim-haddad"}}).status, 404);
}

TEST(Joining, WhoIsRemovedIsOutAtOnce) {
    SpacesHouse house;
    auto negociation = house.add_space("Négociation", Access::hidden, house.pierre);
    house.put(negociation, house.sophie, Standing::member);
    auto visit = house.visit_as(house.sophie);
    const auto topic = visit->sealed_topic(space_topic(negociation));
    auto hears = [&] {
        auto topics = house.get(house.sophie, "/stream").stream_topics;
        return std::find(topics.begin(), topics.end(), topic) != topics.end();
    };
    EXPECT_TRUE(hears());
    auto removal = "/spaces/negociation/members/" + house.id_of(house.sophie) + "/removal";
    EXPECT_EQ(house.post(house.karim, removal, {}).status, 404);
    EXPECT_EQ(house.post(house.pierre, removal, {}).status, 303);
    EXPECT_FALSE(hears());
    EXPECT_EQ(house.get(house.sophie, "/spaces/negociation").status, 404);
    EXPECT_FALSE(contains(house.get(house.sophie, "/spaces"), "Négociation"));
    EXPECT_EQ(house.api(house.sophie, "GET", "/api/v1/spaces").body.find("negociation"), std::string::npos);
    EXPECT_EQ(house.count_of(negociation), 1);
    EXPECT_FALSE(may_read(*visit, negociation));
    EXPECT_TRUE(list_readable(*visit).empty());
}

TEST(Joining, ASpaceAlwaysKeepsALeader) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open, house.pierre);
    house.put(reliure, house.sophie, Standing::member);
    EXPECT_EQ(house.post(house.pierre, "/spaces/reliure/departures", {}).status, 409);
    EXPECT_EQ(house.post(house.pierre, "/spaces/reliure/leaders/" + house.id_of(house.pierre) + "/end", {}).status,
              409);
    EXPECT_EQ(house.seen_by(house.pierre, reliure).standing, Standing::leader);
    EXPECT_EQ(house.post(house.sophie, "/spaces/reliure/leaders/" + house.id_of(house.sophie), {}).status, 404);
    EXPECT_EQ(house.post(house.pierre, "/spaces/reliure/leaders/" + house.id_of(house.sophie), {}).status, 303);
    EXPECT_EQ(house.post(house.pierre, "/spaces/reliure/departures", {}).status, 303);
    auto visit = house.system_visit();
    EXPECT_EQ(list_leaders(visit->db(), reliure), std::vector{house.sophie});
    auto history = store::list_leaderships(visit->db(), reliure);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_TRUE(history[1].ended_at.has_value());
    EXPECT_EQ(house.count_of(reliure), 1);
}

TEST(Joining, NobodyIsBroughtDownByJoiningAgain) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open, house.pierre);
    house.put(reliure, house.pierre, Standing::member);
    house.put(reliure, house.pierre, Standing::invited);
    EXPECT_EQ(house.seen_by(house.pierre, reliure).standing, Standing::leader);
    EXPECT_EQ(house.count_of(reliure), 1);
}

} // namespace spaces
