// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand comments under one item, and as many replies under one comment: any part of it comes at once.
#include "rooms/talk/comments/store.hpp"
#include "support/stopwatch.hpp"
#include "support/talk_house.hpp"

namespace comments {
namespace {

constexpr int many = 100'000;

const db::Query insert_many{
    .name = "test.insert_comments",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO comments (public_id, item_id, author_id, parent_id, body, html, renderer, state, posted_at, "
        "reply_count) SELECT CAST($2 AS BIGINT) + n, $3, $4, $5, 'texte', '<p>texte</p>', 1, 1, CAST($6 AS BIGINT) + n "
        "/ 3, 0 FROM series",
};

struct Many : testing::Test {
    items::TalkHouse house;
    ItemId item = house.publish(house.sophie, "Qui connaît un bon carton ?", {house.binding});
    std::unique_ptr<platform::Visit> visit = house.system_visit();
    std::int64_t begun = visit->now().milliseconds;

    void insert(CommentId parent, std::int64_t first_public_id) {
        platform::write(*visit, [&] {
            visit->db().run(insert_many, many, first_public_id, item, house.pierre, parent, begun);
            visit->db().script("ANALYZE comments");
        });
    }
};

TEST_F(Many, comments_are_paged_as_quickly_at_the_end_as_at_the_beginning) {
    insert({}, 1'000'000);
    store::Reader reader{.person = house.karim, .undo_since = visit->now()};
    for (auto depth : {0, many / 2, many - 100}) {
        store::Key from{{begun + depth / 3}, 0};
        std::size_t rows = 0;
        auto thread = support::quickest_ms(
            visit->db(), [&] { rows = store::list_thread(visit->db(), item, {}, reader, from, 51).size(); });
        EXPECT_EQ(rows, 51U);
        EXPECT_LT(thread, 10) << depth;
        auto published = support::quickest_ms(visit->db(), [&] { store::list_published(visit->db(), item, from, 51); });
        EXPECT_LT(published, 10) << depth;
    }
    EXPECT_EQ(house.get(house.karim, house.path(item)).status, 200);
}

TEST_F(Many, replies_are_shown_ten_at_a_time_without_reading_the_others) {
    auto body = items::render_body(*visit, "alpha");
    auto parent = platform::write(*visit, [&] {
        return insert_comment(*visit, {.item = item, .author = house.pierre, .body = "alpha", .posted_at = {begun}},
                              body);
    });
    insert(parent, 1'000'000);
    store::Reader reader{.person = house.karim, .undo_since = visit->now()};
    const CommentId parents[] = {parent};
    std::vector<Comment> first;
    EXPECT_LT(
        support::quickest_ms(visit->db(), [&] { first = store::list_first_replies(visit->db(), parents, reader, 11); }),
        10);
    ASSERT_EQ(first.size(), 11U);
    for (std::size_t i = 1; i < first.size(); ++i) EXPECT_LE(first[i - 1].posted_at, first[i].posted_at);
    auto newer = [&] { store::count_newer(visit->db(), item, parent.number, house.karim); };
    EXPECT_LT(support::quickest_ms(visit->db(), newer), 10);
}

} // namespace
} // namespace comments
