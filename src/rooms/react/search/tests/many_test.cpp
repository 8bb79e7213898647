// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/find.hpp"
#include "rooms/react/search/rules.hpp"
#include "support/talk_house.hpp"
#include <set>

namespace search {

namespace {

constexpr int many = 100'000;

// Documents one second apart, all of one thread, put in by the database itself.
const db::Query insert_many_docs{
    .name = "search_test.insert_many_docs",
    .text =
        "INSERT INTO search_docs (id, subject, row_id, item_id, author_id, at) "
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) "
        "SELECT CAST($2 AS BIGINT) + n * 4096, 2, n, CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS BIGINT) "
        "FROM numbers",
};
const db::Query delete_terms{.name = "search_test.delete_terms", .text = "DELETE FROM search_terms"};
const db::Query insert_many_terms{
    .name = "search_test.insert_many_terms",
    .text = "INSERT INTO search_terms (rowid, terms) SELECT id, 'numero :r' FROM search_docs ORDER BY id",
    .postgres =
        "INSERT INTO search_terms (id, terms) SELECT id, array_to_tsvector(ARRAY['numero', ':r']) FROM search_docs",
};

} // namespace

TEST(ManyDocuments, are_paged_by_key_and_bounded) {
    items::TalkHouse house;
    auto item = house.publish(house.pierre, "Un fil", {house.binding});
    auto system = house.system_visit();
    platform::write(*system, [&] {
        auto first = first_doc_id({system->now().milliseconds - std::int64_t{many} * 2'000});
        system->db().run(delete_terms);
        system->db().run(insert_many_docs, many, first, item, house.pierre, system->now());
        system->db().run(insert_many_terms);
    });
    auto visit = house.visit_as(house.sophie);
    std::set<std::int64_t> seen;
    std::string cursor;
    std::int64_t last = INT64_MAX;
    for (int page = 0; page < 60; ++page) {
        auto results = find_hits(*visit, {.words = "numéros", .sort = Sort::newest}, cursor, 50);
        ASSERT_EQ(results.hits.size(), 50u) << page;
        for (const auto& hit : results.hits) {
            EXPECT_LT(hit.doc.id.number, last);
            last = hit.doc.id.number;
            seen.insert(last);
        }
        cursor = results.next;
    }
    EXPECT_EQ(seen.size(), 3'000u);
    auto best = find_hits(*visit, {.words = "numéro"}, {}, 20);
    EXPECT_EQ(best.hits.size(), 20u);
    EXPECT_TRUE(best.has_more_than_counted);
    auto outsider = house.visit_as(house.karim);
    auto stranger = find_hits(*outsider, {.words = "numéro", .space = "bureau"}, {}, 20);
    EXPECT_TRUE(stranger.hits.empty());
}

} // namespace search
