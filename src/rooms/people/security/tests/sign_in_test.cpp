// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/tests/keys.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <thread>

namespace security::testing {
namespace {

using support::contains;
using support::location_of;

struct SecondStep : WithKeys {};

TEST_F(SecondStep, is_asked_of_whoever_has_a_code_app) {
    link_app(sophie_at);
    Browser phone(house);
    EXPECT_EQ(location_of(phone.enter(sophie)), "/sign-in/second");
    EXPECT_FALSE(phone.is_in()) << "one proof is half of it";
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"code", "000000"}}).status, 422);
    EXPECT_FALSE(phone.is_in());
    pass(1min);
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"code", app_code()}}).status, 303);
    EXPECT_TRUE(phone.is_in());
}

TEST_F(SecondStep, keeps_where_one_was_going_and_begins_a_new_session) {
    link_app(sophie_at);
    Browser phone(house);
    phone.cookies["__Host-guilde_session"] = std::string(43, 'x'); // planted by somebody
    phone.get("/sign-in?next=/members");
    auto path = accounts::way_in_path([&] {
        auto visit = house.system_visit();
        return platform::write(*visit, [&] {
            return accounts::issue_way_in(*visit, sophie, accounts::WayInPurpose::sign_in, 30min).token;
        });
    }());
    phone.post(path, path, {{"next", "/members"}, {"keep", "yes"}});
    pass(1min);
    auto answer = phone.post("/sign-in/second", "/sign-in/second", {{"code", app_code()}});
    EXPECT_EQ(location_of(answer), "/members");
    EXPECT_NE(phone.cookies["__Host-guilde_session"], std::string(43, 'x'));
    EXPECT_TRUE(phone.is_in());
}

TEST_F(SecondStep, belongs_to_one_browser_and_ten_minutes) {
    link_app(sophie_at);
    Browser phone(house), other(house);
    phone.enter(sophie);
    EXPECT_EQ(location_of(other.get("/sign-in/second")), "/sign-in");
    pass(1min);
    EXPECT_EQ(other.post("/sign-in", "/sign-in/second", {{"code", app_code()}}).status, 409);
    pass(11min);
    EXPECT_EQ(location_of(phone.get("/sign-in/second")), "/sign-in");
    EXPECT_EQ(phone.post("/sign-in", "/sign-in/second", {{"code", app_code()}}).status, 409);
    EXPECT_FALSE(phone.is_in());
}

TEST_F(SecondStep, takes_a_code_of_the_app_once) {
    link_app(sophie_at);
    pass(1min);
    Browser phone(house), copy(house);
    phone.enter(sophie);
    copy.enter(sophie);
    auto code = app_code();
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"code", code}}).status, 303);
    EXPECT_EQ(copy.post("/sign-in/second", "/sign-in/second", {{"code", code}}).status, 422);
    EXPECT_FALSE(copy.is_in());
}

TEST_F(SecondStep, takes_a_code_once_when_two_send_it_at_the_same_moment) {
    link_app(sophie_at);
    pass(1min);
    auto code = app_code();
    std::vector<Browser> browsers(4, Browser(house));
    std::vector<std::string> tokens;
    for (auto& browser : browsers) {
        browser.enter(sophie);
        tokens.push_back(support::input_of(browser.get("/sign-in/second"), "csrf"));
    }
    std::atomic<int> in = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < browsers.size(); ++i)
        threads.emplace_back([&, i] {
            auto answer = browsers[i].post_with(tokens[i], "/sign-in/second", {{"code", code}});
            if (answer.status == 303) ++in;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(in, 1);
}

TEST_F(SecondStep, slows_down_and_stops_who_guesses) {
    link_app(sophie_at);
    Browser thief(house);
    thief.enter(sophie);
    int judged = 0;
    for (int i = 0; i < 8; ++i)
        judged += thief.post("/sign-in/second", "/sign-in/second", {{"code", "000000"}}).status == 422 ? 1 : 0;
    EXPECT_EQ(judged, 4);
    for (int minute = 0; minute < 20; ++minute) {
        pass(1min);
        Browser again(house);
        again.enter(sophie);
        for (int i = 0; i < 2; ++i) {
            auto answer = again.post("/sign-in/second", "/sign-in/second", {{"code", "000000"}});
            if (minute < 14) judged += answer.status == 422 ? 1 : 0;
        }
    }
    EXPECT_LE(judged, 10) << "in a quarter of an hour";
    EXPECT_FALSE(thief.is_in());
}

TEST_F(SecondStep, ends_a_half_sign_in_after_five_tries) {
    link_app(sophie_at);
    Browser phone(house);
    phone.enter(sophie);
    int refused = 0;
    for (int i = 0; i < 6; ++i) {
        pass(70s);
        refused = phone.post("/sign-in", "/sign-in/second", {{"code", "000000"}}).status;
    }
    EXPECT_EQ(refused, 409);
    EXPECT_EQ(location_of(phone.get("/sign-in/second")), "/sign-in");
}

TEST_F(SecondStep, takes_a_recovery_code_once_and_tells_the_person) {
    auto codes = link_app(sophie_at);
    ASSERT_EQ(codes.size(), 10U);
    Browser phone(house);
    phone.enter(sophie);
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"recovery_code", codes[3]}}).status, 303);
    EXPECT_TRUE(phone.is_in());
    EXPECT_TRUE(contains(phone.get("/me/security"), "Il reste 9 codes."));
    Browser copy(house);
    copy.enter(sophie);
    EXPECT_EQ(copy.post("/sign-in/second", "/sign-in/second", {{"recovery_code", codes[3]}}).status, 422);
    EXPECT_EQ(subjects_of_mails().count("Un code de secours de votre compte a servi"), 1U);
}

struct PasskeySignIn : WithKeys {};

TEST_F(PasskeySignIn, needs_nothing_else) {
    add_passkey(sophie_at);
    Browser phone(house);
    EXPECT_EQ(sign_in_with_passkey(phone).status, 303);
    EXPECT_TRUE(phone.is_in());
    EXPECT_TRUE(contains(phone.get("/me/security"), "Mon téléphone"));
    EXPECT_FALSE(contains(phone.get("/me/security"), "pas encore utilisée"));
}

TEST_F(PasskeySignIn, answers_one_question_of_this_browser_once) {
    add_passkey(sophie_at);
    Browser phone(house), other(house);
    auto challenge = phone.challenge("/sign-in", "/sign-in/passkey/challenge");
    auto answer = device.use(challenge);
    auto send = [](Browser& browser, const std::string& passkey) {
        return browser.post("/sign-in", "/sign-in/passkey", {{"passkey", passkey}}).status;
    };
    EXPECT_NE(send(other, answer), 303) << "another browser’s question";
    EXPECT_FALSE(other.is_in());
    EXPECT_NE(send(phone, device.use(base::random_token())), 303) << "a question nobody put";
    EXPECT_EQ(send(phone, device.use(challenge)), 303);
    EXPECT_TRUE(phone.is_in());
    phone.cookies.erase("__Host-guilde_session");
    EXPECT_NE(send(phone, device.use(challenge)), 303) << "twice";
    EXPECT_FALSE(phone.is_in());
    challenge = phone.challenge("/sign-in", "/sign-in/passkey/challenge");
    pass(11min);
    EXPECT_NE(send(phone, device.use(challenge)), 303) << "too late";
    EXPECT_FALSE(phone.is_in());
}

TEST_F(PasskeySignIn, notices_a_copied_passkey_by_its_counter) {
    add_passkey(sophie_at);
    auto copy = device;
    Browser phone(house), thief(house);
    EXPECT_EQ(sign_in_with_passkey(phone).status, 303);
    auto challenge = thief.challenge("/sign-in", "/sign-in/passkey/challenge");
    auto answer = thief.post("/sign-in", "/sign-in/passkey", {{"passkey", copy.use(challenge)}});
    EXPECT_NE(answer.status, 303);
    EXPECT_FALSE(thief.is_in());
}

TEST_F(PasskeySignIn, never_goes_by_the_wrong_user_handle_or_without_one) {
    add_passkey(sophie_at);
    EXPECT_GE(device.handle.size(), 43U);
    EXPECT_EQ(device.handle.find(std::to_string(sophie.number) + "\""), std::string::npos);
    Browser phone(house);
    auto right = device.handle;
    for (const auto& handle : {std::string(), base::base64url("somebody else")}) {
        device.handle = handle;
        EXPECT_NE(sign_in_with_passkey(phone).status, 303);
        EXPECT_FALSE(phone.is_in());
    }
    device.handle = right;
    EXPECT_EQ(sign_in_with_passkey(phone).status, 303);
}

TEST_F(PasskeySignIn, is_over_when_the_passkey_or_the_person_is_removed) {
    add_passkey(sophie_at);
    {
        auto visit = house.system_visit();
        platform::write(*visit, [&] { accounts::suspend_account(*visit, sophie); });
    }
    Browser phone(house);
    EXPECT_EQ(sign_in_with_passkey(phone).status, 403);
    EXPECT_FALSE(phone.is_in());
}

TEST_F(PasskeySignIn, is_no_second_step_for_who_has_no_office) {
    add_passkey(sophie_at);
    Browser phone(house);
    EXPECT_EQ(location_of(phone.enter(sophie)), "/") << "a message still lets members in";
    EXPECT_TRUE(phone.is_in());
}

TEST_F(PasskeySignIn, is_the_second_step_of_officers) {
    house.give_role(sophie, platform::Role::treasurer);
    add_passkey(sophie_at);
    Browser phone(house);
    EXPECT_EQ(location_of(phone.enter(sophie)), "/sign-in/second");
    auto challenge = phone.challenge("/sign-in/second", "/sign-in/second/challenge");
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"passkey", device.use(challenge)}}).status, 303);
    EXPECT_TRUE(phone.is_in());
}

TEST_F(PasskeySignIn, of_somebody_else_is_no_second_step) {
    house.give_role(sophie, platform::Role::treasurer);
    add_passkey(sophie_at);
    auto own = device;
    device = Device();
    Browser karim_at(house);
    karim_at.enter(karim);
    add_passkey(karim_at);
    Browser phone(house);
    phone.enter(sophie);
    auto challenge = phone.challenge("/sign-in/second", "/sign-in/second/challenge");
    EXPECT_EQ(phone.post("/sign-in/second", "/sign-in/second", {{"passkey", device.use(challenge)}}).status, 422);
    EXPECT_FALSE(phone.is_in());
}

} // namespace
} // namespace security::testing
