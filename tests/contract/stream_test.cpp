// SPDX-License-Identifier: AGPL-3.0-or-later
// Who hears what: the whole house behind a real server, and browsers that listen.
#include "http/server_test.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "support/house.hpp"
#include <set>

namespace {

using support::PersonId;
using Topics = std::set<std::string>;

Topics without(Topics all, const Topics& others) {
    for (const auto& topic : others) all.erase(topic);
    return all;
}

class Streams : public ::testing::Test {
protected:
    support::TestHouse house;
    PersonId pierre = house.add_member("Pierre", "Lefèvre", "pierre@village.example");
    PersonId sophie = house.add_member("Sophie", "Martin", "sophie@village.example");
    PersonId karim = house.add_member("Karim", "Haddad", "karim@village.example");
    spaces::SpaceId hidden = add_hidden_space();
    http::RunningServer server{[this](http::Request& request) { return house.answer(request); }};

    Streams() { house.house().hub = &server.hub(); }
    ~Streams() override {
        server.stop();
        house.house().hub = nullptr;
    }

    spaces::SpaceId add_hidden_space() {
        auto visit = house.system_visit();
        return platform::write(*visit, [&] {
            auto id = spaces::create_space(*visit,
                                           {.name = "Négociation",
                                            .kind = spaces::Kind::commission,
                                            .access = spaces::Access::hidden,
                                            .purpose = "Préparer"},
                                           platform::Tense::live, visit->now());
            spaces::add_member(*visit, id, pierre, spaces::Standing::leader, platform::Tense::live);
            spaces::add_member(*visit, id, sophie, spaces::Standing::member, platform::Tense::live);
            return id;
        });
    }
    // Listens once this returns.
    http::Client listen(PersonId person) {
        const auto before = server.hub().count();
        http::Client client(server.port());
        client.send("GET /stream HTTP/1.1\r\nHost: a\r\nCookie: __Host-guilde_session=" + house.session_of(person) +
                    "\r\n\r\n");
        EXPECT_EQ(client.read_through("retry: 3000\n\n").substr(0, 12), "HTTP/1.1 200");
        EXPECT_TRUE(http::becomes_true([&] { return server.hub().count() > before; }));
        return client;
    }
    std::string sealed(const std::string& topic) { return house.system_visit()->sealed_topic(topic); }
    void wake(const std::string& topic) { house.system_visit()->wake(topic); }
    std::string own_topic(PersonId person) { return sealed("person:" + std::to_string(person.number)); }
    Topics topics_of(PersonId person) {
        auto topics = house.get(person, "/stream").stream_topics;
        return {topics.begin(), topics.end()};
    }
    // What came on this stream until it hears of its own person.
    Topics heard_before_own(http::Client& client, PersonId person) {
        wake("person:" + std::to_string(person.number));
        const auto text = client.read_through("data: " + own_topic(person) + "\n\n");
        EXPECT_NE(text, "");
        Topics out;
        for (auto at = text.find("data: "); at != std::string::npos; at = text.find("data: ", at + 1))
            out.insert(text.substr(at + 6, text.find('\n', at) - at - 6));
        out.erase(own_topic(person));
        return out;
    }
    std::string id_of(PersonId person) {
        return accounts::find_person(house.system_visit()->db(), person)->public_id.str();
    }
};

TEST_F(Streams, topics_are_sealed_and_only_those_of_the_viewer) {
    auto leo = house.add_member("Léo", "Fontaine", "leo@village.example");
    const auto inside = topics_of(sophie);
    const auto outside = topics_of(karim);
    const auto other = topics_of(leo);
    for (const auto& topic : inside) {
        EXPECT_EQ(topic.size(), 20U);
        EXPECT_EQ(topic.find_first_not_of("0123456789abcdef"), std::string::npos);
    }
    EXPECT_EQ(without(outside, other), Topics{own_topic(karim)}) << "two people of the same doors hear the same";
    const auto secret = without(inside, other);
    EXPECT_TRUE(secret.contains(own_topic(sophie)));
    EXPECT_TRUE(secret.contains(sealed(spaces::space_topic(hidden))));
    for (const auto& topic : secret) EXPECT_FALSE(outside.contains(topic));
    EXPECT_TRUE(topics_of({}).empty());
}

TEST_F(Streams, a_hidden_space_wakes_those_inside_and_nobody_else) {
    auto inside = listen(sophie);
    auto outside = listen(karim);
    wake(spaces::space_topic(hidden));
    EXPECT_TRUE(heard_before_own(inside, sophie).contains(sealed(spaces::space_topic(hidden))));
    EXPECT_TRUE(heard_before_own(outside, karim).empty());
}

TEST_F(Streams, who_is_removed_from_a_hidden_space_hears_no_more) {
    auto before = listen(sophie);
    auto leader = listen(pierre);
    EXPECT_EQ(house.post(pierre, "/spaces/negociation/members/" + id_of(sophie) + "/removal", {}).status, 303);
    EXPECT_TRUE(before.ends()); // nothing else would end it: a silent stream gets a sign of life, not an end
    auto after = listen(sophie);
    wake(spaces::space_topic(hidden));
    EXPECT_TRUE(heard_before_own(after, sophie).empty());
    EXPECT_TRUE(heard_before_own(leader, pierre).contains(sealed(spaces::space_topic(hidden))));
}

TEST_F(Streams, who_signs_out_or_leaves_is_cut_off_and_does_not_come_back) {
    auto signed_out = listen(karim);
    EXPECT_EQ(house.post(karim, "/sign-out", {}).status, 303);
    EXPECT_TRUE(signed_out.ends());
    EXPECT_NE(house.get(karim, "/stream").status, 200);
    auto left = listen(sophie);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { members::mark_left(*visit, sophie); });
    house.run_jobs();
    EXPECT_TRUE(left.ends());
    EXPECT_NE(house.get(sophie, "/stream").status, 200);
}

} // namespace
