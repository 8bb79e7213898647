// SPDX-License-Identifier: AGPL-3.0-or-later
// What is carried between two requests, or kept: flashes, cursors, settings, limits, secrets.
#include "http/csrf.hpp"
#include "platform/flash.hpp"
#include "platform/sample_room_test_support.hpp"
#include "platform/settings.hpp"
#include <gtest/gtest.h>

namespace platform {
namespace {

using sample::SampleHouse;
using support::contains;
using support::request_for;
using namespace std::chrono_literals;

constexpr std::string_view flash_cookie = "__Host-guilde_flash";

// A browser of Sophie's that keeps its flash cookie.
struct Browser {
    SampleHouse& house;
    std::string flash = {};

    http::Response send(http::Request request) {
        auto cookies = "__Host-guilde_session=" + house.session_of(house.sophie);
        if (!flash.empty()) cookies += "; " + std::string(flash_cookie) + "=" + flash;
        request.headers.emplace_back("cookie", cookies);
        request.headers.emplace_back("origin", house.house().origin);
        auto answer = house.answer(request);
        for (const auto& [name, value] : answer.headers)
            if (name == "Set-Cookie" && value.starts_with(flash_cookie)) {
                auto from = flash_cookie.size() + 1;
                flash = value.substr(from, value.find(';') - from);
            }
        return answer;
    }
    http::Response get(const std::string& target) { return send(request_for(http::Method::get, target)); }
    http::Response note(const std::string& body, bool is_fragment = false) {
        auto page = get("/sample/form");
        auto request = request_for(http::Method::post, "/sample/notes");
        auto visit = house.visit_as(house.sophie);
        request.form.fields = {{"body", body}, {"key", visit->sealed_topic(body)}};
        request.headers.emplace_back("x-csrf-token", token());
        if (is_fragment) request.headers.emplace_back("hx-request", "true");
        return send(request);
    }
    std::string token() { return http::csrf_token(house.house().key.derive("csrf"), house.session_of(house.sophie)); }
};

TEST(Flash, is_told_once_on_the_next_page) {
    SampleHouse house;
    Browser browser{house};
    EXPECT_EQ(browser.note("Bonjour").status, 303);
    EXPECT_TRUE(contains(browser.get("/sample/form"), "Noted: Bonjour"));
    EXPECT_FALSE(contains(browser.get("/sample/form"), "Noted: Bonjour"));
}

TEST(Flash, survives_a_second_redirect) {
    SampleHouse house;
    Browser browser{house};
    browser.note("Bonjour");
    EXPECT_EQ(browser.get("/sample/leave?to=/sample/form").status, 303);
    EXPECT_TRUE(contains(browser.get("/sample/form"), "Noted: Bonjour"));
}

TEST(Flash, is_told_in_the_fragment_that_answers) {
    SampleHouse house;
    Browser browser{house};
    EXPECT_TRUE(contains(browser.note("Bonjour", true), "Noted: Bonjour"));
    EXPECT_FALSE(contains(browser.get("/sample/form"), "Noted: Bonjour"));
}

TEST(Flash, forged_or_too_large_ones_are_left_out) {
    SampleHouse house;
    Browser browser{house};
    for (const char* forged : {"x", "AAAA", "Tm90ZWQ", "%%%"}) {
        browser.flash = forged;
        EXPECT_EQ(browser.get("/sample/form").status, 200);
    }
    browser.flash.clear();
    EXPECT_EQ(browser.note(std::string(4000, 'x')).status, 303);
    EXPECT_TRUE(browser.flash.empty());
    browser.note("old");
    auto visit = house.visit_as(house.sophie);
    browser.get("/sample/leave?to=/sample/form");
    EXPECT_LT(browser.flash.size(), 3001U);
    EXPECT_TRUE(contains(browser.get("/sample/form"), "Noted: old"));
}

TEST(Cursor, opens_in_its_list_only) {
    SampleHouse house;
    auto visit = house.visit_as(house.sophie);
    Position at{.number = 12, .text = "Élodie", .id = 7};
    auto ours = seal_position(*visit, "sample.list", at);
    auto opened = open_position(*visit, "sample.list", ours);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->number, 12);
    EXPECT_EQ(opened->text, "Élodie");
    EXPECT_FALSE(open_position(*visit, "sample.list", ""));
    EXPECT_TRUE(contains(house.get(house.sophie, "/sample/list?cursor=" + ours), "lodie/7"));
    auto others = seal_position(*visit, "another.list", at);
    for (const auto& bad : {others, ours.substr(0, ours.size() - 2), "x" + ours, std::string("1"), ours + ours}) {
        auto answer = house.get(house.sophie, "/sample/list?cursor=" + bad);
        EXPECT_EQ(answer.status, 422) << bad;
        EXPECT_FALSE(support::body_text(answer).empty());
    }
}

TEST(Settings, are_sealed_at_rest) {
    SampleHouse house;
    auto visit = house.system_visit();
    write(*visit, [&] { update_setting(*visit, "mail.url", "smtp://maison:topsecret@mail.example"); });
    static constexpr db::Query raw{.name = "test.settings", .text = "SELECT value FROM settings"};
    for (const auto& value : visit->db().all<db::Bytes>(raw))
        EXPECT_EQ(value.value.find("topsecret"), std::string::npos);
    EXPECT_EQ(find_setting(*visit, "mail.url"), "smtp://maison:topsecret@mail.example");
    EXPECT_EQ(list_settings(*visit, "mail.").at("url"), "smtp://maison:topsecret@mail.example");
    EXPECT_FALSE(list_settings(*visit, "organisation.").contains("url"));
    static constexpr db::Query swap{
        .name = "test.swap",
        .text =
            "UPDATE settings SET value = (SELECT value FROM settings WHERE name = 'organisation.name') "
            "WHERE name = 'mail.url'"};
    write(*visit, [&] { visit->db().run(swap); });
    EXPECT_THROW(find_setting(*visit, "mail.url"), std::runtime_error); // a value moved elsewhere does not open
}

TEST(Organisation, is_seen_as_it_is_once_committed) {
    SampleHouse house;
    auto visit = house.system_visit();
    auto changed = *organisation(*visit);
    changed.name = "Autre nom";
    EXPECT_THROW(write(*visit,
                       [&] {
                           update_organisation(*visit, changed);
                           EXPECT_EQ(organisation(*visit)->name, "Autre nom");
                           throw std::runtime_error("no");
                       }),
                 std::runtime_error);
    EXPECT_NE(organisation(*visit)->name, "Autre nom");
    write(*visit, [&] { update_organisation(*visit, changed); });
    EXPECT_EQ(organisation(*visit)->name, "Autre nom");
}

TEST(Secret, opens_at_its_place_only) {
    SampleHouse house;
    auto visit = house.system_visit();
    FieldPlace place{"members", "phone", 12};
    auto sealed = seal_field(*visit, place, "06 12 34 56 78");
    EXPECT_EQ(open_field(*visit, place, sealed), "06 12 34 56 78");
    EXPECT_THROW(open_field(*visit, {"members", "phone", 13}, sealed), std::runtime_error);
    EXPECT_THROW(open_field(*visit, {"members", "notes", 12}, sealed), std::runtime_error);
    EXPECT_NE(seal_field(*visit, place, "a").value, seal_field(*visit, place, "a").value);
    EXPECT_EQ(blind_index(*visit, "birth", "a"), blind_index(*visit, "birth", "a"));
    EXPECT_NE(blind_index(*visit, "birth", "a"), blind_index(*visit, "phone", "a"));
}

TEST(Limit, refuses_past_its_count_until_its_window_ends) {
    SampleHouse house;
    Limit limit{.name = "sample", .count_max = 3, .window = 10min};
    auto visit = house.visit_as(house.sophie);
    for (int i = 0; i < 3; ++i) {
        EXPECT_NO_THROW(check_limit(*visit, limit, "sophie"));
        count_one(*visit, limit, "sophie");
    }
    try {
        check_limit(*visit, limit, "sophie");
        ADD_FAILURE() << "not refused";
    } catch (const base::Refusal& refusal) {
        EXPECT_EQ(refusal.kind, base::RefusalKind::too_many);
        EXPECT_NEAR(refusal.retry_after_s, 600, 1);
    }
    EXPECT_NO_THROW(check_limit(*visit, limit, "pierre"));
    house.clock().advance(11min);
    auto later = house.visit_as(house.sophie);
    EXPECT_NO_THROW(check_limit(*later, limit, "sophie"));
    count_one(*later, limit, "sophie");
    EXPECT_NO_THROW(check_limit(*later, limit, "sophie")); // a new window
    clear_count(*later, limit, "sophie");
}

TEST(Limit, starts_anew_when_the_clock_was_set_back) {
    SampleHouse house;
    Limit limit{.name = "sample", .count_max = 1, .window = 10min};
    auto visit = house.visit_as(house.sophie);
    count_one(*visit, limit, "sophie");
    EXPECT_THROW(check_limit(*visit, limit, "sophie"), base::Refusal);
    house.clock().advance(-24h);
    auto earlier = house.visit_as(house.sophie);
    EXPECT_NO_THROW(check_limit(*earlier, limit, "sophie"));
    count_one(*earlier, limit, "sophie");
    EXPECT_THROW(check_limit(*earlier, limit, "sophie"), base::Refusal);
    house.clock().advance(11min);
    auto later = house.visit_as(house.sophie);
    EXPECT_NO_THROW(check_limit(*later, limit, "sophie"));
}

TEST(Limit, counting_leaves_the_requests_key_alone) {
    SampleHouse house;
    Limit limit{.name = "sample", .count_max = 3, .window = 10min};
    for (int i = 0; i < 2; ++i) {
        auto visit = house.visit_as(house.sophie);
        visit->request_key = RequestKey{.key = "k", .route = "POST /x", .body_hash = "h", .owner = house.sophie};
        count_one(*visit, limit, "sophie");
        ASSERT_TRUE(visit->request_key);
        EXPECT_EQ(sample::add_note(*visit, "one"), 1);
    }
    EXPECT_EQ(house.note_count(), 1);
}

} // namespace
} // namespace platform
