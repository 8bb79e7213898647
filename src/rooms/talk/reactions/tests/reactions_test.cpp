// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/reactions.hpp"
#include "parse/json.hpp"
#include "support/talk_house.hpp"
#include <thread>

namespace reactions {
namespace {

using items::TalkHouse;
using support::contains;

struct Reactions : testing::Test {
    TalkHouse house;
    items::ItemId item = house.publish(house.sophie, "Bonjour", {house.binding});
    std::string path = house.path(item);
    std::int64_t total() { return house.row(item).reaction_count; }
};

TEST_F(Reactions, are_added_once_and_taken_back_once) {
    auto bar = path + "/reactions";
    EXPECT_EQ(house.post(house.pierre, bar, {{"add", "like"}}).status, 303);
    EXPECT_EQ(house.post(house.pierre, bar, {{"add", "like"}}).status, 303);
    EXPECT_EQ(total(), 1);
    EXPECT_EQ(house.post(house.pierre, bar, {{"add", "thanks"}}).status, 303);
    EXPECT_EQ(total(), 2);
    EXPECT_EQ(house.post(house.pierre, bar, {{"remove", "like"}}).status, 303);
    EXPECT_EQ(house.post(house.pierre, bar, {{"remove", "like"}}).status, 303);
    EXPECT_EQ(total(), 1);
    EXPECT_EQ(house.post(house.pierre, bar, {{"add", "hate"}}).status, 404);
    EXPECT_EQ(house.post(house.pierre, bar, {}).status, 404);
}

TEST_F(Reactions, say_in_words_what_they_are_and_who_did) {
    house.post(house.pierre, path + "/reactions", {{"add", "idea"}});
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "Bonne idée"));
    EXPECT_TRUE(contains(page, "J’aime"));
    EXPECT_NE(page.body.find("aria-pressed=\"true\""), std::string::npos);
    auto who = house.get(house.sophie, path + "/reactions");
    EXPECT_TRUE(contains(who, "Pierre Lefèvre"));
}

TEST_F(Reactions, keep_the_focus_where_it_was) {
    auto id = "id=\"reaction-" + path.substr(7) + "-like\"";
    EXPECT_NE(house.get(house.pierre, path).body.find(id), std::string::npos);
    house.post(house.pierre, path + "/reactions", {{"add", "like"}});
    EXPECT_NE(house.get(house.pierre, path).body.find(id), std::string::npos);
}

TEST_F(Reactions, list_those_who_reacted_page_after_page) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        for (int i = 1; i <= 60; ++i)
            for (auto kind : {Kind::like, Kind::thanks})
                insert_reaction(*visit, item, base::PersonId{1'000'000 + i}, kind);
    });
    int lines = 0, pages = 0;
    auto next = path + "/reactions";
    while (!next.empty()) {
        auto page = house.get(house.sophie, next, pages > 0);
        for (auto at = page.body.find("class=\"person\""); at != std::string::npos;
             at = page.body.find("class=\"person\"", at + 11))
            ++lines;
        auto link = page.body.find("href=\"" + path + "/reactions?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
        ++pages;
    }
    EXPECT_EQ(pages, 3);
    EXPECT_GE(lines, 120);
}

TEST_F(Reactions, are_for_readers) {
    auto secret = house.path(house.publish(house.pierre, "secret", {house.committee}));
    EXPECT_EQ(house.post(house.karim, secret + "/reactions", {{"add", "like"}}).status, 404);
    EXPECT_EQ(house.get(house.karim, secret + "/reactions").status, 404);
    EXPECT_EQ(house.api(house.karim, "PUT", "/api/v1" + secret + "/reactions/like").status, 404);
}

TEST_F(Reactions, speak_json_and_may_be_repeated) {
    auto target = "/api/v1" + path + "/reactions/celebrate";
    for (int i = 0; i < 2; ++i) {
        auto answer = house.api(house.pierre, "PUT", target);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(parse::Json::parse(answer.body)->find_int("count"), 1);
        EXPECT_EQ(parse::Json::parse(answer.body)->find_bool("mine"), true);
    }
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(parse::Json::parse(house.api(house.pierre, "DELETE", target).body)->find_int("count"), 0);
}

TEST_F(Reactions, counts_are_exact_when_many_react_at_once) {
    constexpr int people = 100;
    std::vector<std::thread> threads;
    for (int t = 0; t < 10; ++t)
        threads.emplace_back([&, t] {
            for (int i = t; i < people; i += 5) { // everybody twice
                auto visit = house.system_visit();
                platform::write(*visit,
                                [&] { insert_reaction(*visit, item, base::PersonId{2'000'000 + i}, Kind::like); });
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(total(), people);
}

} // namespace
} // namespace reactions
