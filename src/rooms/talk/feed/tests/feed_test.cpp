// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <chrono>
#include <set>

namespace {

using base::PersonId;
using support::TestHouse;

struct Feed : testing::Test {
    TestHouse house;
    PersonId sophie = house.add_member("Sophie", "Marchand", "sophie@essai.example");
    PersonId leo = house.add_member("Léo", "Petit", "leo@essai.example");
    spaces::SpaceId binding = add_space("Reliure", spaces::Access::open);
    spaces::SpaceId law = add_space("Juridique", spaces::Access::open);
    spaces::SpaceId talks = add_space("Négociation", spaces::Access::hidden);

    spaces::SpaceId add_space(const char* name, spaces::Access access) {
        auto visit = house.system_visit();
        return platform::write(*visit, [&] {
            auto id = spaces::create_space(*visit, {.name = name, .access = access, .purpose = "Essai."},
                                           platform::Tense::history, visit->now());
            spaces::add_member(*visit, id, sophie, spaces::Standing::leader, platform::Tense::history);
            return id;
        });
    }
    void join(PersonId person, spaces::SpaceId space) {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            spaces::add_member(*visit, space, person, spaces::Standing::member, platform::Tense::history);
        });
    }
    void publish(const std::string& title, const std::vector<spaces::SpaceId>& doors,
                 platform::Tense tense = platform::Tense::live) {
        auto visit = house.visit_as(sophie);
        auto body = items::render_body(*visit, "Bonjour à #tous.");
        house.clock().advance(std::chrono::seconds(1));
        platform::write(*visit, [&] {
            return items::insert_item(*visit,
                                      {.author = sophie,
                                       .title = title,
                                       .body = "Bonjour à #tous.",
                                       .spaces = doors,
                                       .published_at = house.clock().now(),
                                       .tense = tense},
                                      body);
        });
    }
    static int count(const http::Response& page, const std::string& text) {
        int found = 0;
        auto body = support::body_text(page);
        for (auto at = body.find(text); at != std::string::npos; at = body.find(text, at + 1)) ++found;
        return found;
    }
};

TEST_F(Feed, shows_an_item_once_whatever_the_doors_it_came_by) {
    join(leo, binding);
    join(leo, law);
    publish("Deux portes, un fil", {binding, law});
    auto page = house.get(leo, "/");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(count(page, "Deux portes, un fil"), 1);
    EXPECT_TRUE(support::contains(page, "Reliure"));
    EXPECT_TRUE(support::contains(page, "Juridique"));
}

TEST_F(Feed, brings_home_only_what_came_through_own_doors) {
    publish("Pour la reliure", {binding});
    EXPECT_EQ(count(house.get(leo, "/"), "Pour la reliure"), 0);
    EXPECT_EQ(count(house.get(leo, "/spaces/reliure"), "Pour la reliure"), 1) << "an open space can be read by all";
}

TEST_F(Feed, never_shows_a_hidden_space_to_an_outsider) {
    publish("Ligne rouge", {talks});
    for (const char* path : {"/", "/tags/tous", "/questions", "/spaces/negociation", "/feed/spaces/negociation"})
        EXPECT_EQ(count(house.get(leo, path), "Ligne rouge"), 0) << path;
    EXPECT_EQ(count(house.get(sophie, "/tags/tous"), "Ligne rouge"), 1);
    EXPECT_EQ(house.get(leo, "/spaces/negociation").status, 404);
}

TEST_F(Feed, pages_by_key_without_gap_or_repetition) {
    join(leo, binding);
    for (int i = 0; i < 45; ++i) publish("Numéro " + std::to_string(100 + i), {binding});
    std::set<std::string> seen;
    std::string cursor;
    auto visit = house.visit_as(leo);
    for (int page = 0; page < 4; ++page) {
        auto slice = items::list_items(*visit, {.cursor = cursor});
        for (const auto& listed : slice.items) EXPECT_TRUE(seen.insert(listed.item.title).second) << listed.item.title;
        cursor = slice.next;
        if (cursor.empty()) break;
    }
    EXPECT_EQ(seen.size(), 45u);
    EXPECT_TRUE(cursor.empty());
}

TEST_F(Feed, says_how_many_came_since_the_page_was_opened) {
    join(leo, binding);
    auto since = std::to_string(house.clock().now().milliseconds);
    publish("Un", {binding});
    publish("Deux", {binding});
    auto news = house.get(leo, "/feed/news?since=" + since, true);
    EXPECT_TRUE(support::contains(news, "2 nouvelles publications")) << support::body_text(news);
    EXPECT_EQ(house.get(leo, "/feed/news?since=junk", true).status, 200);
}

// Whoever is outside sees no sign of life of what is published inside.
TEST_F(Feed, wakes_the_home_pages_of_those_who_have_the_door_and_no_others) {
    join(leo, binding);
    auto topics_of_home = [&](PersonId person) {
        auto page = house.get(person, "/").body;
        auto at = page.find("data-wake=\"") + 11;
        return page.substr(at, page.find('"', at) - at);
    };
    auto topics_of_stream = [&](PersonId person) {
        auto topics = house.get(person, "/stream").stream_topics;
        return std::set<std::string>(topics.begin(), topics.end());
    };
    auto visit = house.system_visit();
    auto inside = visit->sealed_topic(items::publication_topic(talks));
    EXPECT_NE(topics_of_home(sophie).find(inside), std::string::npos);
    EXPECT_EQ(topics_of_home(leo).find(inside), std::string::npos);
    EXPECT_FALSE(topics_of_stream(leo).contains(inside));
    for (auto topic : {items::publication_topic({}), items::publication_topic(binding)}) {
        EXPECT_NE(topics_of_home(leo).find(visit->sealed_topic(topic)), std::string::npos) << topic;
        EXPECT_TRUE(topics_of_stream(leo).contains(visit->sealed_topic(topic))) << topic;
    }
    EXPECT_EQ(topics_of_home(leo).find(visit->sealed_topic(items::publication_topic(law))), std::string::npos)
        << "an open space is read, not followed";
}

TEST_F(Feed, leads_to_the_questions_that_wait_and_says_how_many) {
    join(leo, binding);
    EXPECT_FALSE(support::contains(house.get(leo, "/"), "en attente"));
    EXPECT_TRUE(support::contains(house.get(leo, "/questions"), "Poser une question"));
    for (int i = 0; i < 7; ++i) {
        house.clock().advance(std::chrono::minutes(2));
        house.post(sophie, "/posts",
                   {{"body", "Où " + std::to_string(i)}, {"kind", "question"}, {"spaces", "reliure"}});
        if (i != 1) continue;
        EXPECT_TRUE(support::contains(house.get(leo, "/"), "2 questions en attente"));
    }
    auto page = house.get(leo, "/");
    EXPECT_TRUE(support::contains(page, "Plus de 5 questions en attente"));
    EXPECT_NE(page.body.find("href=\"/questions\""), std::string::npos);
    EXPECT_NE(house.get(leo, "/posts/new?kind=question").body.find("value=\"question\" checked"), std::string::npos);
}

TEST_F(Feed, answers_programs_with_the_same_rules) {
    join(leo, binding);
    publish("Pour les machines", {binding});
    publish("Pas pour elles", {talks});
    auto answer = house.api(leo, "GET", "/api/v1/feed");
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("Pour les machines"), std::string::npos);
    EXPECT_EQ(answer.body.find("Pas pour elles"), std::string::npos);
    EXPECT_NE(answer.body.find("\"next\":null"), std::string::npos);
    EXPECT_EQ(house.api(leo, "GET", "/api/v1/feed?space=negociation").status, 404);
    EXPECT_EQ(house.api(leo, "GET", "/api/v1/feed?cursor=abc").status, 422);
    EXPECT_EQ(house.api({}, "GET", "/api/v1/feed").status, 401);
}

TEST_F(Feed, names_a_question_without_title_by_its_first_words) {
    join(leo, binding);
    auto ask = [&](const std::string& text) {
        auto visit = house.visit_as(sophie);
        auto body = items::render_body(*visit, text);
        house.clock().advance(std::chrono::seconds(1));
        platform::write(*visit, [&] {
            return items::insert_item(*visit,
                                      {.kind = items::Kind::question,
                                       .author = sophie,
                                       .title = {},
                                       .body = text,
                                       .spaces = {binding},
                                       .published_at = house.clock().now()},
                                      body);
        });
    };
    ask("Où trouver du **papier** ?");
    auto page = house.get(leo, "/");
    EXPECT_TRUE(support::contains(page, "Où trouver du papier ?\u00a0» attend une première réponse"))
        << support::body_text(page);
    EXPECT_EQ(count(page, "Où trouver du papier ?"), 3) << "suggestion, title, text with its bold";
    ask("Qui prête une presse ?");
    EXPECT_EQ(count(house.get(leo, "/"), "Qui prête une presse ?"), 2) << "suggestion and title";
}

TEST_F(Feed, welcomes_a_stranger_without_showing_anybody) {
    publish("Entre nous", {binding});
    auto page = house.get({}, "/");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(support::contains(page, "Se connecter"));
    EXPECT_FALSE(support::contains(page, "Sophie"));
    EXPECT_FALSE(support::contains(page, "Entre nous"));
}

TEST_F(Feed, shows_an_empty_home_with_one_first_step) {
    EXPECT_TRUE(support::contains(house.get(leo, "/"), "Voir les espaces"));
}

} // namespace
