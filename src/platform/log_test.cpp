// SPDX-License-Identifier: AGPL-3.0-or-later
// The log tells what happened to the program, never who somebody is or what they wrote.
#include "platform/log.hpp"
#include "http/head.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>
#include <sstream>

namespace platform {
namespace {

using sample::SampleHouse;
using support::request_for;

class Log : public ::testing::Test {
protected:
    Log() { house.mails(); }
    ~Log() override { set_log_level(LogLevel::events); }

    template <class Act>
    std::string logged(Act act) {
        set_log_level(LogLevel::requests);
        testing::internal::CaptureStderr();
        act();
        return testing::internal::GetCapturedStderr();
    }
    void send_everything() {
        house.get(house.sophie, "/sample/form?q=secret-search&email=sophie@village.example");
        house.get(house.sophie, "/members?q=Sophie+Martin");
        house.get({}, "/nowhere/sophie-martin");
        house.post(house.sophie, "/sample/notes", {{"body", "Un secret de Sophie"}}, "key-of-the-form");
        house.post(house.sophie, "/sample/notes", {{"body", ""}, {"title", "Un secret de Sophie"}});
        house.post({}, "/sign-in", {{"email", "sophie@village.example"}});
        house.post({}, "/sign-in", {{"email", "sophie@village.example"}, {"password", "correct horse"}});
        house.get({}, "/enter/not-a-token-at-all");
        house.api(house.sophie, "POST", "/api/v1/sample/notes", "{\"body\":\"Un secret de Sophie\"}",
                  "key-of-the-form");
        house.get(house.sophie, "/sample/broken?q=secret-search");
        auto request = request_for(http::Method::post, "/sample/notes");
        request.form.fields = {{"body", "Un secret de Sophie"}};
        request.remote_address = "203.0.113.77";
        house.answer(request);
        Answerer(house.house(), nullptr, {}).answer_unread(request, {400, "The form could not be read."});
        house.mailer().answer_with({net::MailOutcome::refused, "550 5.1.1 <sophie@village.example> unknown"});
        house.run_jobs();
    }
    SampleHouse house;
};

TEST_F(Log, a_line_is_json_with_a_route_and_no_address) {
    const auto text = logged([&] { house.get(house.sophie, "/sample/form?q=secret-search"); });
    auto line = parse::Json::parse(text.substr(0, text.find('\n')));
    ASSERT_TRUE(line) << text;
    EXPECT_EQ(line->find_string("event"), "request");
    EXPECT_EQ(line->find_string("route"), "/sample/form");
    EXPECT_EQ(line->find("status")->as_int(), 200);
    EXPECT_EQ(line->find("person")->as_int(), house.sophie.number);
}

TEST_F(Log, holds_nothing_personal_whatever_is_sent) {
    const auto session = house.session_of(house.sophie);
    const auto text = logged([&] { send_everything(); });
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_TRUE(parse::Json::parse(line)) << line;
    EXPECT_GE(count, 12);
    for (const std::string& needle :
         {std::string("Sophie"), std::string("sophie"), std::string("Martin"), std::string("@village"),
          std::string("secret-search"), std::string("secret de Sophie"), std::string("key-of-the-form"),
          std::string("correct horse"), std::string("not-a-token"), std::string("203.0.113"), std::string("Bearer"),
          std::string("cookie"), session, session.substr(0, 16)})
        EXPECT_EQ(text.find(needle), std::string::npos) << needle << " in\n" << text;
}

} // namespace
} // namespace platform
