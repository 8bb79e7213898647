// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/request_keys.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <set>
#include <thread>

namespace platform {
namespace {

using sample::SampleHouse;
using support::contains;

TEST(Idempotency, the_same_form_sent_twice_has_one_effect_and_one_answer) {
    SampleHouse house;
    auto first = house.post(house.sophie, "/sample/notes", {{"body", "Bonjour"}}, "one");
    auto second = house.post(house.sophie, "/sample/notes", {{"body", "Bonjour"}}, "one");
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(support::location_of(first), support::location_of(second));
    EXPECT_EQ(house.note_count(), 1);
    EXPECT_EQ(house.post(house.sophie, "/sample/notes", {{"body", "Bonjour"}}, "two").status, 303);
    EXPECT_EQ(house.note_count(), 2);
}

TEST(Idempotency, another_text_under_the_same_key_is_told_and_kept) {
    SampleHouse house;
    house.post(house.sophie, "/sample/notes", {{"body", "Premier texte"}}, "one");
    auto answer = house.post(house.sophie, "/sample/notes", {{"body", "Un autre texte"}}, "one");
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(contains(answer, "Un autre texte"));
    EXPECT_NE(answer.body.find("href=\"/sample/notes/"), std::string::npos);
    EXPECT_EQ(house.note_count(), 1);
}

TEST(Idempotency, two_fields_cannot_pass_for_one) {
    SampleHouse house;
    house.post(house.sophie, "/sample/notes", {{"body", "a\nb=c"}}, "one");
    EXPECT_EQ(house.post(house.sophie, "/sample/notes", {{"body", "a"}, {"b", "c"}}, "one").status, 409);
}

TEST(Idempotency, an_api_key_reused_with_another_body_is_422_and_a_real_conflict_409) {
    SampleHouse house;
    auto first = house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"a\"", "k1");
    auto again = house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"a\"", "k1");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(first.body, again.body);
    auto other = house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"b\"", "k1");
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(parse::Json::parse(other.body)->find("status")->as_int(), 422);
    EXPECT_EQ(house.note_count(), 1);
    EXPECT_EQ(house.api(house.sophie, "POST", "/api/v1/sample/notes", "exists", "k2").status, 409);
    EXPECT_EQ(house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"c\"", "k3\xff").status, 422);
    EXPECT_EQ(house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"c\"", std::string(201, 'k')).status, 422);
}

TEST(Idempotency, keys_belong_to_their_person) {
    SampleHouse house;
    auto pierre = house.add_member("Pierre", "Lefort", "pierre@village.example");
    EXPECT_EQ(house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"a\"", "k1").status, 201);
    EXPECT_EQ(house.api(pierre, "POST", "/api/v1/sample/notes", "\"b\"", "k1").status, 201);
    EXPECT_EQ(house.note_count(), 2);
}

TEST(Idempotency, a_refusal_consumes_nothing) {
    SampleHouse house;
    auto refused = house.post(house.sophie, "/sample/doubtful", {{"body", "deux"}}, "one");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "typed: deux"));
    EXPECT_FALSE(contains(refused, "Noted."));
    EXPECT_EQ(house.note_count(), 0);
    house.post(house.sophie, "/sample/notes", {{"body", "un"}});
    EXPECT_EQ(house.post(house.sophie, "/sample/doubtful", {{"body", "deux"}}, "one").status, 303);
    EXPECT_EQ(house.note_count(), 2);
}

TEST(Idempotency, fifty_at_once_have_one_effect) {
    SampleHouse house;
    house.session_of(house.sophie);
    ASSERT_EQ(house.api(house.sophie, "GET", "/api/v1/nothing").status, 404); // makes the token
    auto before = house.note_count();
    std::atomic<int> ready = 0;
    std::mutex mutex;
    std::set<std::string> bodies;
    std::multiset<int> statuses;
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] {
            ++ready;
            while (ready < 50) std::this_thread::yield();
            auto answer = house.api(house.sophie, "POST", "/api/v1/sample/notes", "\"same\"", "storm");
            std::lock_guard lock(mutex);
            bodies.insert(answer.body);
            statuses.insert(answer.status);
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(house.note_count(), before + 1);
    EXPECT_EQ(statuses.count(201), 50U);
    EXPECT_EQ(bodies.size(), 1U);
}

TEST(Idempotency, what_an_act_returned_is_not_kept_in_the_clear) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    visit->request_key = RequestKey{.key = "k", .route = "POST /x", .body_hash = "h", .owner = house.sophie};
    write(*visit, [] { return std::string("a session token"); });
    static constexpr db::Query list_outcomes{.name = "test.outcomes", .text = "SELECT outcome FROM request_keys"};
    for (const auto& kept : house.system_visit()->db().all<std::string>(list_outcomes))
        EXPECT_EQ(kept.find("session"), std::string::npos);
    auto again = house.visit_as(house.sophie);
    again->request_key = visit->request_key;
    EXPECT_EQ(write(*again, []() -> std::string { throw std::logic_error("ran twice"); }), "a session token");
}

TEST(Visit, joins_nested_writes_and_undoes_all_together) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    EXPECT_THROW(write(*visit,
                       [&] {
                           sample::add_note(*visit, "inner");
                           throw std::runtime_error("outer");
                       }),
                 std::runtime_error);
    EXPECT_FALSE(visit->is_writing());
    EXPECT_EQ(house.note_count(), 0);
    EXPECT_EQ(visit->db().get<std::int64_t>(sample::count_notes), 0); // a reader again
    EXPECT_THROW(tell(*visit, {.kind = sample::noted}), std::logic_error);
    EXPECT_THROW(visit->later({.kind = "x", .payload = {}, .run_at = {}, .unique_key = {}}), std::logic_error);
}

TEST(Visit, runs_what_comes_after_once_and_only_when_it_is_committed) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    int ran = 0;
    int tries = 0;
    write(*visit, [&] {
        visit->after_write("count", [&] { ++ran; });
        visit->flash(base::say("Noted."));
        if (++tries < 3) throw db::Retry("again");
    });
    EXPECT_EQ(ran, 1);
    EXPECT_EQ(visit->new_flashes.size(), 1U);
    EXPECT_THROW(write(*visit,
                       [&] {
                           visit->after_write("count", [&] { ++ran; });
                           throw std::runtime_error("no");
                       }),
                 std::runtime_error);
    write(*visit, [] {});
    EXPECT_EQ(ran, 1);
    visit->after_write("count", [&] { ++ran; });
    EXPECT_EQ(ran, 2);
}

} // namespace
} // namespace platform
