// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand cards: a page of the feed and the nightly look for old ones cost what they show.
#include "rooms/react/links/store.hpp"
#include "support/stopwatch.hpp"
#include "support/talk_house.hpp"

namespace links {

namespace {

constexpr int many = 100'000;

const db::Query insert_many{
    .name = "test.insert_link_cards",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO link_cards (public_id, place_kind, place_id, ordinal, url, state, is_video, title, description, "
        "site, file_id, picture, width, height, tries, read_at) SELECT CAST($2 AS BIGINT) + n, 1, n / 3, n % 3, "
        "'https://a.example/', 2, $3, 'titre', 'texte', 'site', 0, 0, 0, 0, 0, CAST($4 AS BIGINT) + n FROM series",
};

} // namespace

TEST(ManyCards, are_found_by_their_place_and_by_their_age) {
    items::TalkHouse house;
    auto visit = house.system_visit();
    auto begun = visit->now();
    platform::write(*visit, [&] {
        visit->db().run(insert_many, many, 1'000'000, false, begun);
        visit->db().script("ANALYZE link_cards");
    });
    std::vector<std::int64_t> places;
    for (std::int64_t i = 0; i < 20; ++i) places.push_back(100 + i * 1'500);
    std::size_t found = 0;
    EXPECT_LT(support::quickest_ms(visit->db(),
                                   [&] { found = store::list_cards(visit->db(), PlaceKind::item, places).size(); }),
              10);
    EXPECT_EQ(found, 60U);
    EXPECT_LT(support::quickest_ms(visit->db(),
                                   [&] {
                                       store::list_cards(visit->db(), Place{PlaceKind::item, 33'000});
                                   }),
              10);
    auto old = [&] { found = store::list_old(visit->db(), begun + std::chrono::hours(1), 200).size(); };
    EXPECT_LT(support::quickest_ms(visit->db(), old), 10);
    EXPECT_EQ(found, 200U);
}

} // namespace links
