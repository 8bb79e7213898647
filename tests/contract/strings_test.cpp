// SPDX-License-Identifier: AGPL-3.0-or-later
// The big list of naughty strings through every form and every field where people talk: kept as it was typed, or refused
// in words with what was typed still there. Never an error of the house, never a mark-up of theirs.
#include "base/text.hpp"
#include "html/html.hpp"
#include "parse/json.hpp"
#include "parse/test_data.hpp"
#include "parse/url.hpp"
#include "support/talk_house.hpp"

namespace {

using items::TalkHouse;

std::string escaped(std::string_view text) {
    std::string out;
    html::escape_into(out, text);
    return out;
}
std::string in_json(const std::string& text) {
    return parse::Json(text).serialise();
}

struct Strings : testing::Test {
    TalkHouse house;
    std::vector<std::string> strings = parse::testing::naughty_strings();

    void SetUp() override {
        SKIP_WITHOUT_SHARED("strings/blns.json");
        ASSERT_GT(strings.size(), 400U);
        house.clock().advance(std::chrono::hours(24 * 8)); // nobody is a newcomer
    }
    items::Item item_at(const std::string& path) {
        auto visit = house.visit_as(house.sophie);
        return items::access_item(*visit, *base::PublicId::parse(path.substr(path.rfind('/') + 1)), items::Need::read);
    }
    // Refused: what was typed stands in the page.
    static void expect_kept(const http::Response& answer, const std::string& text) {
        ASSERT_EQ(answer.status, 422) << text;
        auto shows = [&](const std::string& typed) { return answer.body.find(escaped(typed)) != std::string::npos; };
        auto clean = base::clean_text(text);
        EXPECT_TRUE(base::trim(clean).empty() || shows(clean) || shows(text)) << text;
    }
    static void expect_no_mark_up(const http::Response& answer, const std::string& text) {
        EXPECT_EQ(answer.status, 200) << text;
        for (const auto* bad : {"<script>alert", "onerror=alert", "href=\"javascript:", "<iframe src"}) {
            auto at = answer.body.find(bad);
            if (at == std::string::npos) continue;
            auto opened = answer.body.rfind('<', at), closed = answer.body.rfind('>', at);
            bool is_text = opened != at && (closed == std::string::npos || closed > opened);
            EXPECT_TRUE(is_text) << text;
        }
    }
};

TEST_F(Strings, are_published_as_typed_or_refused) {
    int published = 0, number = 0;
    for (const auto& text : strings) {
        house.clock().advance(std::chrono::minutes(2));
        auto title = "n° " + std::to_string(++number) + " " + text;
        auto answer = house.post(house.sophie, "/posts",
                                 {{"body", text}, {"title", title}, {"kind", "message"}, {"spaces", "reliure"}});
        if (answer.status != 303) {
            expect_kept(answer, text);
            continue;
        }
        ++published;
        auto path = support::location_of(answer);
        auto item = item_at(path);
        EXPECT_EQ(item.body, base::clean_text(text));
        EXPECT_EQ(item.title, base::clean_line(title));
        if (number % 5 == 0) expect_no_mark_up(house.get(house.pierre, path), text);
        if (number % 5 != 1) continue;
        auto edited = house.post(house.sophie, path + "/edit", {{"body", "avant " + text}, {"title", text}});
        if (edited.status != 303) {
            expect_kept(edited, text);
            continue;
        }
        EXPECT_EQ(item_at(path).body, base::clean_text("avant " + text));
    }
    EXPECT_GT(published, 400);
    for (const auto* list : {"/", "/spaces/reliure", "/questions", "/moderation"})
        EXPECT_EQ(house.get(house.sophie, list).status, 200);
}

TEST_F(Strings, are_said_in_comments_as_typed_or_refused) {
    auto path = house.path(house.publish(house.sophie, "Bonjour", {house.binding}));
    std::string id;
    for (const auto& text : strings) {
        house.clock().advance(std::chrono::seconds(10));
        auto answer = house.post(house.pierre, path + "/comments", {{"body", text}});
        if (answer.status != 303) {
            expect_kept(answer, text);
            continue;
        }
        auto location = support::location_of(answer);
        id = location.substr(location.find_last_of("-/") + 1);
    }
    ASSERT_FALSE(id.empty());
    for (std::size_t i = 0; i < strings.size(); i += 9) {
        auto answer = house.post(house.pierre, "/comments/" + id + "/edit", {{"body", strings[i]}});
        if (answer.status != 303) expect_kept(answer, strings[i]);
    }
    auto next = path + "/comments?after=";
    while (!next.empty()) {
        auto page = house.get(house.karim, next, true);
        expect_no_mark_up(page, next);
        auto link = page.body.find("href=\"" + path + "/comments?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
    }
}

TEST_F(Strings, name_and_describe_spaces_or_are_refused) {
    for (std::size_t i = 0; i < strings.size(); i += 2) {
        const auto& text = strings[i];
        auto answer = house.post(
            house.sophie, "/spaces/reliure/edit",
            {{"name", "R " + text}, {"purpose", "P " + text}, {"charter", text}, {"access", "1"}, {"colour", "2"}});
        if (answer.status != 303) {
            expect_kept(answer, "R " + text);
            continue;
        }
        auto visit = house.visit_as(house.sophie);
        auto space = spaces::access_space(*visit, "reliure", spaces::Need::lead);
        EXPECT_EQ(space.name, base::clean_line("R " + text));
        EXPECT_EQ(space.purpose, base::clean_line("P " + text));
        EXPECT_EQ(space.charter, base::clean_text(text));
        if (i % 10 == 0) expect_no_mark_up(house.get(house.karim, "/spaces/reliure/about"), text);
    }
}

TEST_F(Strings, are_looked_for_without_harm) {
    for (std::size_t i = 0; i < strings.size(); i += 3) {
        auto sought = parse::percent_encode(strings[i]);
        for (const std::string& path : {"/tags/" + sought, "/spaces?q=" + sought, "/spaces/reliure/members?q=" + sought,
                                        "/posts/tags?q=" + sought, "/posts/mentions?q=" + sought,
                                        "/posts/new?space=" + sought, "/api/v1/spaces?q=" + sought}) {
            if (!parse::read_target(path)) continue; // the server says so itself
            auto answer = path.starts_with("/api") ? house.api(house.karim, "GET", path) : house.get(house.karim, path);
            EXPECT_TRUE(answer.status == 200 || answer.status == 404 || answer.status == 422)
                << path << " " << answer.status;
        }
    }
}

TEST_F(Strings, go_through_the_interface_for_programs) {
    auto path = house.path(house.publish(house.sophie, "Bonjour", {house.binding}));
    for (std::size_t i = 0; i < strings.size(); i += 2) {
        house.clock().advance(std::chrono::minutes(2));
        auto text = in_json(strings[i]), title = in_json(std::to_string(i) + " " + strings[i]);
        auto post = house.api(house.sophie, "POST", "/api/v1/posts",
                              R"({"title":)" + title + R"(,"body":)" + text + R"(,"spaces":["reliure"]})");
        ASSERT_TRUE(post.status == 201 || post.status == 422) << text << " " << post.status << post.body;
        if (post.status == 201) {
            EXPECT_EQ(parse::Json::parse(post.body)->find_string("body"), base::clean_text(strings[i]));
        }
        if (strings[i].empty()) continue; // says nothing of the kind
        for (const std::string& body :
             {R"({"kind":)" + text + R"(,"body":"a","spaces":["reliure"]})", R"({"body":"a","spaces":[)" + text + "]}"})
            EXPECT_EQ(house.api(house.sophie, "POST", "/api/v1/posts", body).status, 422) << body;
        auto said = house.api(house.pierre, "POST", "/api/v1" + path + "/comments", R"({"body":)" + text + "}");
        ASSERT_TRUE(said.status == 201 || said.status == 422) << text << " " << said.status << said.body;
        if (said.status == 201) {
            EXPECT_EQ(parse::Json::parse(said.body)->find_string("body"), base::clean_text(strings[i]));
        }
    }
}

} // namespace
