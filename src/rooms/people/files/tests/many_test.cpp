// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand pictures, and one that stands in as many texts: each question stays quick.
#include "rooms/people/files/store_pictures.hpp"
#include "support/house.hpp"
#include "support/stopwatch.hpp"
#include <gtest/gtest.h>

namespace files {

namespace {

constexpr int many = 100'000;

const db::Query insert_many_files{
    .name = "test.insert_files",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO files (public_id, name, width, height, byte_count, guard, created_at) "
        "SELECT CAST($2 AS BIGINT) + n, 'x', 800, 600, 1000, 3, $3 FROM series",
};
const db::Query insert_many_pictures{
    .name = "test.insert_text_pictures",
    .text =
        "INSERT INTO text_pictures (file_id, small_file_id, person_id, state, given_at) "
        "SELECT id, 0, 1, 1 + id % 2, CAST($1 AS BIGINT) + id FROM files",
};
const db::Query insert_many_uses{
    .name = "test.insert_picture_uses",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO picture_uses (file_id, item_id, comment_id) SELECT 7, n, 0 FROM series",
};

} // namespace

TEST(ManyPictures, are_found_by_their_number_their_places_and_their_age) {
    support::TestHouse house;
    auto visit = house.system_visit();
    auto begun = visit->now();
    platform::write(*visit, [&] {
        visit->db().run(insert_many_files, many, 1'000'000, begun);
        visit->db().run(insert_many_pictures, begun);
        visit->db().run(insert_many_uses, many);
        for (const char* table : {"files", "text_pictures", "picture_uses"})
            visit->db().script(std::string("ANALYZE ") + table);
    });
    std::size_t found = 0;
    auto quick = [&](const std::function<void()>& act) { EXPECT_LT(support::quickest_ms(visit->db(), act), 10); };
    quick([&] { found = store::find_text_picture(visit->db(), base::PublicId{1'050'000}) ? 1 : 0; });
    EXPECT_EQ(found, 1U);
    quick([&] { found = store::list_places(visit->db(), FileId{7}, 100).size(); });
    EXPECT_EQ(found, 100U);
    quick([&] { found = store::list_waiting(visit->db(), begun + std::chrono::hours(24), 200).size(); });
    EXPECT_EQ(found, 200U);
}

} // namespace files
