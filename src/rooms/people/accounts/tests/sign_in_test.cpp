// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/tests/people.hpp"
#include <gtest/gtest.h>

namespace accounts::testing {
namespace {

class SignIn : public ::testing::Test {
protected:
    TestHouse house;
    PersonId sophie = add_account(house, "Sophie", "Martin", "sophie@village.example");

    net::Mail mail_to(const std::string& address) {
        house.run_jobs();
        for (auto& mail : house.mails())
            if (mail.to_address == address) return mail;
        throw std::runtime_error("no mail to " + address);
    }
    http::Response ask(const std::string& email) {
        return house.post({}, "/sign-in", {{"email", email}, {"keep", "yes"}});
    }
    bool is_in() { return house.get({}, "/me").status == 200; } // this browser
};

TEST_F(SignIn, AnswersTheSameForKnownAndUnknownAddresses) {
    std::string pages[2];
    int index = 0;
    for (const auto* email : {"sophie@village.example", "nobody@village.example"}) {
        change_browser(house);
        auto answer = ask(email);
        EXPECT_EQ(answer.status, 303);
        EXPECT_EQ(support::location_of(answer), "/sign-in/code");
        EXPECT_EQ(answer.body, "");
        auto page = support::body_text(house.get({}, "/sign-in/code"));
        auto at = page.find(email);
        ASSERT_NE(at, std::string::npos);
        pages[index++] = page.replace(at, std::string(email).size(), "ADDRESS");
    }
    EXPECT_EQ(pages[0], pages[1]);
    house.run_jobs();
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "sophie@village.example");
}

TEST_F(SignIn, TheCodeOpensTheDoorOnceInTheBrowserThatAsked) {
    ask("Sophie@Village.Example");
    auto code = code_of(mail_to("sophie@village.example"));
    auto browser = house.stranger_cookies;
    change_browser(house);
    EXPECT_EQ(house.post({}, "/sign-in/code", {{"code", code}}).status, 422);
    house.stranger_cookies = browser;
    auto answer = house.post({}, "/sign-in/code", {{"code", code}});
    EXPECT_EQ(answer.status, 303) << support::body_text(answer);
    EXPECT_EQ(support::location_of(answer), "/");
    EXPECT_TRUE(is_in());
    house.stranger_cookies = browser;
    EXPECT_NE(house.post({}, "/sign-in/code", {{"code", code}}).status, 303);
    EXPECT_FALSE(is_in());
}

TEST_F(SignIn, FiveWrongCodesEndTheMessage) {
    ask("sophie@village.example");
    auto code = code_of(mail_to("sophie@village.example"));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(house.post({}, "/sign-in/code", {{"code", code == "000000" ? "111111" : "000000"}}).status, 422);
    auto late = house.post({}, "/sign-in/code", {{"code", code}});
    EXPECT_EQ(late.status, 422);
    EXPECT_FALSE(is_in());
}

TEST_F(SignIn, ACodeGrowsOld) {
    ask("sophie@village.example");
    auto code = code_of(mail_to("sophie@village.example"));
    house.clock().advance(31min);
    EXPECT_EQ(house.post({}, "/sign-in/code", {{"code", code}}).status, 422);
}

TEST_F(SignIn, TheLinkNeedsAButtonAndWorksOnce) {
    ask("sophie@village.example");
    auto path = path_of(mail_to("sophie@village.example"), "/enter/");
    change_browser(house);
    for (int i = 0; i < 3; ++i) {
        auto page = house.get({}, path);
        EXPECT_EQ(page.status, 200);
        EXPECT_TRUE(support::contains(page, "Sophie"));
        EXPECT_EQ(session_cookie(page), "");
    }
    EXPECT_EQ(house.post({}, path, {}).status, 303);
    EXPECT_TRUE(is_in());
    change_browser(house);
    auto again = house.post({}, path, {});
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(session_cookie(again), "");
    EXPECT_EQ(house.get({}, path).status, 200); // explains
}

TEST_F(SignIn, TheSameFormSentTwiceSignsInOnce) {
    auto path = way_in_path(make_way_in(house, sophie, WayInPurpose::sign_in, 30min).token);
    house.get({}, path);
    auto browser = house.stranger_cookies;
    auto first = house.post({}, path, {{"keep", "yes"}}, "one-form-one-key");
    ASSERT_NE(session_cookie(first), "");
    house.stranger_cookies = browser; // the answer was lost on the way
    auto second = house.post({}, path, {{"keep", "yes"}}, "one-form-one-key");
    EXPECT_EQ(session_cookie(first), session_cookie(second));
    EXPECT_TRUE(is_in());
    change_browser(house); // the key alone opens nothing
    EXPECT_EQ(session_cookie(house.post({}, path, {{"keep", "yes"}}, "one-form-one-key"))
                  .find(session_cookie(first).substr(0, 60)),
              std::string::npos);
    EXPECT_FALSE(is_in());
}

TEST_F(SignIn, CookiesAreForThisHouseOnlyAndLastAsLongAsWished) {
    auto enter = [&](const support::Fields& fields) {
        change_browser(house);
        auto path = way_in_path(make_way_in(house, sophie, WayInPurpose::sign_in, 30min).token);
        return session_cookie(house.post({}, path, fields));
    };
    auto lasting = enter({{"keep", "yes"}});
    for (const auto* part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=7776000"})
        EXPECT_NE(lasting.find(part), std::string::npos) << part << " in " << lasting;
    EXPECT_EQ(lasting.find("Domain"), std::string::npos);
    house.clock().advance(24h * 89);
    EXPECT_TRUE(is_in() || lasting.empty()) << "ninety days on one's own device";
    auto brief = enter({});
    EXPECT_EQ(brief.find("Max-Age"), std::string::npos);
    EXPECT_TRUE(is_in());
    house.clock().advance(13h);
    EXPECT_FALSE(is_in()) << "a forgotten browser window";
}

TEST_F(SignIn, WhatIsStoredOpensNothing) {
    auto visit = house.system_visit();
    auto cookie = house.session_of(sophie);
    static const db::Query stored{.name = "test.sessions", .text = "SELECT token_hash FROM sessions"};
    auto hashes = visit->db().all<std::string>(stored);
    ASSERT_EQ(hashes.size(), 1U);
    EXPECT_NE(hashes[0], cookie);
    for (const auto& thief : {hashes[0], hashes[0].substr(0, 43)}) {
        change_browser(house);
        house.stranger_cookies["__Host-guilde_session"] = thief;
        EXPECT_FALSE(is_in());
    }
    static const db::Query outcomes{.name = "test.outcomes", .text = "SELECT outcome || location FROM request_keys"};
    for (const auto& kept : visit->db().all<std::string>(outcomes)) EXPECT_EQ(kept.find(cookie), std::string::npos);
}

TEST_F(SignIn, TheFirstTimeOpensTheAccountAndTheWayOnIsKept) {
    EXPECT_EQ(account_of(house, sophie).state, AccountState::invited);
    auto page = house.get({}, "/sign-in?next=/members%3Fq%3Drel");
    EXPECT_EQ(support::input_of(page, "next"), "/members?q=rel");
    house.post({}, "/sign-in", {{"email", "sophie@village.example"}, {"next", "/members?q=rel"}});
    auto code = code_of(mail_to("sophie@village.example"));
    EXPECT_EQ(support::location_of(house.post({}, "/sign-in/code", {{"code", code}})), "/members?q=rel");
    auto account = account_of(house, sophie);
    EXPECT_EQ(account.state, AccountState::active);
    EXPECT_EQ(account.opened_at, house.clock().now());
    change_browser(house);
    for (const auto* evil : {"https://evil.example", "//evil.example", "/\\evil.example"})
        EXPECT_EQ(support::input_of(house.get({}, "/sign-in?next=" + std::string(evil)), "next"), "");
}

TEST_F(SignIn, TwoHundredPeopleComeInFromOneAddress) {
    std::vector<PersonId> people;
    for (int i = 0; i < 200; ++i)
        people.push_back(add_account(house, "Membre", std::to_string(i), "m" + std::to_string(i) + "@village.example"));
    int came_in = 0;
    for (int i = 0; i < 200; ++i) {
        change_browser(house);
        auto email = "m" + std::to_string(i) + "@village.example";
        EXPECT_EQ(ask(email).status, 303);
        auto code = code_of(mail_to(email));
        if (i % 4 == 0) house.post({}, "/sign-in/code", {{"code", "12345"}}); // some mistype
        came_in += house.post({}, "/sign-in/code", {{"code", code}}).status == 303 ? 1 : 0;
    }
    EXPECT_EQ(came_in, 200);
}

TEST_F(SignIn, ThreeMessagesAnHourGoToOneAddress) {
    for (int i = 0; i < 6; ++i) {
        change_browser(house);
        EXPECT_EQ(ask("sophie@village.example").status, 303);
    }
    house.run_jobs();
    EXPECT_EQ(house.mails().size(), 3U);
    house.clock().advance(61min);
    ask("sophie@village.example");
    house.run_jobs();
    EXPECT_EQ(house.mails().size(), 1U);
}

TEST_F(SignIn, WhatIsNoAddressComesBackToBeCorrected) {
    for (const auto* typed : {"", "sophie", "sophie@", "<script>alert(1)</script>", "a@b.c d", "' OR 1=1 --"}) {
        auto answer = house.post({}, "/sign-in", {{"email", typed}});
        EXPECT_EQ(answer.status, 422) << typed;
        EXPECT_EQ(answer.body.find("<script>alert"), std::string::npos);
        if (std::string(typed) == "sophie@") {
            EXPECT_EQ(support::input_of(answer, "email"), typed);
        }
    }
}

TEST_F(SignIn, AnExpiredInvitationSendsAFreshOneInOneTap) {
    auto path = way_in_path(make_way_in(house, sophie, WayInPurpose::invitation, 24h * 30).token);
    house.clock().advance(24h * 31);
    EXPECT_EQ(house.get({}, path).status, 200);
    EXPECT_EQ(house.post({}, path, {}).status, 409);
    EXPECT_EQ(house.post({}, path + "/fresh", {}).status, 200);
    auto fresh = path_of(mail_to("sophie@village.example"), "/enter/");
    EXPECT_NE(fresh, path);
    house.clock().advance(24h * 20);
    EXPECT_EQ(house.post({}, fresh, {}).status, 303);
    change_browser(house);
    EXPECT_EQ(house.post({}, way_in_path("nonsense"), {}).status, 404);
}

TEST_F(SignIn, ALetterLetsInWithoutAnyAddress) {
    auto pierre = add_account(house, "Pierre", "Œuvrard", "");
    auto way = make_way_in(house, pierre, WayInPurpose::invitation, 24h * 30);
    EXPECT_EQ(house.post({}, "/enter", {{"name", "Martin"}, {"code", way.code}}).status, 422);
    auto answer = house.post({}, "/enter", {{"name", "oeuvrard"}, {"code", way.code}});
    EXPECT_EQ(answer.status, 303) << support::body_text(answer);
    EXPECT_EQ(support::location_of(answer), "/me");
    EXPECT_EQ(account_of(house, pierre).email, "");
    EXPECT_TRUE(is_in());
    change_browser(house);
    EXPECT_EQ(house.post({}, "/enter", {{"name", "oeuvrard"}, {"code", way.code}}).status, 422);
}

TEST_F(SignIn, ALetterWhoseAnswerWasLostLetsInAllTheSame) {
    auto way = make_way_in(house, sophie, WayInPurpose::invitation, 24h * 30);
    support::Fields typed{{"name", "Martin"}, {"code", way.code}, {"keep", "yes"}};
    house.get({}, "/enter");
    auto browser = house.stranger_cookies;
    auto first = house.post({}, "/enter", typed, "one-form-one-key");
    ASSERT_EQ(first.status, 303);
    house.stranger_cookies = browser;
    auto second = house.post({}, "/enter", typed, "one-form-one-key");
    EXPECT_EQ(second.status, 303) << support::body_text(second);
    EXPECT_EQ(session_cookie(first), session_cookie(second));
    EXPECT_TRUE(is_in());
    change_browser(house);
    auto another = house.post({}, "/enter", typed);
    EXPECT_EQ(another.status, 422);
    EXPECT_TRUE(support::contains(another, "Ce code a déjà servi"));
    EXPECT_FALSE(is_in());
}

TEST_F(SignIn, GuessingLettersStops) {
    int judged = 0;
    for (int i = 0; i < 30; ++i)
        judged += house.post({}, "/enter", {{"name", "Martin"}, {"code", std::to_string(100000 + i)}}).status == 422;
    EXPECT_EQ(judged, 10);
}

} // namespace
} // namespace accounts::testing
