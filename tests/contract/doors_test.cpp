// SPDX-License-Identifier: AGPL-3.0-or-later
// The ways in, before those who would bend them: links to another site, and tries that should count as others.
#include "parse/url.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace {

using support::TestHouse;

const std::vector<std::pair<std::string, std::string>> lies{
    {"host", "ailleurs.example"},
    {"x-forwarded-host", "ailleurs.example"},
    {"x-forwarded-server", "ailleurs.example"},
    {"x-host", "ailleurs.example"},
    {"forwarded", "host=ailleurs.example;proto=https;for=198.51.100.9"},
    {"x-forwarded-for", "198.51.100.9"},
    {"x-real-ip", "198.51.100.9"},
    {"x-original-url", "https://ailleurs.example/"},
    {"x-rewrite-url", "https://ailleurs.example/"},
    {"referer", "https://ailleurs.example/"},
};

// A form of a stranger, with headers that a proxy might have set, or somebody who would be one.
http::Response send(TestHouse& house, const std::string& path, const support::Fields& fields,
                    const std::vector<std::pair<std::string, std::string>>& headers) {
    auto page = house.get({}, "/sign-in");
    auto request = support::request_for(http::Method::post, path);
    request.headers = headers;
    request.headers.emplace_back("origin", house.house().origin);
    request.headers.emplace_back("cookie", "__Host-guilde_visitor=" + house.stranger_cookies["__Host-guilde_visitor"]);
    request.form.fields.push_back({"csrf", support::input_of(page, "csrf")});
    request.remote_address = "192.0.2.7";
    for (const auto& [name, value] : fields) request.form.fields.push_back({name, value});
    return house.answer(request);
}

// Every address in a mail leads home.
void expect_home(const net::Mail& mail, const std::string& origin) {
    for (const auto& body : {mail.text, mail.html})
        for (auto at = body.find("://"); at != std::string::npos; at = body.find("://", at + 1)) {
            auto begin = body.find_last_of(" \n\"'(<>", at) + 1;
            EXPECT_EQ(body.compare(begin, origin.size(), origin), 0) << body.substr(begin, 80);
        }
    EXPECT_EQ((mail.text + mail.html + mail.subject).find("ailleurs"), std::string::npos);
}

TEST(Doors, mails_lead_home_whatever_the_request_says) {
    TestHouse house;
    house.add_member("Sophie", "Martin", "sophie@village.example");
    auto sophie = support::Fields{{"email", "sophie@village.example"}};
    for (const auto& lie : lies) {
        EXPECT_EQ(send(house, "/sign-in", sophie, {lie}).status, 303) << lie.first;
        house.run_jobs();
        auto mails = house.mails();
        ASSERT_EQ(mails.size(), 1U) << lie.first;
        expect_home(mails[0], house.house().origin);
        house.clock().advance(std::chrono::hours(2));
    }
}

// As browsers read addresses: tabs and line ends are dropped first, and a backslash is a slash.
bool stays_here(const std::string& next) {
    bool is_clean = next.find_first_of("\t\r\n\\") == std::string::npos;
    return next.empty() || (is_clean && next.starts_with("/") && !next.starts_with("//"));
}

TEST(Doors, a_way_on_never_leaves_the_house) {
    TestHouse house;
    auto sophie = house.add_member("Sophie", "Martin", "sophie@village.example");
    for (const auto* next :
         {"https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "\\\\ailleurs.example",
          "/%09/ailleurs.example", "javascript:alert(1)", "/\t/ailleurs.example", "http:/ailleurs.example"}) {
        auto answer = house.post(sophie, "/sign-out", {{"next", next}});
        auto location = support::location_of(answer);
        EXPECT_TRUE(stays_here(location)) << next << " leads to " << location;
        auto page = house.get({}, "/sign-in?next=" + parse::percent_encode(next));
        EXPECT_TRUE(stays_here(support::input_of(page, "next"))) << next;
    }
}

TEST(Doors, the_same_address_in_other_spellings_and_from_elsewhere_is_asked_for_no_more_often) {
    TestHouse house;
    house.add_member("Sophie", "Martin", "sophie@village.example");
    const char* spellings[] = {"sophie@village.example",     "SOPHIE@village.example",  " sophie@village.example ",
                               "Sophie@VILLAGE.example",     "sophie@village.example.", "\tsophie@village.example",
                               "sophie@village.example\r\n", "sophie@Village.Example"};
    std::size_t arrived = 0;
    for (int round = 0; round < 3; ++round)
        for (const auto* spelling : spellings) {
            auto number = std::to_string(10 + round);
            send(house, "/sign-in", {{"email", spelling}},
                 {{"x-forwarded-for", "198.51.100." + number},
                  {"x-real-ip", "203.0.113." + number},
                  {"user-agent", "other " + number}});
            house.run_jobs();
            for (const auto& mail : house.mails()) arrived += mail.to_address == "sophie@village.example" ? 1 : 0;
        }
    EXPECT_EQ(arrived, 3U) << "three messages an hour to one address";
}

} // namespace
