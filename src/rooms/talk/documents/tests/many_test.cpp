// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand documents: what stands under a page of the feed, and what is forgotten at night, cost what they are.
#include "rooms/talk/documents/store.hpp"
#include "rooms/talk/documents/store_waiting.hpp"
#include "support/stopwatch.hpp"
#include "support/talk_house.hpp"

namespace documents {

namespace {

constexpr int many = 100'000;

const db::Query insert_many{
    .name = "test.insert_documents",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO documents (public_id, item_id, state, version, name, kind, byte_count, updated_at, removed_at) "
        "SELECT CAST($2 AS BIGINT) + n, n / 3, 1 + n % 2, 1, 'devis.pdf', 1, 1000, CAST($3 AS BIGINT) + n, "
        "CAST($3 AS BIGINT) + n FROM series",
};
const db::Query insert_many_waiting{
    .name = "test.insert_waiting_documents",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO waiting_documents (public_id, person_id, name, kind, stored, byte_count, file_id, given_at) "
        "SELECT CAST($2 AS BIGINT) + n, n / 10, 'devis.pdf', 1, 'x', 1000, n, CAST($3 AS BIGINT) + n FROM series",
};

} // namespace

TEST(ManyDocuments, are_found_by_their_publication_their_giver_and_their_age) {
    items::TalkHouse house;
    auto visit = house.system_visit();
    auto begun = visit->now();
    platform::write(*visit, [&] {
        visit->db().run(insert_many, many, 1'000'000, begun);
        visit->db().run(insert_many_waiting, many, 9'000'000, begun);
        visit->db().script("ANALYZE documents");
        visit->db().script("ANALYZE waiting_documents");
    });
    std::vector<ItemId> items;
    for (std::int64_t i = 0; i < 20; ++i) items.push_back({100 + i * 1'500});
    std::size_t found = 0;
    auto quick = [&](const std::function<void()>& act) { EXPECT_LT(support::quickest_ms(visit->db(), act), 10); };
    quick([&] { found = store::list_documents(visit->db(), items).size(); });
    EXPECT_EQ(found, 60U);
    quick([&] { store::count_documents(visit->db(), items.back()); });
    quick([&] { found = store::list_removed(visit->db(), begun + std::chrono::hours(1), 100).size(); });
    EXPECT_EQ(found, 100U);
    quick([&] { found = store::list_waiting(visit->db(), begun + std::chrono::hours(1), 100).size(); });
    EXPECT_EQ(found, 100U);
    quick([&] { found = store::list_waiting_of(visit->db(), PersonId{5'000}).size(); });
    EXPECT_EQ(found, 10U);
}

} // namespace documents
