// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/tests/people.hpp"
#include <gtest/gtest.h>

namespace accounts::testing {
namespace {

constexpr const char* password = "une colle qui sent bon";

class OwnAccount : public ::testing::Test {
protected:
    TestHouse house;
    PersonId sophie = add_account(house, "Sophie", "Martin", "sophie@village.example");

    net::Mail mail_to(const std::string& address) {
        for (auto& mail : sent)
            if (mail.to_address == address) return mail;
        throw std::runtime_error("no mail to " + address);
    }
    void deliver() {
        house.run_jobs();
        sent = house.mails();
    }
    std::vector<net::Mail> sent;

    // Signs this browser in.
    void enter(PersonId person) {
        change_browser(house);
        auto path = way_in_path(make_way_in(house, person, WayInPurpose::sign_in, 30min).token);
        ASSERT_EQ(house.post({}, path, {{"keep", "yes"}}).status, 303);
    }
    // As the browser that is signed in: the form's tokens come from a page.
    http::Response send(const std::string& page, const std::string& path, support::Fields fields) {
        auto request = support::request_for(http::Method::post, path);
        fields.emplace_back("csrf", support::input_of(house.get({}, page), "csrf"));
        for (auto& [name, value] : fields) request.form.fields.push_back({name, value});
        std::string cookies;
        for (const auto& [name, value] : house.stranger_cookies)
            cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
        request.headers.emplace_back("cookie", cookies);
        request.headers.emplace_back("accept-language", "fr");
        request.remote_address = "192.0.2.7";
        request.is_secure = true;
        auto response = house.answer(request);
        if (auto cookie = session_cookie(response); !cookie.empty())
            house.stranger_cookies["__Host-guilde_session"] = cookie.substr(22, cookie.find(';') - 22);
        return response;
    }
    bool is_in() { return house.get({}, "/me").status == 200; }
    http::Response sign_in(const std::string& with) {
        change_browser(house);
        return house.post({}, "/sign-in", {{"email", "sophie@village.example"}, {"password", with}});
    }
};

TEST_F(OwnAccount, APasswordSignsInAndEndsTheOtherSessions) {
    enter(sophie);
    auto elsewhere = house.stranger_cookies;
    enter(sophie);
    auto before = house.stranger_cookies["__Host-guilde_session"];
    EXPECT_EQ(send("/me/security", "/me/password", {{"new_password", "too short"}}).status, 422);
    auto answer = send("/me/security", "/me/password", {{"new_password", password}});
    EXPECT_EQ(answer.status, 303) << support::body_text(answer);
    EXPECT_NE(house.stranger_cookies["__Host-guilde_session"], before);
    EXPECT_TRUE(is_in());
    house.stranger_cookies["__Host-guilde_session"] = before;
    EXPECT_FALSE(is_in()) << "the old token of this very session";
    house.stranger_cookies = elsewhere;
    EXPECT_FALSE(is_in());
    EXPECT_EQ(sign_in("not the password").status, 422);
    EXPECT_EQ(sign_in(password).status, 303);
    EXPECT_TRUE(is_in());
}

TEST_F(OwnAccount, AnOldSessionShowsAgainWhoItIs) {
    enter(sophie);
    send("/me/security", "/me/password", {{"new_password", password}});
    house.clock().advance(2h);
    EXPECT_EQ(send("/me/security", "/me/password", {{"new_password", "another long sentence"}}).status, 403);
    EXPECT_EQ(send("/me/security", "/me/password/remove", {}).status, 403);
    EXPECT_EQ(send("/me/security", "/me/confirm", {{"confirm_password", "wrong"}}).status, 422);
    EXPECT_EQ(send("/me/security", "/me/confirm", {{"confirm_password", password}}).status, 303);
    EXPECT_EQ(send("/me/security", "/me/password/remove", {}).status, 303);
    EXPECT_EQ(sign_in(password).status, 422);
}

TEST_F(OwnAccount, GuessingAPasswordSlowsDownAndStops) {
    enter(sophie);
    send("/me/security", "/me/password", {{"new_password", password}});
    auto tries = [&](int count) {
        int judged = 0;
        for (int i = 0; i < count; ++i) judged += sign_in("wrong wrong wrong").status == 422 ? 1 : 0;
        return judged;
    };
    EXPECT_EQ(tries(8), 4);
    auto refused = sign_in(password);
    EXPECT_EQ(refused.status, 429);
    EXPECT_FALSE(support::header_of(refused, "Retry-After").empty());
    house.clock().advance(16min);
    EXPECT_EQ(sign_in(password).status, 303);
    int judged = 0;
    for (int minute = 0; minute < 14; ++minute) {
        judged += tries(2);
        house.clock().advance(1min);
    }
    EXPECT_LE(judged, 10);
}

TEST_F(OwnAccount, UnknownAndPasswordlessAddressesAreRefusedAlike) {
    auto refused = [&](const std::string& email) {
        change_browser(house);
        auto answer = house.post({}, "/sign-in", {{"email", email}, {"password", "wrong wrong wrong"}});
        EXPECT_EQ(answer.status, 422);
        return support::body_text(answer);
    };
    EXPECT_EQ(refused("sophie@village.example"), refused("nobody@village.example"));
}

TEST_F(OwnAccount, TheAddressChangesOnceConfirmedAndTheOldOneIsTold) {
    enter(sophie);
    auto elsewhere = house.stranger_cookies;
    enter(sophie);
    deliver(); // a new device is told
    EXPECT_EQ(send("/me", "/me/email", {{"email", "not an address"}}).status, 422);
    EXPECT_EQ(send("/me", "/me/email", {{"email", "sophie.m@atelier.example"}}).status, 303);
    deliver();
    ASSERT_EQ(sent.size(), 2U);
    auto confirm = path_of(mail_to("sophie.m@atelier.example"), "/email/");
    EXPECT_NE(path_of(mail_to("sophie@village.example"), "/email/"), confirm);
    EXPECT_EQ(house.get({}, confirm).status, 200);
    EXPECT_EQ(account_of(house, sophie).email, "sophie@village.example") << "looking changes nothing";
    EXPECT_EQ(send(confirm, confirm, {}).status, 303);
    EXPECT_EQ(account_of(house, sophie).email, "sophie.m@atelier.example");
    EXPECT_TRUE(is_in());
    EXPECT_EQ(send("/me", confirm, {}).status, 409);
    house.stranger_cookies = elsewhere;
    EXPECT_FALSE(is_in());
}

TEST_F(OwnAccount, TheOldAddressMayCancel) {
    enter(sophie);
    send("/me", "/me/email", {{"email", "thief@village.example"}});
    deliver();
    auto confirm = path_of(mail_to("thief@village.example"), "/email/");
    auto cancel = path_of(mail_to("sophie@village.example"), "/email/");
    change_browser(house);
    EXPECT_EQ(send(cancel, cancel, {}).status, 303);
    EXPECT_EQ(house.post({}, confirm, {}).status, 409);
    EXPECT_EQ(account_of(house, sophie).email, "sophie@village.example");
}

TEST_F(OwnAccount, AnothersAddressIsNeitherTakenNorTold) {
    add_account(house, "Pierre", "Faure", "pierre@village.example");
    enter(sophie);
    auto taken = send("/me", "/me/email", {{"email", "pierre@village.example"}});
    EXPECT_EQ(taken.status, 303);
    deliver();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].to_address, "pierre@village.example");
    EXPECT_EQ(sent[0].text.find("/email/"), std::string::npos);
    EXPECT_EQ(sent[0].text.find("Sophie"), std::string::npos);
}

TEST_F(OwnAccount, TheChosenLanguageIsSpokenAtOnce) {
    enter(sophie);
    auto answer =
        send("/me", "/me/preferences", {{"language", "en"}, {"time_zone", "Europe/London"}, {"theme", "dark"}});
    EXPECT_EQ(answer.status, 303);
    auto page = house.get({}, "/me");
    EXPECT_NE(page.body.find("<html lang=\"en\""), std::string::npos);
    EXPECT_TRUE(support::contains(page, "Reading comfort"));
    EXPECT_EQ(
        send("/me", "/me/preferences", {{"language", "xx"}, {"time_zone", "Europe/London"}, {"theme", "dark"}}).status,
        422);
}

TEST_F(OwnAccount, TheKeyOfTheSearchMayBeSwitchedOff) {
    enter(sophie);
    EXPECT_EQ(house.get({}, "/me").body.find("data-search-key"), std::string::npos);
    support::Fields chosen{{"language", "fr"}, {"time_zone", "Europe/Paris"}, {"theme", "automatic"}};
    send("/me", "/me/preferences", chosen);
    EXPECT_NE(house.get({}, "/members").body.find("data-search-key=\"off\""), std::string::npos);
    chosen.emplace_back("has_search_key", "yes");
    send("/me", "/me/preferences", chosen);
    EXPECT_EQ(house.get({}, "/members").body.find("data-search-key"), std::string::npos);
}

TEST_F(OwnAccount, SessionsAreSeenAndEndedOneByOneOrTogether) {
    enter(sophie);
    auto first = house.stranger_cookies;
    enter(sophie);
    auto second = house.stranger_cookies;
    enter(sophie);
    auto page = house.get({}, "/me/security");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(page.body, match, std::regex("/me/sessions/([0-9a-z]{13})/end")));
    EXPECT_EQ(send("/me/security", match[0], {}).status, 303);
    EXPECT_EQ(send("/me/security", match[0], {}).status, 404);
    EXPECT_EQ(send("/me/security", "/me/sessions/end-others", {}).status, 303);
    EXPECT_TRUE(is_in());
    auto mine = house.stranger_cookies;
    for (const auto& other : {first, second}) {
        house.stranger_cookies = other;
        EXPECT_FALSE(is_in());
    }
    house.stranger_cookies = mine;
    EXPECT_EQ(send("/me", "/sign-out", {}).status, 303);
    house.stranger_cookies = mine;
    EXPECT_FALSE(is_in());
}

TEST_F(OwnAccount, NobodyEndsTheSessionOfAnother) {
    auto pierre = add_account(house, "Pierre", "Faure", "pierre@village.example");
    enter(pierre);
    enter(pierre);
    auto page = house.get({}, "/me/security");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(page.body, match, std::regex("/me/sessions/([0-9a-z]{13})/end")));
    std::string path = match[0];
    enter(sophie);
    EXPECT_EQ(send("/me/security", path, {}).status, 404);
}

TEST_F(OwnAccount, TokensAreShownOnceAndRevoked) {
    enter(sophie);
    EXPECT_EQ(send("/me/tokens", "/me/tokens", {{"label", " "}}).status, 422);
    auto made = send("/me/tokens", "/me/tokens", {{"label", "Mon agenda"}});
    ASSERT_EQ(made.status, 200);
    const std::regex secret("[>\"]([A-Za-z0-9_-]{43})[<\"]");
    std::smatch match;
    ASSERT_TRUE(std::regex_search(made.body, match, secret));
    auto call = [&](const std::string& token) {
        auto request = support::request_for(http::Method::get, "/api/v1/me");
        request.headers.emplace_back("authorization", "Bearer " + token);
        request.remote_address = "192.0.2.7";
        return house.answer(request);
    };
    auto page = house.get({}, "/me/tokens");
    std::string found;
    for (std::sregex_iterator at(made.body.begin(), made.body.end(), secret), end; at != end; ++at)
        if (call((*at)[1]).status == 200) found = (*at)[1];
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(page.body.find(found), std::string::npos);
    auto me = call(found);
    EXPECT_NE(me.body.find("\"email\":\"sophie@village.example\""), std::string::npos) << me.body;
    EXPECT_EQ(call((found[0] == 'x' ? "y" : "x") + found.substr(1)).status, 401);
    ASSERT_TRUE(std::regex_search(page.body, match, std::regex("/me/tokens/[0-9a-z]{13}/revoke")));
    EXPECT_EQ(send("/me/tokens", match[0], {}).status, 303);
    EXPECT_EQ(call(found).status, 401);
}

TEST_F(OwnAccount, PresenceIsKeptToTheDayAndPagesCanBeLookedAtTwice) {
    enter(sophie);
    auto day = account_of(house, sophie).last_seen_at;
    EXPECT_EQ(day->milliseconds % (24 * 3600 * 1000), 0);
    house.clock().advance(24h);
    for (const auto* path : {"/me", "/me/security", "/me/tokens"}) EXPECT_EQ(house.get({}, path).status, 200);
    EXPECT_EQ((*account_of(house, sophie).last_seen_at - *day), 24h);
}

} // namespace
} // namespace accounts::testing
