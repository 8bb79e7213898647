// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/talk_house.hpp"

namespace posts {
namespace {

using items::TalkHouse;
using support::body_text;
using support::contains;
using support::location_of;

// The reference of a request is the only thing that differs between two answers.
TEST(Post, that_one_may_not_read_is_a_post_that_does_not_exist) {
    TalkHouse house;
    auto secret = house.path(house.publish(house.pierre, "secret", {house.committee}));
    auto absent = items::item_path(base::PublicId::random());
    for (const auto& rest : {"", "/edit", "/history", "/comments", "/reactions"}) {
        auto hidden = house.get(house.karim, secret + rest);
        EXPECT_EQ(hidden.status, 404) << rest;
        EXPECT_EQ(body_text(hidden), body_text(house.get(house.karim, absent + rest))) << rest;
    }
    for (const auto& rest : {"/edit", "/delete", "/restore", "/comments", "/reactions"}) {
        auto hidden = house.post(house.karim, secret + rest, {{"body", "x"}});
        EXPECT_EQ(hidden.status, 404) << rest;
        EXPECT_EQ(body_text(hidden), body_text(house.post(house.karim, absent + rest, {{"body", "x"}}))) << rest;
    }
    EXPECT_EQ(house.get(house.nadia, secret).status, 404); // an office opens no door
    EXPECT_EQ(house.get(house.pierre, secret).status, 200);
    EXPECT_EQ(location_of(house.get({}, secret)).substr(0, 8), "/sign-in");
}

TEST(Post, is_edited_by_its_author_and_keeps_its_history) {
    TalkHouse house;
    auto path = house.path(house.publish(house.sophie, "premier", {house.binding}));
    EXPECT_EQ(house.get(house.pierre, path + "/edit").status, 404);
    EXPECT_EQ(house.post(house.pierre, path + "/edit", {{"body", "volé"}}).status, 404);
    EXPECT_NE(house.get(house.sophie, path + "/edit").body.find("premier</textarea>"), std::string::npos);
    EXPECT_EQ(house.post(house.sophie, path + "/edit", {{"body", ""}}).status, 422);
    EXPECT_EQ(house.post(house.sophie, path + "/edit", {{"body", "second"}}).status, 303);
    EXPECT_TRUE(contains(house.get(house.pierre, path), "second"));
    EXPECT_TRUE(contains(house.get(house.pierre, path + "/history"), "premier"));
}

TEST(Post, deleted_is_gone_for_others_and_can_come_back) {
    TalkHouse house;
    auto path = house.path(house.publish(house.sophie, "à jeter", {house.binding}));
    EXPECT_EQ(house.post(house.pierre, path + "/delete", {}).status, 404);
    EXPECT_EQ(location_of(house.post(house.sophie, path + "/delete", {})), path);
    EXPECT_EQ(house.get(house.pierre, path).status, 404);
    auto page = house.get(house.sophie, path);
    EXPECT_TRUE(contains(page, "Annuler"));
    EXPECT_NE(page.body.find(path + "/restore"), std::string::npos);
    EXPECT_EQ(house.post(house.sophie, path + "/restore", {}).status, 303);
    EXPECT_TRUE(contains(house.get(house.pierre, path), "à jeter"));
}

TEST(Post, shows_its_tags_under_its_text_in_lists_and_on_its_page) {
    TalkHouse house;
    auto path = house.path(house.publish(house.sophie, "du #papier et du #Carton-Ondulé", {house.binding}));
    for (const auto& page : {"/", path.c_str(), "/spaces/reliure", "/tags/papier"}) {
        auto shown = house.get(house.pierre, page);
        auto chips = shown.body.find("class=\"chips\"");
        ASSERT_NE(chips, std::string::npos) << page;
        EXPECT_LT(shown.body.find("href=\"/tags/carton-ondule\"", chips), shown.body.find("entry-actions", chips))
            << page;
        EXPECT_LT(shown.body.find("href=\"/tags/papier\"", chips), shown.body.find("entry-actions", chips)) << page;
    }
}

TEST(Post, suggests_tags_as_one_types) {
    TalkHouse house;
    house.publish(house.sophie, "du #papier", {house.binding});
    house.publish(house.pierre, "#papier-secret", {house.committee});
    EXPECT_NE(house.get(house.karim, "/posts/new").body.find("data-tags=\"/posts/tags\""), std::string::npos);
    auto found = house.get(house.karim, "/posts/tags?q=pap", true);
    EXPECT_NE(found.body.find("role=\"option\" data-value=\"#papier\""), std::string::npos) << found.body;
    EXPECT_TRUE(contains(found, "1 publication"));
    EXPECT_FALSE(contains(found, "secret"));
}

std::vector<std::string> nasty() {
    return {"<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[clic](javascript:alert(1))",
            "[clic](JaVaScRiPt:alert(1))",
            "![x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "<svg/onload=alert(1)>",
            "\"><script>alert(1)</script>",
            "'; DROP TABLE items; --",
            "%s%s%n {0} {name} ${7*7}",
            "Ω≈ç√∫˜µ≤≥÷ 田中さん 😍 ﷽ Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
            "\u202Etest\u202E \u200B\u2066",
            "<iframe src=//example.com></iframe>",
            "<style>*{color:red}</style>",
            "[x]: javascript:alert(1)\n\n[x]"};
}

TEST(Post, never_runs_what_somebody_wrote) {
    TalkHouse house;
    house.clock().advance(std::chrono::hours(24 * 8)); // no longer a newcomer
    int number = 0;
    for (const auto& text : nasty()) {
        house.clock().advance(std::chrono::minutes(2));
        auto answer =
            house.post(house.sophie, "/posts",
                       {{"body", "avant " + text}, {"kind", "message"}, {"title", text}, {"spaces", "reliure"}});
        ASSERT_EQ(answer.status, 303) << text << body_text(answer);
        auto path = location_of(answer);
        EXPECT_EQ(house.post(house.pierre, path + "/comments", {{"body", "puis " + text}}).status, 303) << text;
        auto page = house.get(house.pierre, path);
        EXPECT_EQ(page.status, 200);
        for (std::string bad : {"<script>alert", "href=\"javascript:", "href=\"JaVa", "href=\"data:", "<svg/onload",
                                "<iframe src", "<style>*"})
            EXPECT_EQ(page.body.find(bad), std::string::npos) << text;
        EXPECT_EQ(page.body.find("<img src=x"), std::string::npos);
        ++number;
    }
    EXPECT_EQ(number, 16);
}

} // namespace
} // namespace posts
