// SPDX-License-Identifier: AGPL-3.0-or-later
// What holds whatever the engine.
#include "db/list.hpp"
#include "db/on_both_engines.hpp"
#include <atomic>
#include <limits>
#include <thread>

namespace db {
namespace {

using testing::OnBothEngines;
INSTANTIATE_TEST_SUITE_P(Engines, OnBothEngines, testing::both_engines(), testing::engine_name);

enum class Colour { red, green };
struct ThingTag;
struct Thing {
    base::Id<ThingTag> id;
    std::string text;
    std::int64_t number = 0;
    int small = 0;
    bool yes = false;
    bool no = true;
    double real = 0;
    Bytes bytes;
    base::Instant at;
    base::Day on;
    base::Money price;
    base::PublicId public_id;
    Colour colour = Colour::red;
    std::optional<std::string> absent;
    std::optional<base::Instant> present;
    auto operator<=>(const Thing&) const = default;
};

const Query insert_thing{"test.insert_thing",
                         "INSERT INTO things (text, number, small, yes, nope, real_number, bytes, at, day, price,"
                         " public_id, colour, absent, present)"
                         " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id"};
const Query list_things{"test.list_things",
                        "SELECT id, text, number, small, yes, nope, real_number, bytes, at, day, price, public_id,"
                        " colour, absent, present FROM things ORDER BY id"};
const Query insert_name{"test.insert_name", "INSERT INTO names (name) VALUES ($1)"};
const Query count_names{"test.count_names", "SELECT COUNT(*) FROM names"};
const std::string create_names = "CREATE TABLE names (name KEYTEXT NOT NULL PRIMARY KEY)";

TEST_P(OnBothEngines, every_type_comes_back_as_it_went) {
    change(
        "CREATE TABLE things (id ID, text TEXT NOT NULL, number INT64 NOT NULL, small INT64 NOT NULL,"
        " yes BOOL NOT NULL, nope BOOL NOT NULL, real_number DOUBLE PRECISION NOT NULL, bytes BYTES NOT NULL,"
        " at TIME NOT NULL, day INT64 NOT NULL, price INT64 NOT NULL, public_id INT64 NOT NULL,"
        " colour INT64 NOT NULL, absent TEXT, present TIME)");
    Thing thing{.text = "Éléonore d’Œuf 🧵 'x' \"y\" \\",
                .number = std::numeric_limits<std::int64_t>::min(),
                .small = -7,
                .yes = true,
                .no = false,
                .real = 0.1,
                .bytes = {std::string("\0\x01\xff'\\x", 6)},
                .at = {1'795'000'000'123},
                .on = {20'000},
                .price = {-12'345},
                .public_id = {std::numeric_limits<std::int64_t>::max()},
                .colour = Colour::green,
                .absent = std::nullopt,
                .present = base::Instant{5}};
    database().write([&](Connection& c) {
        thing.id = c.get<base::Id<ThingTag>>(insert_thing, thing.text, thing.number, thing.small, thing.yes, thing.no,
                                             thing.real, thing.bytes, thing.at, thing.on, thing.price, thing.public_id,
                                             thing.colour, thing.absent, thing.present);
    });
    const auto things = database().read()->all<Thing>(list_things);
    ASSERT_EQ(things.size(), 1u);
    EXPECT_TRUE(things[0] == thing);
}

TEST_P(OnBothEngines, empty_text_and_empty_bytes_are_not_null) {
    change("CREATE TABLE things (text TEXT NOT NULL, bytes BYTES NOT NULL)");
    database().write([](Connection& c) {
        c.run(Query{"test.insert", "INSERT INTO things VALUES ($1, $2)"}, std::string_view{}, Bytes{});
    });
    struct Found {
        std::string text;
        Bytes bytes;
    };
    const auto found = database().read()->get<Found>(Query{"test.find", "SELECT text, bytes FROM things"});
    EXPECT_EQ(found.text, "");
    EXPECT_EQ(found.bytes.value, "");
}

TEST_P(OnBothEngines, null_where_a_value_is_expected_is_an_error) {
    const Query null{"test.null", "SELECT CAST(NULL AS TEXT)"};
    auto reader = database().read();
    EXPECT_THROW(static_cast<void>(reader->all<std::string>(null)), Error);
    EXPECT_EQ(reader->get<std::optional<std::string>>(null), std::nullopt);
}

TEST_P(OnBothEngines, null_parameters_compare_through_a_cast) {
    const Query query{"test.coalesce", "SELECT COALESCE(CAST($1 AS TEXT), $2)"};
    EXPECT_EQ(database().read()->get<std::string>(query, std::optional<std::string>{}, "other"), "other");
    EXPECT_EQ(database().read()->get<std::string>(query, std::optional<std::string>{"one"}, "other"), "one");
}

TEST_P(OnBothEngines, text_with_a_nul_byte_is_refused) {
    change(create_names);
    EXPECT_THROW(database().write([](Connection& c) { c.run(insert_name, std::string_view("a\0b", 3)); }), Error);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 0);
}

TEST_P(OnBothEngines, run_counts_the_rows_it_changed) {
    change(create_names);
    database().write([](Connection& c) {
        EXPECT_EQ(c.run(insert_name, "a"), 1);
        EXPECT_EQ(c.run(insert_name, "b"), 1);
        EXPECT_EQ(c.run(count_names), 0);
        EXPECT_EQ(c.run(Query{"test.rename", "UPDATE names SET name = name || '2'"}), 2);
        EXPECT_EQ(c.run(Query{"test.none", "DELETE FROM names WHERE name = $1"}, "z"), 0);
    });
}

TEST_P(OnBothEngines, a_wrong_number_of_parameters_is_an_error) {
    change(create_names);
    EXPECT_THROW(database().write([](Connection& c) { c.run(insert_name); }), Error);
    EXPECT_THROW(database().write([](Connection& c) { c.run(insert_name, "a", "b"); }), Error);
}

TEST_P(OnBothEngines, a_unique_index_speaks_as_duplicate) {
    change(create_names);
    const auto insert = [](Connection& c) { c.run(insert_name, "a"); };
    database().write(insert);
    EXPECT_THROW(database().write(insert), Duplicate);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 1);
}

TEST_P(OnBothEngines, the_words_of_an_error_hold_no_value) {
    change(create_names);
    const auto insert = [](Connection& c) { c.run(insert_name, "secret@example.org"); };
    database().write(insert);
    try {
        database().write(insert);
        FAIL();
    } catch (const Duplicate& error) {
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("test.insert_name"), std::string::npos) << error.what();
    }
}

TEST_P(OnBothEngines, an_act_that_throws_leaves_nothing_and_its_exception_comes_out) {
    change(create_names);
    struct Mine {};
    EXPECT_THROW(database().write([](Connection& c) {
        c.run(insert_name, "a");
        throw Mine{};
    }),
                 Mine);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 0);
}

TEST_P(OnBothEngines, acts_that_throw_do_not_hurt_those_beside_them) {
    change(create_names);
    std::vector<std::thread> threads;
    std::atomic<int> thrown = 0;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 20; ++j) {
                try {
                    database().write([&](Connection& c) {
                        c.run(insert_name, std::to_string(i) + "/" + std::to_string(j));
                        if (j % 2 == 1) throw std::runtime_error("on purpose");
                    });
                } catch (const std::runtime_error&) {
                    ++thrown;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(thrown, 160);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 160);
}

TEST_P(OnBothEngines, an_act_is_over_after_an_error) {
    change(create_names);
    EXPECT_THROW(database().write([](Connection& c) {
        c.run(insert_name, "a");
        try {
            c.run(insert_name, "a");
        } catch (const Duplicate&) {
        }
    }),
                 Error);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 0);
}

TEST_P(OnBothEngines, an_attempt_fails_alone) {
    change(create_names);
    database().write([](Connection& c) {
        c.run(insert_name, "a");
        EXPECT_THROW(attempt(c,
                             [&] {
                                 c.run(insert_name, "lost");
                                 c.run(insert_name, "a");
                             }),
                     Duplicate);
        attempt(c, [&] { c.run(insert_name, "b"); });
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM names WHERE name IN ('a', 'b')"), 2);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 2);
}

TEST_P(OnBothEngines, a_write_inside_an_act_is_a_mistake) {
    change(create_names);
    EXPECT_THROW(database().write([&](Connection&) { database().write([](Connection&) {}); }), std::logic_error);
    database().write([](Connection& c) { c.run(insert_name, "still works"); });
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 1);
}

TEST_P(OnBothEngines, a_reader_sees_what_its_thread_wrote) {
    change(create_names);
    std::vector<std::thread> threads;
    std::atomic<int> unseen = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 25; ++j) {
                const auto name = std::to_string(i) + "/" + std::to_string(j);
                database().write([&](Connection& c) { c.run(insert_name, name); });
                const Query find{"test.find_name", "SELECT name FROM names WHERE name = $1"};
                if (!database().read()->find<std::string>(find, name)) ++unseen;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(unseen, 0);
}

TEST_P(OnBothEngines, readers_cannot_write) {
    change(create_names);
    EXPECT_THROW(database().read()->run(insert_name, "a"), Error);
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 0);
}

TEST_P(OnBothEngines, a_transaction_left_open_on_a_reader_is_closed) {
    change(create_names);
    database().read()->script("BEGIN");
    for (int i = 0; i < 3; ++i) database().read()->script("BEGIN; SELECT 1; COMMIT");
    database().write([](Connection& c) { c.run(insert_name, "a"); });
    EXPECT_EQ(database().read()->get<std::int64_t>(count_names), 1);
}

TEST_P(OnBothEngines, two_readers_may_be_out_at_once) {
    const auto first = database().read();
    const auto second = database().read();
    EXPECT_NE(&*first, &*second);
}

TEST_P(OnBothEngines, too_many_readers_wait_for_their_turn) {
    std::atomic<int> out = 0;
    std::atomic<int> out_max = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 24; ++i) {
        threads.emplace_back([&] {
            auto reader = database().read();
            const int now = ++out;
            for (int seen = out_max; seen < now && !out_max.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            EXPECT_EQ(reader->get<std::int64_t>(Query{"test.one", "SELECT 1"}), 1);
            --out;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_LE(out_max, 8);
}

TEST_P(OnBothEngines, a_commit_that_changed_something_wakes) {
    change(create_names);
    std::atomic<int> woken = 0;
    database().on_commit([&] { ++woken; });
    database().on_commit([] { throw std::runtime_error("harmless"); });
    database().write([](Connection& c) { c.run(insert_name, "a"); });
    EXPECT_EQ(woken, 1);
    database().write([](Connection& c) { static_cast<void>(c.all<std::int64_t>(count_names)); });
    EXPECT_EQ(woken, 1);
}

TEST_P(OnBothEngines, prepare_finds_mistakes_without_running) {
    change(create_names);
    auto reader = database().read();
    reader->prepare(count_names);
    reader->prepare(Query{"test.list", "SELECT name FROM names WHERE name > $1 AND name IN (:ids)"});
    EXPECT_THROW(reader->prepare(Query{"test.wrong", "SELECT nothing FROM names"}), Error);
    EXPECT_THROW(reader->prepare(Query{"test.missing", "SELECT 1 FROM nowhere"}), Error);
}

TEST_P(OnBothEngines, lists_of_any_length_are_found) {
    change("CREATE TABLE numbers (id ID, odd BOOL NOT NULL)");
    database().write([](Connection& c) {
        for (std::int64_t i = 1; i <= 700; ++i)
            c.run(Query{"test.insert", "INSERT INTO numbers (id, odd) VALUES ($1, $2)"}, i, i % 2 == 1);
    });
    const Query odd{"test.odd", "SELECT id FROM numbers WHERE odd = $1 AND id IN (:ids)"};
    for (const std::size_t count : {0u, 1u, 2u, 3u, 100u, 512u, 513u, 700u}) {
        std::vector<std::int64_t> ids;
        for (std::size_t i = 1; i <= count; ++i) ids.push_back(static_cast<std::int64_t>(i));
        const auto found = list_in<std::int64_t>(*database().read(), odd, std::span<const std::int64_t>(ids), true);
        EXPECT_EQ(found.size(), (count + 1) / 2) << count;
    }
}

TEST_P(OnBothEngines, statements_survive_a_change_of_their_tables) {
    change("CREATE TABLE notes (a TEXT NOT NULL)");
    const Query all{"test.all", "SELECT * FROM notes"};
    const auto count = [&] { return database().read()->all<std::string>(all).size(); };
    EXPECT_EQ(count(), 0u);
    change("ALTER TABLE notes ADD COLUMN b TEXT; INSERT INTO notes (a) VALUES ('x')");
    EXPECT_EQ(count(), 1u);
}

TEST_P(OnBothEngines, folded_columns_sort_by_bytes) {
    change(create_names + "; INSERT INTO names VALUES ('a b'), ('a'), ('aa'), ('a-a'), ('B'), ('é')");
    const auto names =
        database().read()->all<std::string>(Query{"test.sorted", "SELECT name FROM names ORDER BY name"});
    EXPECT_EQ(names, (std::vector<std::string>{"B", "a", "a b", "a-a", "aa", "é"}));
}

} // namespace
} // namespace db
