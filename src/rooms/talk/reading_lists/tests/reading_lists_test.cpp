// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/reading_lists.hpp"
#include "parse/json.hpp"
#include "rooms/talk/reading_lists/actions.hpp"
#include "rooms/talk/reading_lists/store.hpp"
#include "support/talk_house.hpp"

namespace reading_lists {
namespace {

using items::TalkHouse;
using support::contains;
using support::location_of;

struct ReadingLists : testing::Test {
    TalkHouse house;
    std::string item = house.path(house.publish(house.sophie, "Un texte à relire", {house.binding}));

    std::string make(base::PersonId person, const std::string& name) {
        auto answer = house.post(person, "/reading-lists", {{"name", name}});
        EXPECT_EQ(answer.status, 303);
        return location_of(answer);
    }
    void put(base::PersonId person, const std::string& what, const std::string& list) {
        EXPECT_EQ(house.post(person, what + "/reading-lists", {{"lists", list.substr(15)}, {"name", ""}}).status, 303);
    }
};

TEST_F(ReadingLists, hold_what_one_puts_aside) {
    auto list = make(house.pierre, "Pour l’hiver");
    put(house.pierre, item, list);
    put(house.pierre, item, list);
    EXPECT_TRUE(contains(house.get(house.pierre, list), "Un texte à relire"));
    EXPECT_TRUE(contains(house.get(house.pierre, "/reading-lists"), "1 publication · 1 à lire"));
    EXPECT_EQ(house.post(house.pierre, item + "/reading-lists", {{"name", ""}}).status, 303);
    EXPECT_FALSE(contains(house.get(house.pierre, list), "Un texte à relire"));
}

TEST_F(ReadingLists, are_begun_from_a_publication) {
    EXPECT_TRUE(contains(house.get(house.pierre, item), "Mettre de côté pour lire"));
    EXPECT_TRUE(contains(house.get(house.pierre, item + "/reading-lists"), "Une nouvelle liste"));
    house.post(house.pierre, item + "/reading-lists", {{"name", "À lire"}});
    EXPECT_TRUE(contains(house.get(house.pierre, "/reading-lists"), "À lire"));
}

TEST_F(ReadingLists, are_marked_as_read) {
    auto list = make(house.pierre, "À lire");
    put(house.pierre, item, list);
    auto entry = list + "/entries/" + item.substr(7);
    house.post(house.pierre, entry + "/read", {{"wish", "read"}});
    EXPECT_TRUE(contains(house.get(house.pierre, "/reading-lists"), "tout est lu"));
    house.post(house.pierre, entry + "/read", {{"wish", "unread"}});
    EXPECT_TRUE(contains(house.get(house.pierre, "/reading-lists"), "1 à lire"));
    house.post(house.pierre, entry + "/delete", {});
    EXPECT_TRUE(contains(house.get(house.pierre, list), "Cette liste est vide"));
}

TEST_F(ReadingLists, are_private_until_they_are_shared) {
    auto list = make(house.pierre, "Mes lectures");
    put(house.pierre, item, list);
    auto secret = house.path(house.publish(house.pierre, "Affaire du bureau", {house.committee}));
    put(house.pierre, secret, list);
    EXPECT_EQ(house.get(house.karim, list).status, 404);
    EXPECT_EQ(house.post(house.karim, list + "/edit", {{"name", "À moi"}}).status, 404);
    house.post(house.pierre, list + "/edit", {{"name", "Nos lectures"}, {"shared", "yes"}});
    auto shared = house.get(house.karim, list);
    EXPECT_TRUE(contains(shared, "Une liste de Pierre Lefèvre"));
    EXPECT_TRUE(contains(shared, "Un texte à relire"));
    EXPECT_FALSE(contains(shared, "Affaire du bureau")) << "a link gives nobody the right to read";
    EXPECT_FALSE(contains(shared, "Déjà lu"));
    EXPECT_EQ(house.post(house.karim, list + "/delete", {}).status, 404);
    EXPECT_EQ(house.get({}, list).status, 303);
}

TEST_F(ReadingLists, hold_only_what_one_may_read) {
    auto secret = house.path(house.publish(house.pierre, "Affaire du bureau", {house.committee}));
    auto list = make(house.karim, "À lire");
    EXPECT_EQ(house.post(house.karim, secret + "/reading-lists", {{"lists", list.substr(15)}}).status, 404);
    EXPECT_EQ(house.get(house.karim, secret + "/reading-lists").status, 404);
}

TEST_F(ReadingLists, deleted_come_back_within_a_week) {
    auto list = make(house.pierre, "À lire");
    put(house.pierre, item, list);
    house.post(house.pierre, list + "/edit", {{"name", "À lire"}, {"shared", "yes"}});
    house.post(house.pierre, list + "/delete", {});
    EXPECT_EQ(house.get(house.karim, list).status, 404);
    EXPECT_TRUE(contains(house.get(house.pierre, "/reading-lists"), "Supprimés récemment"));
    house.post(house.pierre, list + "/restore", {});
    EXPECT_TRUE(contains(house.get(house.pierre, list), "Un texte à relire"));
    house.post(house.pierre, list + "/delete", {});
    house.clock().advance(std::chrono::hours(24 * 8));
    sweep(*house.system_visit());
    EXPECT_EQ(house.get(house.pierre, list).status, 404);
}

TEST_F(ReadingLists, are_paged_by_key) {
    auto list = make(house.pierre, "Tout");
    auto visit = house.system_visit();
    auto id = store::find_list(visit->db(), *base::PublicId::parse(list.substr(15)))->id;
    std::vector<items::ItemId> many;
    for (int i = 0; i < 70; ++i)
        many.push_back(house.publish(house.sophie, "n° " + std::to_string(i), {house.binding}));
    platform::write(*visit, [&] {
        for (auto each : many) store::insert_entry(visit->db(), id, each, visit->now());
    });
    int pages = 0;
    for (auto next = list; !next.empty(); ++pages) {
        auto page = house.get(house.pierre, next, pages > 0);
        auto link = page.body.find("href=\"" + list + "?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
    }
    EXPECT_EQ(pages, 3);
}

TEST_F(ReadingLists, speak_json) {
    make(house.pierre, "À lire");
    auto json = *parse::Json::parse(house.api(house.pierre, "GET", "/api/v1/reading-lists").body);
    ASSERT_EQ(json.find("lists")->items().size(), 1U);
    EXPECT_EQ(json.find("lists")->items()[0].find_string("name"), "À lire");
}

} // namespace
} // namespace reading_lists
