// SPDX-License-Identifier: AGPL-3.0-or-later
#include "spaces_house.hpp"
#include "support/stopwatch.hpp"
#include <set>

namespace spaces {

namespace {

// Persons and memberships made by the database itself: a hundred thousand in a second.
const db::Query insert_many_persons{
    .name = "spaces_test.insert_many_persons",
    .text =
        "INSERT INTO persons (public_id, first_name, last_name, name_key, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) "
        "SELECT 5000000 + i, 'Ada', 'Lovelace', 'ada ' || (i % 977), 0 FROM n",
    .postgres =
        "INSERT INTO persons (public_id, first_name, last_name, name_key, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) "
        "SELECT 5000000 + i, 'Ada', 'Lovelace', 'ada ' || (i % 977), 0 FROM n",
};
const db::Query insert_many_members{
    .name = "spaces_test.insert_many_members",
    .text =
        "INSERT INTO space_members (space_id, person_id, standing, since) "
        "SELECT $1, id, 3, 0 FROM persons WHERE public_id BETWEEN 5000001 AND 5000000 + $2",
};

void fill(SpacesHouse& house, SpaceId space, std::int64_t persons, std::int64_t members) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        visit->db().run(insert_many_persons, persons);
        visit->db().run(insert_many_members, space, members);
        store::add_to_member_count(visit->db(), space, members);
        if (visit->db().engine() == db::Engine::postgres) // as autovacuum does within the minute
            visit->db().script("ANALYZE persons; ANALYZE space_members");
    });
}

struct Walked {
    std::set<std::int64_t> people;
    std::size_t rows = 0;
    bool is_sorted = true;
};
Walked walk(SpacesHouse& house, SpaceId space, store::MemberSearch::Walk way, int limit) {
    Walked out;
    auto visit = house.system_visit();
    store::MemberSearch search{.space = space, .limit = limit, .walk = way};
    std::string before;
    for (;;) {
        auto page = store::list_members(visit->db(), search);
        for (const auto& each : page) {
            out.people.insert(each.person.number);
            out.is_sorted = out.is_sorted && before <= each.name_key;
            before = each.name_key;
        }
        out.rows += page.size();
        if (page.size() < static_cast<std::size_t>(limit)) return out;
        search.after = platform::Position{.text = page.back().name_key, .id = page.back().person.number};
    }
}

} // namespace

TEST(SpaceLists, MembersArePagedByNameOnceEachBothWays) {
    SpacesHouse house;
    auto id = house.add_space("Reliure", Access::open, house.pierre);
    fill(house, id, 500, 400);
    for (auto way : {store::MemberSearch::Walk::space, store::MemberSearch::Walk::persons}) {
        auto walked = walk(house, id, way, 37);
        EXPECT_EQ(walked.rows, 401U);
        EXPECT_EQ(walked.people.size(), 401U);
        EXPECT_TRUE(walked.is_sorted);
    }
    auto visit = house.system_visit();
    for (const std::string sought : {"pierre", "lef", "lefevre"}) {
        auto found = store::list_members(visit->db(), {.space = id, .folded = sought});
        ASSERT_EQ(found.size(), 1U) << sought;
        EXPECT_EQ(found.front().person, house.pierre);
    }
    EXPECT_TRUE(store::list_members(visit->db(), {.space = id, .folded = "karim"}).empty());
}

TEST(SpaceLists, AHundredThousandMembersStayQuick) {
    SpacesHouse house;
    auto id = house.add_space("Tout le monde", Access::hidden, house.pierre);
    fill(house, id, 100'000, 100'000);
    EXPECT_EQ(house.count_of(id), 100'001);
    auto visit = house.visit_as(house.pierre);
    auto page = [&](const std::string& after) {
        store::list_members(visit->db(), {.space = id,
                                          .after = platform::Position{.text = after, .id = 0},
                                          .walk = store::MemberSearch::Walk::persons});
    };
    page("");
    EXPECT_LT(support::quickest_ms(visit->db(), [&] { page(""); }), 50);
    EXPECT_LT(support::quickest_ms(visit->db(), [&] { page("ada 500"); }), 50);
    EXPECT_LT(support::quickest_ms(visit->db(), [&] { store::list_own(visit->db(), house.pierre); }), 50);
    const SpaceId ids[] = {id};
    EXPECT_LT(support::quickest_ms(visit->db(), [&] { list_member_sample(visit->db(), ids, 5); }), 50);
    auto first = house.get(house.pierre, "/spaces/tout-le-monde/members");
    EXPECT_EQ(first.status, 200);
    EXPECT_NE(first.body.find("rel=\"next\""), std::string::npos);
    RecordProperty("page_ms", std::to_string(support::quickest_ms(visit->db(), [&] { page("ada 500"); })));
    RecordProperty("own_ms", std::to_string(support::quickest_ms(visit->db(),
                                                                 [&] { store::list_own(visit->db(), house.pierre); })));
}

TEST(SpaceLists, TheListOfSpacesIsPagedOnceEach) {
    SpacesHouse house;
    for (int i = 0; i < 130; ++i) house.add_space("Lieu " + std::to_string(i), Access::open, {}, Kind::region);
    house.add_space("Lieu secret", Access::hidden, house.pierre, Kind::region);
    std::set<std::string> seen;
    std::string target = "/api/v1/spaces";
    for (int page = 0; page < 5; ++page) {
        auto body = house.api(house.karim, "GET", target).body;
        for (auto at = body.find("\"slug\":\""); at != std::string::npos; at = body.find("\"slug\":\"", at + 1))
            EXPECT_TRUE(seen.insert(body.substr(at + 8, body.find('"', at + 8) - at - 8)).second);
        auto next = body.find("\"next\":\"");
        if (next == std::string::npos) break;
        target = "/api/v1/spaces?cursor=" + body.substr(next + 8, body.find('"', next + 8) - next - 8);
    }
    EXPECT_EQ(seen.size(), 130U);
    auto overview = house.get(house.karim, "/spaces");
    EXPECT_TRUE(support::contains(overview, "Tout voir (130)"));
    auto visit = house.visit_as(house.karim);
    auto heard = store::list_heard(visit->db(), house.karim);
    EXPECT_EQ(heard.size(), 130U);
}

} // namespace spaces
