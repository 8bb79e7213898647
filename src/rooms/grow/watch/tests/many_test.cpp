// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand published texts: any page of the archive comes at once, filtered or not, for common and rare words.
#include "rooms/grow/watch/tests/watch_house.hpp"
#include "support/stopwatch.hpp"

namespace watch {
namespace {

constexpr int many = 100'000;

const db::Query insert_entries{
    .name = "test.insert_watch_entries",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO watch_entries (public_id, source_id, state, title, address, summary, reason, decided_at, note, "
        "concerns_all, revision) SELECT n, n % 10 + 1, 2, 'Texte', '', '', '', CAST($2 AS BIGINT) + n / 3, 'Note', "
        "FALSE, 0 FROM series",
};
const db::Query insert_trades{
    .name = "test.insert_watch_trades",
    .text =
        "INSERT INTO watch_trades (trade_key, published_at, entry_id, label) "
        "SELECT CASE WHEN public_id % 1000 = 0 THEN 'dorure' WHEN public_id % 2 = 0 THEN 'reliure' ELSE '' END, "
        "decided_at, id, 'X' FROM watch_entries",
};
const db::Query insert_words{
    .name = "test.insert_watch_words",
    .text =
        "INSERT INTO watch_words (word, entry_id) SELECT CASE WHEN public_id % 5000 = 0 THEN 'rarement' ELSE 'commun' "
        "END, id FROM watch_entries",
};

struct Many : testing::Test {
    WatchHouse house;
    std::unique_ptr<platform::Visit> visit = house.system_visit();
    std::int64_t begun = visit->now().milliseconds;

    Many() {
        platform::write(*visit, [&] {
            visit->db().run(insert_entries, many, begun);
            visit->db().run(insert_trades);
            visit->db().run(insert_words);
            for (const auto* table : {"watch_entries", "watch_trades", "watch_words"})
                visit->db().script(std::string("ANALYZE ") + table);
        });
    }
    std::size_t find(store::Wanted wanted, std::size_t rows_min) {
        wanted.limit = 21;
        std::size_t rows = 0;
        auto ms = support::quickest_ms(visit->db(), [&] { rows = store::list_published(visit->db(), wanted).size(); });
        EXPECT_LT(ms, 20);
        EXPECT_GE(rows, rows_min);
        return rows;
    }
};

TEST_F(Many, the_archive_is_paged_as_quickly_at_the_end_as_at_the_beginning) {
    for (auto depth : {1, many / 2, many - 200}) {
        store::Position after{{begun + (many - depth) / 3}, {INT64_MAX}};
        find({.words = {}, .after = after}, 21);
        find({.source = {3}, .words = {}, .after = after}, 19);
        find({.trade_keys = {"reliure", ""}, .words = {}, .after = after}, 21);
    }
    EXPECT_EQ(house.get(house.pierre, "/watch").status, 200);
}

TEST_F(Many, words_common_and_rare_are_found_at_once) {
    find({.words = {"commun"}}, 21);
    EXPECT_EQ(find({.words = {"rare"}}, 20), 20U);
    EXPECT_EQ(find({.trade_keys = {"dorure"}, .words = {"rare"}}, 20), 20U);
    EXPECT_EQ(find({.words = {"absent"}}, 0), 0U);
    find({.trade_keys = {"reliure"}, .words = {"commun"}}, 21);
}

} // namespace
} // namespace watch
