// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/answer.hpp"
#include "http/csrf.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>

namespace platform {
namespace {

using sample::SampleHouse;
using support::contains;
using support::header_of;
using support::location_of;
using support::request_for;

// Without cookies' jar: the answer and what it sets are looked at as they are.
http::Response bare(SampleHouse& house, const std::string& target, http::Method method = http::Method::get) {
    return house.answer(request_for(method, target));
}

std::string cookie_of(const http::Response& response, const std::string& name) {
    for (const auto& [header, value] : response.headers)
        if (header == "Set-Cookie" && value.starts_with(name + "=")) return value;
    return {};
}

TEST(Answer, carries_its_headers_whatever_happens) {
    SampleHouse house;
    http::StaticFiles files(embedded::files());
    Answerer answerer(house.house(), &files, {});
    std::vector<std::string> targets{"/sample/for-anyone", "/sample/broken", "/nowhere",      "/api/v1/sample/broken",
                                     "/sample/form",       "/health",        "/sample/public"};
    for (const auto& file : embedded::files())
        if (file.path.starts_with("static/") && targets.size() < 9) targets.push_back("/" + std::string(file.path));
    for (const auto& target : targets) {
        auto request = request_for(http::Method::get, target);
        auto answer = answerer.answer(request);
        auto policy = header_of(answer, "Content-Security-Policy");
        EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'nonce-")) << target;
        EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << target;
        EXPECT_NE(policy.find("require-trusted-types-for 'script'"), std::string::npos) << target;
        EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff") << target;
        EXPECT_EQ(header_of(answer, "Referrer-Policy"), "same-origin") << target;
        EXPECT_EQ(header_of(answer, "X-Robots-Tag"), "noindex, nofollow") << target;
        EXPECT_FALSE(header_of(answer, "Cache-Control").empty()) << target;
        EXPECT_TRUE(header_of(answer, "Strict-Transport-Security").starts_with("max-age=31536000")) << target;
    }
}

TEST(Answer, a_nonce_serves_once) {
    SampleHouse house;
    EXPECT_NE(header_of(bare(house, "/sample/for-anyone"), "Content-Security-Policy"),
              header_of(bare(house, "/sample/for-anyone"), "Content-Security-Policy"));
}

TEST(Answer, a_bug_shows_a_reference_and_no_detail) {
    SampleHouse house;
    for (const char* target : {"/sample/broken", "/sample/strange", "/api/v1/sample/broken"}) {
        auto answer = bare(house, target);
        EXPECT_EQ(answer.status, 500) << target;
        EXPECT_EQ(answer.body.find("secret detail"), std::string::npos) << target;
        EXPECT_NE(answer.body.find("rence"), std::string::npos) << target; // référence, reference
    }
    EXPECT_EQ(bare(house, "/api/v1/sample/broken").content_type, "application/problem+json");
}

TEST(Answer, an_outage_is_told_as_what_it_is) {
    SampleHouse house;
    for (auto [target, words] : {std::pair{"/sample/full", "n’a plus de place"},
                                 {"/sample/file-full", "n’a plus de place"},
                                 {"/sample/away", "Attendez une minute"}}) {
        auto answer = bare(house, target);
        EXPECT_EQ(answer.status, 503) << target;
        EXPECT_FALSE(header_of(answer, "Retry-After").empty()) << target;
        EXPECT_TRUE(contains(answer, words)) << target;
    }
    auto problem = bare(house, "/api/v1/sample/away");
    EXPECT_EQ(problem.status, 503);
    EXPECT_EQ(parse::Json::parse(problem.body)->find_string("type"), "/problems/database-away");
}

TEST(Answer, a_full_disk_gives_back_what_was_typed) {
    SampleHouse house;
    auto answer = house.post(house.sophie, "/sample/full", {{"body", "Une longue lettre à tout le monde"}});
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(contains(answer, "Une longue lettre à tout le monde"));
}

TEST(Answer, problems_have_their_shape) {
    SampleHouse house;
    auto answer = bare(house, "/api/v1/sample/notes", http::Method::post);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.content_type, "application/problem+json");
    EXPECT_EQ(header_of(answer, "WWW-Authenticate"), "Bearer");
    auto problem = parse::Json::parse(answer.body);
    EXPECT_EQ(problem->find_string("type"), "/problems/signed-out");
    EXPECT_EQ(problem->find_string("instance"), "/api/v1/sample/notes");
    EXPECT_EQ(problem->find("status")->as_int(), 401);
}

TEST(Answer, an_unknown_method_is_405_for_programs_and_nothing_for_people) {
    SampleHouse house;
    auto answer = bare(house, "/api/v1/sample/notes", http::Method::del);
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(header_of(answer, "Allow"), "POST");
    EXPECT_EQ(parse::Json::parse(answer.body)->find("status")->as_int(), 405);
    EXPECT_EQ(bare(house, "/sample/form", http::Method::del).status, 404);
    EXPECT_EQ(bare(house, "/sample/for-anyone", http::Method::head).status, 200);
}

TEST(Answer, each_policy_lets_in_whom_it_names) {
    SampleHouse house;
    auto member = house.sophie;
    auto facilitator = house.add_member("Nadia", "Benali", "nadia@village.example");
    auto treasurer = house.add_member("Paul", "Girard", "paul@village.example");
    auto administrator = house.add_member("Anne", "Le Goff", "anne@village.example");
    house.give_role(facilitator, Role::facilitator);
    house.give_role(treasurer, Role::treasurer);
    house.give_role(administrator, Role::administrator);
    struct Row {
        const char* path;
        std::vector<int> status; // stranger, member, facilitator, treasurer, administrator
    };
    for (const auto& [path, status] : {Row{"/sample/for-anyone", {200, 200, 200, 200, 200}},
                                       {"/sample/for-members", {303, 200, 200, 200, 200}},
                                       {"/sample/for-facilitators", {303, 404, 200, 404, 200}},
                                       {"/sample/for-treasurers", {303, 404, 404, 200, 200}},
                                       {"/sample/for-officers", {303, 404, 200, 200, 200}},
                                       {"/sample/for-administrators", {303, 404, 404, 404, 200}}}) {
        std::vector<int> found;
        for (auto person : {base::PersonId{}, member, facilitator, treasurer, administrator})
            found.push_back(house.get(person, path).status);
        EXPECT_EQ(found, status) << path;
    }
}

TEST(Answer, somebody_signed_out_is_sent_to_sign_in_and_back) {
    SampleHouse house;
    EXPECT_EQ(location_of(bare(house, "/sample/form?a=1")), "/sign-in?next=%2Fsample%2Fform%3Fa%3D1");
    EXPECT_TRUE(location_of(bare(house, "/sample/for-members")).starts_with("/sign-in?next="));
    for (const char* next : {"//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)"}) {
        auto request = request_for(http::Method::get, "/sample/leave");
        request.query.emplace_back("to", next);
        EXPECT_EQ(location_of(house.answer(request)), "/") << next;
    }
    auto fragment = house.get({}, "/sample/form", true);
    EXPECT_EQ(fragment.status, 401);
}

TEST(Answer, a_session_that_ended_loses_no_text) {
    SampleHouse house;
    auto answer = house.post({}, "/sample/notes", {{"body", "Un long texte écrit avec soin."}});
    EXPECT_EQ(answer.status, 401);
    EXPECT_TRUE(contains(answer, "Un long texte écrit avec soin."));
    EXPECT_EQ(house.post({}, "/sample/notes", {}).status, 303);
    auto secret = house.post({}, "/sample/notes", {{"password", "correct horse battery staple"}});
    EXPECT_EQ(secret.body.find("battery"), std::string::npos);
    EXPECT_EQ(house.note_count(), 0);
}

TEST(Answer, a_form_of_another_session_or_site_writes_nothing) {
    SampleHouse house;
    auto session = "__Host-guilde_session=" + house.session_of(house.sophie);
    auto key = house.house().key.derive("csrf");
    auto good = http::csrf_token(key, house.session_of(house.sophie));
    auto send = [&](const std::string& token, std::vector<std::pair<std::string, std::string>> headers) {
        auto request = request_for(http::Method::post, "/sample/notes");
        request.form.fields = {{"body", "Bonjour"}, {"csrf", token}};
        request.headers = std::move(headers);
        request.headers.emplace_back("cookie", session);
        return house.answer(request).status;
    };
    std::pair<std::string, std::string> ours{"origin", house.house().origin};
    EXPECT_EQ(send("", {ours}), 403);
    EXPECT_EQ(send(http::csrf_token(key, "another session"), {ours}), 403);
    EXPECT_EQ(send(good, {{"origin", "https://evil.example"}}), 403);
    EXPECT_EQ(send(good, {{"sec-fetch-site", "cross-site"}}), 403);
    EXPECT_EQ(send(good, {{"sec-fetch-site", "same-site"}}), 403);
    EXPECT_EQ(house.note_count(), 0);
    EXPECT_EQ(send(good, {ours}), 303);
    EXPECT_EQ(house.note_count(), 1);
}

TEST(Answer, a_session_cookie_does_not_open_the_api) {
    SampleHouse house;
    auto request = request_for(http::Method::post, "/api/v1/sample/notes");
    request.headers.emplace_back("cookie", "__Host-guilde_session=" + house.session_of(house.sophie));
    EXPECT_EQ(house.answer(request).status, 401);
}

TEST(Answer, reads_are_counted_per_person_and_no_header_escapes) {
    SampleHouse house;
    Answerer answerer(house.house(), nullptr, {.reads_per_minute_max = 3, .reads_per_minute_max_by_address = 5});
    auto read = [&](base::PersonId person, bool is_fragment = false) {
        auto request = request_for(http::Method::get, "/sample/for-anyone");
        if (person) request.headers.emplace_back("cookie", "__Host-guilde_session=" + house.session_of(person));
        if (is_fragment) request.headers.emplace_back("hx-request", "true");
        request.remote_address = "192.0.2.1";
        return answerer.answer(request);
    };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(read(house.sophie).status, 200);
    auto refused = read(house.sophie);
    EXPECT_EQ(refused.status, 429);
    EXPECT_GT(std::stoi(header_of(refused, "Retry-After")), 0);
    for (int i = 0; i < 30; ++i) EXPECT_EQ(read(house.sophie, true).status, 200);
    EXPECT_EQ(read(house.sophie, true).status, 429);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(read({}).status, 200);
    EXPECT_EQ(read({}).status, 429);
    house.clock().advance(std::chrono::minutes(1));
    EXPECT_EQ(read(house.sophie).status, 200);
}

TEST(Answer, a_closed_feature_does_not_exist) {
    SampleHouse house;
    EXPECT_EQ(house.get(house.sophie, "/sample/closed").status, 404);
    auto visit = house.system_visit();
    write(*visit, [&] { update_feature(*visit, "sample", true); });
    EXPECT_EQ(house.get(house.sophie, "/sample/closed").status, 200);
    EXPECT_THROW(write(*visit, [&] { update_feature(*visit, "unheard of", true); }), base::Refusal);
}

TEST(Answer, an_empty_house_answers_only_what_opens_it) {
    support::TestHouse house({.start = support::HouseOptions::Start::empty, .rooms = {sample::room()}});
    auto status = [&](const char* target) { return house.answer(request_for(http::Method::get, target)).status; };
    EXPECT_EQ(status("/sample/for-anyone"), 403);
    EXPECT_EQ(status("/sign-in"), 403);
    EXPECT_EQ(status("/"), 403);
    EXPECT_EQ(status("/health"), 200);
    EXPECT_EQ(status("/robots.txt"), 200);
}

TEST(Answer, nobodys_cookie_is_shared) {
    SampleHouse house;
    EXPECT_FALSE(cookie_of(bare(house, "/sample/for-anyone"), "__Host-guilde_visitor").empty());
    EXPECT_TRUE(cookie_of(bare(house, "/sample/public"), "__Host-guilde_visitor").empty());
    auto visitor = cookie_of(bare(house, "/sample/for-anyone"), "__Host-guilde_visitor");
    for (const char* part : {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"})
        EXPECT_NE(visitor.find(part), std::string::npos) << part;
    house.house().origin = "http://127.0.0.1:8080";
    auto plain = cookie_of(bare(house, "/sample/for-anyone"), "guilde_visitor");
    EXPECT_FALSE(plain.empty());
    EXPECT_EQ(plain.find("Secure"), std::string::npos);
}

TEST(Boot, a_route_without_policy_or_twice_does_not_answer) {
    SampleHouse house;
    auto& rooms = house.house().rooms;
    rooms.push_back({.name = "x", .routes = {{.pattern = "/x", .handler = sample::show_nothing}}});
    EXPECT_THROW(Answerer(house.house(), nullptr, {}), std::logic_error);
    rooms.back().routes = {
        {.pattern = "/sample/form", .policy = Policy::anyone, .handler = sample::show_nothing, .summary = "x"}};
    EXPECT_THROW(Answerer(house.house(), nullptr, {}), std::logic_error);
}

} // namespace
} // namespace platform
