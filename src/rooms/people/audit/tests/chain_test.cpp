// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/audit/rules.hpp"
#include "rooms/people/audit/store.hpp"
#include "support/house.hpp"
#include "support/stopwatch.hpp"
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace audit {
namespace {

using Fault = Verdict::Fault;

struct Chain : testing::Test {
    support::TestHouse house;
    PersonId claire = house.add_member("Claire", "Morel", "claire@village.example");
    PersonId sophie = house.add_member("Sophie", "Martin", "sophie@village.example");

    void note(PersonId actor, Act act, PersonId about) {
        auto visit = house.visit_as(actor);
        platform::write(*visit, [&] { record(*visit, {.act = act}, about); });
    }
    Verdict verdict(std::string_view seal = {}) { return verify(*house.system_visit(), seal); }
    // What somebody with the database, and without the key, could do.
    void tamper(const std::string& sql) {
        house.house().database->write([&](db::Connection& connection) {
            connection.script(connection.engine() == db::Engine::sqlite
                                  ? "DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_stay_same;"
                                  : "ALTER TABLE audit_entries DISABLE TRIGGER USER;");
            connection.script(sql);
        });
    }
};

TEST_F(Chain, is_whole_from_the_first_entry_on) {
    EXPECT_EQ(verdict().fault, Fault::none);
    auto before = verdict().entries;
    note(claire, Act::record_opened, sophie);
    note(claire, Act::register_exported, everybody);
    auto now = verdict();
    EXPECT_EQ(now.fault, Fault::none);
    EXPECT_EQ(now.entries, before + 2);
}

TEST_F(Chain, tells_which_entry_was_changed) {
    for (int i = 0; i < 5; ++i) note(claire, Act::record_opened, sophie);
    auto end = verdict().entries;
    tamper("UPDATE audit_entries SET at = at + 1 WHERE id = " + std::to_string(end - 2));
    EXPECT_EQ(verdict().fault, Fault::changed);
    EXPECT_EQ(verdict().broken_at, end - 2);
}

TEST_F(Chain, tells_where_an_entry_is_missing) {
    for (int i = 0; i < 5; ++i) note(claire, Act::record_opened, sophie);
    auto end = verdict().entries;
    tamper("DELETE FROM audit_entries WHERE id = " + std::to_string(end - 1));
    EXPECT_EQ(verdict().fault, Fault::gap);
    EXPECT_EQ(verdict().broken_at, end - 1);
}

TEST_F(Chain, tells_that_its_end_was_cut_off) {
    for (int i = 0; i < 3; ++i) note(claire, Act::record_opened, sophie);
    auto seal = verdict().seal;
    EXPECT_EQ(verdict(seal).fault, Fault::none);
    auto end = verdict().entries;
    tamper("DELETE FROM audit_entries WHERE id = " + std::to_string(end));
    EXPECT_EQ(verdict().fault, Fault::cut);
    // Set back so that the rest fits, it shows with the seal that was written down.
    auto visit = house.system_visit();
    auto last = store::list_rows(visit->db(), {end - 2}, 1).front();
    house.house().database->write([&](db::Connection& connection) {
        connection.script("UPDATE audit_chain SET entries = " + std::to_string(last.id.number) + ", mac = '" +
                          last.mac + "'");
    });
    EXPECT_EQ(verdict().fault, Fault::none);
    EXPECT_EQ(verdict(seal).fault, Fault::cut);
}

TEST_F(Chain, tells_that_somebody_without_the_key_wrote_an_entry) {
    note(claire, Act::record_opened, sophie);
    auto end = verdict().entries;
    tamper("INSERT INTO audit_entries (id, act, kind, actor, about, object, page, at, mac) VALUES (" +
           std::to_string(end + 1) +
           ", 101, 1, 5, 6, 0, 1, 1, '00'); UPDATE audit_chain SET entries = entries + 1, "
           "mac = '00'");
    EXPECT_EQ(verdict().fault, Fault::changed);
    EXPECT_EQ(verdict().broken_at, end + 1);
}

TEST_F(Chain, is_kept_by_the_database_itself) {
    note(claire, Act::record_opened, sophie);
    for (const char* sql : {"DELETE FROM audit_entries", "UPDATE audit_entries SET about = 0"})
        EXPECT_THROW(house.house().database->write([&](db::Connection& connection) { connection.script(sql); }),
                     db::Error);
    EXPECT_EQ(verdict().fault, Fault::none);
}

TEST_F(Chain, is_one_chain_when_many_write_at_once) {
    auto before = verdict().entries;
    constexpr int threads_count = 8, each = 25;
    std::vector<std::thread> threads;
    for (int t = 0; t < threads_count; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                note(t % 2 == 0 ? claire : sophie, Act::record_opened, t % 3 == 0 ? claire : sophie);
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(verdict().fault, Fault::none);
    EXPECT_EQ(verdict().entries, before + threads_count * each);
}

TEST_F(Chain, loses_what_its_act_loses) {
    auto before = verdict().entries;
    auto visit = house.visit_as(claire);
    EXPECT_THROW(platform::write(*visit,
                                 [&] {
                                     record(*visit, {.act = Act::record_opened}, sophie);
                                     throw base::Refusal::not_found();
                                 }),
                 base::Refusal);
    EXPECT_EQ(verdict().entries, before);
}

TEST_F(Chain, goes_on_under_another_key) {
    for (int i = 0; i < 3; ++i) note(claire, Act::record_opened, sophie);
    auto former = std::exchange(house.house().key, base::Key::random());
    EXPECT_EQ(verdict().fault, Fault::changed);
    renew_chain(*house.system_visit(), former);
    EXPECT_EQ(verdict().fault, Fault::none);
    note(claire, Act::record_opened, sophie);
    EXPECT_EQ(verdict().fault, Fault::none);
    renew_chain(*house.system_visit(), former); // it is not theirs: nothing is made whole that is not
    EXPECT_EQ(verdict().fault, Fault::none);
}

TEST_F(Chain, stays_whole_when_somebody_is_forgotten) {
    note(claire, Act::record_opened, sophie);
    auto visit = house.system_visit();
    auto entries = list_about(*visit, {.person = sophie, .since = {}}, {}, 10).items;
    ASSERT_EQ(entries.size(), 1U);
    platform::write(*visit, [&] { forget(visit->db(), sophie); });
    EXPECT_EQ(verdict().fault, Fault::none);
    EXPECT_TRUE(list_about(*house.system_visit(), {.person = sophie, .since = {}}, {}, 10).items.empty());
    auto kept = list_entries(*house.system_visit(), {.actor = claire}, {}, 10).items;
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_FALSE(kept.front().about);
    EXPECT_NE(kept.front().about_reference, 0);
}

// 100,000 entries: a page from the middle of each list reads a short range of an index.
TEST_F(Chain, is_read_by_pages_however_long_it_is) {
    constexpr int count = 100'000, at_once = 1000;
    auto visit = house.visit_as(claire);
    std::vector<PersonId> persons;
    for (int i = 0; i < at_once; ++i) persons.push_back({1'000'000 + i});
    persons.back() = sophie;
    for (int i = 0; i < count / at_once; ++i) {
        house.clock().advance(std::chrono::minutes(1));
        auto act = i % 2 == 0 ? Act::record_imported : Act::suspended;
        auto later = house.visit_as(claire);
        platform::write(*later, [&] { record(*later, {.act = act}, persons); });
    }
    std::string cursor;
    std::set<std::int64_t> seen;
    for (int page = 0; page < 5; ++page) {
        auto found = list_about(*house.visit_as(claire), {.person = sophie, .since = {}}, cursor, 20);
        for (const auto& entry : found.items) EXPECT_TRUE(seen.insert(entry.id.number).second);
        cursor = found.next;
    }
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_TRUE(cursor.empty());
    platform::write(*visit, [&] {
        for (const auto* table : {"audit_entries", "audit_references"})
            visit->db().script(std::string("ANALYZE ") + table);
    });
    auto reader = house.visit_as(claire);
    auto took = support::quickest_ms(reader->db(), [&] {
        list_entries(*reader, {}, {}, 50);
        list_entries(*reader, {.actor = claire, .kind = Kind::offices}, {}, 50);
        list_entries(*reader, {.kind = Kind::records}, {}, 50);
    });
    EXPECT_LT(took, 60) << "three pages of the journal";
    EXPECT_EQ(verdict().fault, Fault::none);
}

TEST(Seals, are_read_as_they_are_written) {
    auto mac = std::string(64, 'a');
    auto seal = parse_seal(seal_of(12, mac));
    ASSERT_TRUE(seal);
    EXPECT_EQ(seal->entries, 12);
    EXPECT_EQ(seal->mac, std::string(32, 'a'));
    EXPECT_TRUE(parse_seal(seal_of(0, "")));
    for (const char* text : {"", "12", "-", "x-aa", "12-aa", "-1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        EXPECT_FALSE(parse_seal(text)) << text;
}

} // namespace
} // namespace audit
