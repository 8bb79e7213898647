// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "support/talk_house.hpp"

namespace posts {
namespace {

using items::TalkHouse;
using support::body_text;
using support::contains;
using support::Fields;
using support::location_of;

std::string post_one(TalkHouse& house, base::PersonId person, const std::string& body) {
    return location_of(house.post(person, "/posts", {{"body", body}, {"kind", "message"}, {"spaces", "reliure"}}));
}

TEST(Publishing, shows_the_form_with_ones_spaces_and_the_open_ones) {
    TalkHouse house;
    auto page = house.get(house.karim, "/posts/new");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(contains(page, "Reliure"));
    EXPECT_FALSE(contains(page, "Juridique"));
    EXPECT_FALSE(contains(page, "Bureau"));
    EXPECT_TRUE(contains(page, "Le proposer à tout le monde"));
    EXPECT_FALSE(contains(page, "Annonce"));
    EXPECT_TRUE(contains(house.get(house.sophie, "/posts/new"), "Annonce"));
    EXPECT_TRUE(contains(house.get(house.pierre, "/posts/new"), "Bureau"));
}

TEST(Publishing, leads_to_the_page_of_what_was_published) {
    TalkHouse house;
    auto answer =
        house.post(house.sophie, "/posts",
                   {{"body", "Du **papier** marbré"}, {"kind", "question"}, {"title", "Où ?"}, {"spaces", "reliure"}});
    EXPECT_EQ(answer.status, 303);
    auto page = house.get(house.pierre, location_of(answer));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("<strong>papier</strong>"), std::string::npos);
    EXPECT_TRUE(contains(page, "Visible par Reliure, 2 personnes"));
    EXPECT_TRUE(contains(page, "Question"));
}

TEST(Publishing, in_an_open_space_joins_it) {
    TalkHouse house;
    EXPECT_FALSE(post_one(house, house.karim, "Bonjour").empty());
    auto visit = house.visit_as(house.karim);
    EXPECT_EQ(spaces::list_mine(*visit).size(), 1U);
}

TEST(Publishing, twice_with_one_key_makes_one_post_and_one_answer) {
    TalkHouse house;
    Fields fields{{"body", "Une fois"}, {"kind", "message"}, {"spaces", "reliure"}};
    auto first = house.post(house.sophie, "/posts", fields, "the-same-key");
    auto second = house.post(house.sophie, "/posts", fields, "the-same-key");
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(location_of(first), location_of(second));
    EXPECT_EQ(house.home_of(house.sophie).size(), 1U);
}

TEST(Publishing, again_with_another_key_leads_to_what_is_already_published) {
    TalkHouse house;
    Fields fields{{"body", "Bonjour à l’atelier"}, {"title", "Bonjour"}, {"kind", "message"}, {"spaces", "reliure"}};
    auto first = house.post(house.sophie, "/posts", fields, "first");
    ASSERT_EQ(first.status, 303);
    auto again = house.post(house.sophie, "/posts", fields, "second");
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(contains(again, "Vous avez déjà publié ceci"));
    EXPECT_TRUE(contains(again, "Bonjour à l’atelier")) << "the text is not lost";
    EXPECT_NE(again.body.find("href=\"" + location_of(first) + "\""), std::string::npos);
    EXPECT_EQ(house.home_of(house.sophie).size(), 1U);
    EXPECT_EQ(house.post(house.pierre, "/posts", fields, "third").status, 303) << "somebody else may say the same";
    fields[1].second = "Un autre titre";
    EXPECT_EQ(house.post(house.sophie, "/posts", fields, "fourth").status, 303);
    fields[1].second = "Bonjour";
    house.clock().advance(std::chrono::hours(24));
    EXPECT_EQ(house.post(house.sophie, "/posts", fields, "fifth").status, 303) << "the day after";
}

TEST(Publishing, again_after_deleting_is_publishing) {
    TalkHouse house;
    auto path = post_one(house, house.sophie, "Bonjour");
    house.post(house.sophie, path + "/delete", {});
    EXPECT_NE(post_one(house, house.sophie, "Bonjour"), path);
}

TEST(Publishing, reloaded_after_a_refusal_shows_the_form) {
    TalkHouse house;
    EXPECT_EQ(location_of(house.get(house.sophie, "/posts")), "/posts/new");
    EXPECT_EQ(location_of(house.get(house.nadia, "/console/proposals/1/decline")), "/console/proposals");
    EXPECT_EQ(house.get(house.sophie, "/console/proposals/1/decline").status, 404);
}

TEST(Publishing, keeps_what_was_typed_when_something_is_missing) {
    TalkHouse house;
    auto answer = house.post(house.sophie, "/posts",
                             {{"body", "Un texte <b>long</b>"}, {"kind", "question"}, {"title", "Un titre"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("Un texte &lt;b&gt;long&lt;/b&gt;</textarea>"), std::string::npos);
    EXPECT_NE(answer.body.find("value=\"Un titre\""), std::string::npos);
    EXPECT_TRUE(contains(answer, "Choisissez au moins un espace"));
}

TEST(Publishing, says_everything_that_is_missing_at_once) {
    TalkHouse house;
    auto empty = house.post(house.sophie, "/posts", {{"body", ""}, {"kind", "message"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(contains(empty, "Choisissez au moins un espace"));
    EXPECT_TRUE(contains(empty, "Écrivez d’abord quelque chose")) << body_text(empty);
    auto elsewhere =
        house.post(house.karim, "/posts", {{"body", ""}, {"kind", "message"}, {"spaces", "juridique"}}, "elsewhere");
    EXPECT_TRUE(contains(elsewhere, "Écrivez d’abord quelque chose"));
    EXPECT_TRUE(contains(elsewhere, "Vous ne pouvez plus écrire dans tous ces espaces")) << body_text(elsewhere);
}

TEST(Publishing, where_one_may_not_write_looks_like_a_space_that_does_not_exist) {
    TalkHouse house;
    std::string first;
    for (std::string slug : {"juridique", "bureau", "nulle-part"}) {
        auto answer =
            house.post(house.karim, "/posts", {{"body", "a"}, {"kind", "message"}, {"spaces", slug}}, "key-" + slug);
        EXPECT_EQ(answer.status, 422) << slug;
        if (first.empty()) first = body_text(answer);
        EXPECT_EQ(body_text(answer), first) << slug;
    }
}

TEST(Publishing, an_announcement_is_for_leaders_and_facilitators) {
    TalkHouse house;
    Fields fields{{"body", "a"}, {"kind", "announcement"}, {"title", "t"}, {"spaces", "reliure"}};
    EXPECT_EQ(house.post(house.pierre, "/posts", fields).status, 422);
    EXPECT_EQ(house.post(house.sophie, "/posts", fields).status, 303);
    EXPECT_EQ(house.post(house.nadia, "/posts", fields).status, 303);
}

TEST(Publishing, has_a_pace) {
    TalkHouse house;
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(post_one(house, house.sophie, "n" + std::to_string(i)).empty());
    auto refused =
        house.post(house.sophie, "/posts", {{"body", "de trop"}, {"kind", "message"}, {"spaces", "reliure"}});
    EXPECT_EQ(refused.status, 429);
    EXPECT_TRUE(contains(refused, "de trop"));
    house.clock().advance(std::chrono::minutes(2));
    EXPECT_FALSE(post_one(house, house.sophie, "plus tard").empty());
    house.clock().advance(std::chrono::hours(24 * 8));
    for (int i = 0; i < 10; ++i) EXPECT_FALSE(post_one(house, house.sophie, "m" + std::to_string(i)).empty());
    EXPECT_EQ(house.post(house.sophie, "/posts", {{"body", "x"}, {"kind", "message"}, {"spaces", "reliure"}}).status,
              429);
}

TEST(Audience, follows_the_boxes) {
    TalkHouse house;
    auto none = house.post(house.pierre, "/posts/audience", {{"body", ""}});
    EXPECT_TRUE(contains(none, "Personne encore"));
    auto two = house.post(house.pierre, "/posts/audience", {{"spaces", "reliure"}, {"spaces", "juridique"}});
    EXPECT_TRUE(contains(two, "Visible par Juridique et Reliure, 2 personnes") ||
                contains(two, "Visible par Reliure et Juridique, 2 personnes"))
        << body_text(two);
    EXPECT_TRUE(contains(two, "Sophie Martin"));
    EXPECT_TRUE(contains(house.post(house.karim, "/posts/audience", {{"spaces", "bureau"}}), "Personne encore"));
}

TEST(Audience, says_that_one_space_is_open_or_several) {
    TalkHouse house;
    house.add_space("Papier", spaces::Access::open);
    EXPECT_TRUE(contains(house.post(house.pierre, "/posts/audience", {{"spaces", "reliure"}}), "l’espace est ouvert"));
    EXPECT_TRUE(contains(house.post(house.pierre, "/posts/audience", {{"spaces", "reliure"}, {"spaces", "papier"}}),
                         "les espaces sont ouverts"));
}

TEST(Preview, renders_and_escapes) {
    TalkHouse house;
    auto preview = house.post(house.karim, "/posts/preview", {{"body", "**gras** <script>alert(1)</script>"}});
    EXPECT_NE(preview.body.find("<strong>gras</strong>"), std::string::npos);
    EXPECT_EQ(preview.body.find("<script>alert"), std::string::npos);
}

TEST(Proposal, waits_for_a_facilitator) {
    TalkHouse house;
    auto answer = house.post(house.karim, "/posts", {{"body", "Pour tous"}, {"kind", "message"}, {"everyone", "yes"}});
    auto path = location_of(answer);
    EXPECT_EQ(house.get(house.karim, path).status, 200);
    EXPECT_EQ(house.get(house.sophie, path).status, 404);
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/proposals"), "Pour tous"));
    EXPECT_EQ(house.get(house.sophie, "/console/proposals").status, 404);
    auto id = path.substr(7);
    EXPECT_EQ(house.post(house.sophie, "/console/proposals/" + id + "/accept", {}).status, 404);
    EXPECT_EQ(house.post(house.nadia, "/console/proposals/" + id + "/accept", {}).status, 303);
    EXPECT_EQ(house.get(house.sophie, path).status, 200);
    EXPECT_EQ(house.post(house.nadia, "/console/proposals/" + id + "/decline", {{"reason", "non"}}).status, 409);
}

TEST(Proposal, is_made_once) {
    TalkHouse house;
    Fields fields{{"body", "Pour tous"}, {"kind", "message"}, {"everyone", "yes"}};
    auto first = house.post(house.karim, "/posts", fields, "first");
    auto again = house.post(house.karim, "/posts", fields, "second");
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(contains(again, "Vous l’avez déjà proposé"));
    EXPECT_NE(again.body.find("href=\"" + location_of(first) + "\""), std::string::npos);
}

TEST(Proposal, declined_tells_its_author_why) {
    TalkHouse house;
    auto path = location_of(
        house.post(house.karim, "/posts", {{"body", "Pour tous"}, {"kind", "message"}, {"everyone", "yes"}}));
    auto decide = "/console/proposals/" + path.substr(7) + "/decline";
    EXPECT_EQ(house.post(house.nadia, decide, {{"reason", ""}}).status, 422);
    EXPECT_EQ(house.post(house.nadia, decide, {{"reason", "Déjà dit hier."}}).status, 303);
    EXPECT_TRUE(contains(house.get(house.karim, path), "Déjà dit hier."));
    EXPECT_EQ(house.get(house.sophie, path).status, 404);
}

TEST(Api, publishes_reads_edits_and_deletes) {
    TalkHouse house;
    auto made = house.api(house.sophie, "POST", "/api/v1/posts",
                          R"({"kind":"question","title":"Où ?","body":"du #papier","spaces":["reliure"]})", "k1");
    ASSERT_EQ(made.status, 201) << made.body;
    auto path = location_of(made);
    auto json = *parse::Json::parse(made.body);
    EXPECT_EQ(json.find_string("kind"), "question");
    EXPECT_EQ(json.find("author")->find_string("name"), "Sophie Martin");
    EXPECT_EQ(json.find("tags")->items().at(0).as_string(), "papier");
    auto again = house.api(house.sophie, "POST", "/api/v1/posts",
                           R"({"kind":"question","title":"Où ?","body":"du #papier","spaces":["reliure"]})", "k1");
    EXPECT_EQ(location_of(again), path);
    EXPECT_EQ(house.api(house.pierre, "GET", path).status, 200);
    EXPECT_EQ(house.api(house.pierre, "PATCH", path, R"({"body":"volé"})").status, 404);
    auto edited = house.api(house.sophie, "PATCH", path, R"({"body":"du carton"})");
    EXPECT_EQ(parse::Json::parse(edited.body)->find_string("title"), "Où ?");
    EXPECT_EQ(parse::Json::parse(edited.body)->find_string("body"), "du carton");
    EXPECT_EQ(house.api(house.sophie, "DELETE", path).status, 204);
    EXPECT_EQ(house.api(house.pierre, "GET", path).status, 404);
}

TEST(Api, says_what_is_wrong_by_field) {
    TalkHouse house;
    for (auto [body, field] : {std::pair{"[]", ""},
                               {"{", ""},
                               {R"({"body":3})", "body"},
                               {R"({"kind":"x"})", "kind"},
                               {R"({"body":"a","spaces":"reliure"})", "spaces"},
                               {R"({"body":"a","spaces":["reliure"],"everyone":"yes"})", "everyone"},
                               {R"({"body":"a"})", "spaces"}}) {
        auto answer = house.api(house.sophie, "POST", "/api/v1/posts", body);
        EXPECT_EQ(answer.status, 422) << body;
        EXPECT_EQ(answer.content_type, "application/problem+json");
        EXPECT_NE(parse::Json::parse(answer.body)->find("errors")->find(field), nullptr) << answer.body;
    }
}

} // namespace
} // namespace posts
