// SPDX-License-Identifier: AGPL-3.0-or-later
// What every route of every room keeps to, whoever asks.
#include "http/csrf.hpp"
#include "platform/policy.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace {

using platform::Policy;
using platform::Role;
using support::request_for;
using support::TestHouse;

struct Kind {
    const char* name;
    base::PersonId person;
};

class Routes : public ::testing::Test {
protected:
    TestHouse house;
    platform::Answerer answerer{house.house(), nullptr, {.reads_per_minute_max = 0}};
    std::vector<Kind> kinds = make_kinds();

    std::vector<Kind> make_kinds() {
        std::vector<Kind> out{{"stranger", {}}};
        for (auto [name, role] : {std::pair{"member", Role::none},
                                  {"facilitator", Role::facilitator},
                                  {"treasurer", Role::treasurer},
                                  {"administrator", Role::administrator}}) {
            auto person = house.add_member(name, "Essai", std::string(name) + "@village.example");
            if (role != Role::none) house.give_role(person, role);
            out.push_back({name, person});
        }
        open_everything();
        house.run_jobs();
        return out;
    }
    // A feature that is closed at first has routes too.
    void open_everything() {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (const auto& feature : platform::list_features(*visit))
                platform::update_feature(*visit, feature.name, true);
        });
    }
    // Each table's number of rows: what a read must not change.
    std::map<std::string, std::int64_t> row_counts() {
        auto visit = house.system_visit();
        static constexpr db::Query list_tables{
            .name = "test.tables",
            .text = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            .postgres = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'"};
        std::map<std::string, std::int64_t> out;
        for (const auto& table : visit->db().all<std::string>(list_tables)) {
            auto text = "SELECT COUNT(*) FROM \"" + table + "\"";
            out[table] = visit->db().get<std::int64_t>(db::Query{.name = text, .text = text});
        }
        return out;
    }
    static std::string filled(std::string_view pattern, const std::string& junk) {
        std::string out;
        bool is_inside = false;
        for (char c : pattern) {
            if (c == '{') out += junk;
            if (c == '{' || c == '}') is_inside = c == '{';
            if (!is_inside && c != '}') out += c;
        }
        return out;
    }
    bool may(base::PersonId person, Policy policy) {
        return platform::may_call(house.visit_as(person)->viewer(), policy);
    }
};

bool is_api(std::string_view path) {
    return path.starts_with("/api/");
}
// Mail programs post here for their readers (RFC 8058): the address itself is the secret.
const std::set<std::string_view> one_click_routes{"/invitation/{person}/{seal}", "/mails/stop/{token}",
                                                  "/watch/stop/{token}"};
const std::vector<std::string> junk_values{
    "x", "0", "-1", "0000000000000", "%F0%9F%92%A9", "a%27b%22%3Cc%3E", std::string(300, 'z')};

TEST_F(Routes, honour_their_policy_and_never_break_for_anybody) {
    for (const auto& route : answerer.routes()) {
        if (route.method != http::Method::get) continue;
        for (const auto& [name, person] : kinds)
            for (const auto& junk : {junk_values[0], junk_values[3]}) {
                auto target = filled(route.pattern, junk);
                auto answer = is_api(target) ? house.api(person, "GET", target) : house.get(person, target);
                auto what = std::string(name) + " GET " + target;
                EXPECT_LT(answer.status, 500) << what;
                if (may(person, route.policy)) continue;
                if (person)
                    EXPECT_EQ(answer.status, 404) << what;
                else if (is_api(target))
                    EXPECT_EQ(answer.status, 401) << what;
                else
                    EXPECT_TRUE(support::location_of(answer).starts_with("/sign-in")) << what << " " << answer.status;
            }
    }
}

TEST_F(Routes, bear_any_junk_in_path_query_and_cursor) {
    auto administrator = kinds.back().person;
    for (const auto& route : answerer.routes()) {
        if (route.method != http::Method::get) continue;
        for (const auto& junk : junk_values) {
            auto target = filled(route.pattern, junk) + "?cursor=" + junk + "&q=" + junk + "&page=" + junk +
                          "&next=" + junk + "&token=" + junk + "&before=" + junk + "&after=" + junk + "&tag=" + junk;
            auto answer = is_api(target) ? house.api(administrator, "GET", target) : house.get(administrator, target);
            EXPECT_LT(answer.status, 500) << target;
        }
    }
}

TEST_F(Routes, reads_change_nothing) {
    for (const auto& [name, person] : kinds) house.api(person, "GET", "/api/v1/nothing"); // makes sessions and tokens
    auto before = row_counts();
    for (const auto& route : answerer.routes()) {
        if (route.method != http::Method::get) continue;
        for (const auto& [name, person] : kinds) {
            auto target = filled(route.pattern, "x");
            is_api(target) ? house.api(person, "GET", target) : house.get(person, target);
        }
        auto after = row_counts();
        if (route.pattern == "/console/export") // who took the register away is noted
            for (auto table : {"facts", "audit_entries", "audit_references"}) before[table] = after[table];
        EXPECT_EQ(after, before) << route.pattern;
        before = std::move(after);
    }
}

// What another site can make the browser of somebody signed in send: the cookie goes along, and whatever headers say.
TEST_F(Routes, writes_that_another_site_forged_are_refused_and_leave_nothing) {
    const auto& home = house.house().origin;
    const auto key = house.house().key.derive("csrf");
    for (const auto& [name, person] : kinds)
        if (person) house.session_of(person);
    auto before = row_counts();
    struct Forgery {
        const char* name;
        std::vector<std::pair<std::string, std::string>> headers;
        enum class Token { none, of_somebody_else, right } token;
    };
    const Forgery forgeries[] = {
        {"without a token", {{"origin", home}}, Forgery::Token::none},
        {"with another session's token", {{"origin", home}}, Forgery::Token::of_somebody_else},
        {"from another site", {{"origin", "https://ailleurs.example"}}, Forgery::Token::right},
        {"from nowhere", {{"origin", "null"}}, Forgery::Token::right},
        {"from a neighbour", {{"origin", home}, {"sec-fetch-site", "same-site"}}, Forgery::Token::right},
        {"across sites", {{"origin", home}, {"sec-fetch-site", "cross-site"}}, Forgery::Token::right},
    };
    for (const auto& route : answerer.routes()) {
        if (route.method == http::Method::get || is_api(route.pattern)) continue;
        if (route.csrf == platform::Route::Csrf::exempt) {
            EXPECT_TRUE(one_click_routes.contains(route.pattern)) << route.pattern;
            continue;
        }
        for (const auto& [name, person] : kinds)
            for (const auto& forgery : forgeries) {
                if (!person && forgery.token != Forgery::Token::none) continue; // no session to ride on
                auto request = request_for(route.method, filled(route.pattern, "x"));
                request.headers = forgery.headers;
                auto somebody = kinds[1].person == person ? kinds[2].person : kinds[1].person;
                if (person) request.headers.emplace_back("cookie", "__Host-guilde_session=" + house.session_of(person));
                if (forgery.token != Forgery::Token::none) {
                    auto of = forgery.token == Forgery::Token::right ? person : somebody;
                    request.form.fields.push_back({"csrf", http::csrf_token(key, house.session_of(of))});
                }
                auto answer = house.answer(request);
                auto what = std::string(name) + " " + std::string(route.pattern) + " " + forgery.name;
                if (may(person, route.policy))
                    EXPECT_EQ(answer.status, 403) << what;
                else
                    EXPECT_TRUE(answer.status == 404 || answer.status == 303) << what << " " << answer.status;
            }
    }
    EXPECT_EQ(row_counts(), before);
}

// Programs carry a token of their own: the cookie of a browser opens nothing there.
TEST_F(Routes, of_programs_take_no_cookie) {
    for (const auto& route : answerer.routes()) {
        if (!is_api(route.pattern) || route.policy == Policy::anyone) continue;
        auto request = request_for(route.method, filled(route.pattern, "x"));
        request.headers = {{"origin", house.house().origin},
                           {"cookie", "__Host-guilde_session=" + house.session_of(kinds.back().person)}};
        EXPECT_EQ(house.answer(request).status, 401) << http::name_of(route.method) << " " << route.pattern;
    }
}

TEST_F(Routes, writes_with_junk_never_break) {
    for (const auto& route : answerer.routes()) {
        if (route.method == http::Method::get) continue;
        bool ends_the_session = route.pattern.find("sign-out") != std::string_view::npos;
        for (const auto& [name, person] : kinds) {
            if (ends_the_session && person) continue;
            auto target = filled(route.pattern, "0000000000000");
            auto what = std::string(name) + " " + std::string(http::name_of(route.method)) + " " + target;
            if (is_api(target)) {
                for (const char* body : {"", "{", "[]", "{\"title\":1}", "null"})
                    EXPECT_LT(house.api(person, std::string(http::name_of(route.method)), target, body).status, 500)
                        << what << " " << body;
            } else if (route.method == http::Method::post) {
                EXPECT_LT(house.post(person, target, {}).status, 500) << what;
                EXPECT_LT(house
                              .post(person, target,
                                    {{"title", "\xF0\x9F\x92\xA9"},
                                     {"body", "' OR 1=1 --"},
                                     {"person", "@x"},
                                     {"email", "x"},
                                     {"kind", "-1"},
                                     {"count", "99999999999999999999"}})
                              .status,
                          500)
                    << what;
            }
        }
    }
}

TEST_F(Routes, are_described_and_belong_to_no_unknown_feature) {
    EXPECT_NO_THROW(app::check_manifest(house.house().rooms));
    EXPECT_NO_THROW(app::check_queries(house.house()));
    for (const auto& route : answerer.routes()) EXPECT_FALSE(route.summary.empty()) << route.pattern;
}

} // namespace
