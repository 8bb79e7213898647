// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "http/csrf.hpp"
#include "parse/json.hpp"
#include "rooms/talk/comments/actions.hpp"
#include "support/talk_house.hpp"
#include <set>
#include <thread>

namespace comments {
namespace {

using items::TalkHouse;
using support::body_text;
using support::contains;
using support::location_of;

std::string id_in(const std::string& location) {
    return location.substr(location.rfind('-') + 1);
}
// A comment's public id.
std::string say(TalkHouse& house, base::PersonId who, const std::string& path, const std::string& body,
                const std::string& reply_to = {}) {
    support::Fields fields{{"body", body}};
    if (!reply_to.empty()) fields.emplace_back("reply_to", reply_to);
    return id_in(location_of(house.post(who, path + "/comments", fields)));
}

struct Thread : testing::Test {
    TalkHouse house;
    ItemId item = house.publish(house.sophie, "Qui connaît un bon carton ?", {house.binding});
    std::string path = house.path(item);
    std::int64_t count() { return house.row(item).comment_count; }
    http::Response post_fragment(base::PersonId who, const std::string& to, const support::Fields& fields) {
        auto request = support::request_for(http::Method::post, to);
        for (const auto& [name, value] : fields) request.form.fields.push_back({name, value});
        request.form.fields.push_back({"key", base::random_token()});
        request.form.fields.push_back(
            {"csrf", http::csrf_token(house.house().key.derive("csrf"), house.session_of(who))});
        request.headers = {{"origin", house.house().origin},
                           {"cookie", "__Host-guilde_session=" + house.session_of(who)},
                           {"accept-language", "fr"},
                           {"hx-request", "true"}};
        request.is_secure = true;
        return house.answer(request);
    }
};

TEST_F(Thread, shows_comments_oldest_first_with_replies_one_level_deep) {
    auto first = say(house, house.pierre, path, "alpha");
    auto second = say(house, house.sophie, path, "beta");
    auto reply = say(house, house.sophie, path, "gamma", first);
    say(house, house.pierre, path, "delta", reply);
    auto text = body_text(house.get(house.sophie, path));
    EXPECT_LT(text.find("alpha"), text.find("gamma"));
    EXPECT_LT(text.find("gamma"), text.find("delta"));
    EXPECT_LT(text.find("delta"), text.find("beta"));
    EXPECT_NE(text.find("4 réponses"), std::string::npos);
    auto visit = house.visit_as(house.sophie);
    auto deep = access_comment(*visit, *base::PublicId::parse(reply), items::Need::read);
    auto top = access_comment(*visit, *base::PublicId::parse(first), items::Need::read);
    EXPECT_EQ(deep.parent, top.id);
    EXPECT_EQ(top.reply_count, 2);
}

TEST_F(Thread, goes_on_page_after_page_without_gap_or_double) {
    auto visit = house.visit_as(house.pierre);
    auto body = items::render_body(*visit, "x");
    platform::write(*visit, [&] {
        for (int i = 0; i < 120; ++i)
            insert_comment(*visit, {.item = item, .author = house.pierre, .body = "n", .posted_at = visit->now()},
                           body);
    });
    std::set<std::string> seen;
    auto next = path + "/comments?after=";
    int pages = 0;
    while (!next.empty()) {
        auto page = house.get(house.sophie, next, true);
        ASSERT_EQ(page.status, 200);
        for (auto at = page.body.find("id=\"comment-"); at != std::string::npos;
             at = page.body.find("id=\"comment-", at + 1))
            EXPECT_TRUE(seen.insert(page.body.substr(at, 30)).second);
        auto link = page.body.find("href=\"" + path + "/comments?after=");
        next = link == std::string::npos ? "" : page.body.substr(link + 6, page.body.find('"', link + 6) - link - 6);
        ++pages;
    }
    EXPECT_EQ(seen.size(), 120U);
    EXPECT_EQ(pages, 3);
}

TEST_F(Thread, answers_htmx_with_the_comment_and_an_empty_box) {
    auto request_page = house.get(house.pierre, path);
    EXPECT_NE(request_page.body.find("id=\"reply-box\""), std::string::npos);
    auto first = say(house, house.pierre, path, "alpha");
    auto box = house.get(house.sophie, "/comments/" + first + "/reply", true);
    EXPECT_NE(box.body.find("name=\"reply_to\" value=\"" + first + "\""), std::string::npos);
    EXPECT_TRUE(contains(box, "Visible par Reliure"));
    EXPECT_EQ(house.get(house.sophie, "/comments/" + first + "/reply").status, 200);
}

TEST_F(Thread, a_reply_to_a_reply_comes_last_under_the_comment_at_once) {
    auto first = say(house, house.pierre, path, "alpha");
    auto reply = say(house, house.sophie, path, "beta", first);
    say(house, house.pierre, path, "gamma", first);
    auto page = house.get(house.sophie, path);
    auto box = page.body.find("id=\"reply-to-" + reply + "\"");
    ASSERT_NE(box, std::string::npos);
    EXPECT_LT(box, page.body.find("gamma")) << "the box stands beside the reply it answers";
    auto said = post_fragment(house.sophie, path + "/comments", {{"body", "delta"}, {"reply_to", reply}});
    ASSERT_EQ(said.status, 200);
    auto place = said.body.find("hx-swap-oob=\"beforebegin:#reply-to-" + first + "\"");
    ASSERT_NE(place, std::string::npos) << said.body;
    EXPECT_LT(place, said.body.find("delta"));
    EXPECT_TRUE(contains(said, "4 réponses")) << "the heading, and the number beside the reactions";
    EXPECT_NE(said.body.find("innerHTML:#replies &gt; div &gt; h2"), std::string::npos);
    EXPECT_NE(said.body.find("id=\"reactions-" + path.substr(7)), std::string::npos);
    EXPECT_NE(page.body.find("<section class=\"section\" id=\"replies\"><div class=\"section-head\"><h2"),
              std::string::npos)
        << "where the heading is looked for";
}

TEST_F(Thread, a_reply_and_its_end_change_the_numbers_at_once) {
    auto said = post_fragment(house.pierre, path + "/comments", {{"body", "alpha"}});
    EXPECT_TRUE(contains(said, "1 réponse"));
    auto at = said.body.find("id=\"comment-") + 12;
    auto id = said.body.substr(at, said.body.find('"', at) - at);
    auto gone = post_fragment(house.pierre, "/comments/" + id + "/delete", {});
    EXPECT_TRUE(contains(gone, "Pas encore de réponse")) << body_text(gone);
    EXPECT_TRUE(contains(post_fragment(house.pierre, "/comments/" + id + "/restore", {}), "1 réponse"));
}

TEST_F(Thread, a_reply_has_a_page_even_late_and_under_what_was_removed) {
    auto first = say(house, house.pierre, path, "alpha");
    std::string last;
    for (int i = 0; i < 12; ++i) last = say(house, house.sophie, path, "beta " + std::to_string(i), first);
    EXPECT_TRUE(contains(house.get(house.karim, "/comments/" + last), "beta 11"));
    house.post(house.pierre, "/comments/" + first + "/delete", {});
    auto page = house.get(house.karim, "/comments/" + last);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(contains(page, "beta 11"));
    EXPECT_FALSE(contains(page, "alpha"));
    EXPECT_EQ(house.get(house.karim, "/comments/" + first + "/replies").status, 200);
    EXPECT_EQ(house.get(house.karim, "/comments/" + first).status, 404);
}

TEST_F(Thread, a_refused_reply_keeps_what_was_typed) {
    auto answer = house.post(house.pierre, path + "/comments", {{"body", std::string(10'001, 'a')}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("aaaaaaaaaa"), std::string::npos);
    EXPECT_EQ(house.post(house.pierre, path + "/comments", {{"body", "  "}}).status, 422);
    EXPECT_EQ(count(), 0);
}

TEST_F(Thread, one_key_makes_one_comment) {
    auto first = house.post(house.pierre, path + "/comments", {{"body", "une fois"}}, "key");
    auto second = house.post(house.pierre, path + "/comments", {{"body", "une fois"}}, "key");
    EXPECT_EQ(location_of(first), location_of(second));
    EXPECT_EQ(count(), 1);
}

TEST_F(Thread, deletes_with_an_undo_and_keeps_the_place_of_what_was_answered) {
    auto first = say(house, house.pierre, path, "alpha");
    auto verb = "/comments/" + first;
    EXPECT_EQ(house.post(house.sophie, verb + "/delete", {}).status, 404);
    EXPECT_EQ(house.post(house.pierre, verb + "/delete", {}).status, 303);
    EXPECT_EQ(house.post(house.pierre, verb + "/delete", {}).status, 303);
    EXPECT_EQ(count(), 0);
    EXPECT_FALSE(contains(house.get(house.sophie, path), "alpha"));
    EXPECT_FALSE(contains(house.get(house.sophie, path), "supprimé"));
    EXPECT_TRUE(contains(house.get(house.pierre, path), "Vous avez supprimé cette réponse."));
    EXPECT_EQ(house.get(house.sophie, verb).status, 404);
    EXPECT_EQ(house.post(house.pierre, verb + "/restore", {}).status, 303);
    EXPECT_EQ(count(), 1);
    say(house, house.sophie, path, "beta", first);
    house.post(house.pierre, verb + "/delete", {});
    auto page = house.get(house.sophie, path);
    EXPECT_TRUE(contains(page, "a été supprimée"));
    EXPECT_TRUE(contains(page, "beta"));
    EXPECT_FALSE(contains(page, "alpha"));
    house.clock().advance(std::chrono::hours(25));
    EXPECT_EQ(house.post(house.pierre, verb + "/restore", {}).status, 404);
    EXPECT_EQ(count(), 1);
}

TEST_F(Thread, edits_are_for_the_author) {
    auto first = "/comments/" + say(house, house.pierre, path, "alpha");
    EXPECT_EQ(house.get(house.sophie, first + "/edit").status, 404);
    EXPECT_EQ(house.post(house.sophie, first + "/edit", {{"body", "volé"}}).status, 404);
    EXPECT_EQ(house.post(house.pierre, first + "/edit", {{"body", ""}}).status, 422);
    EXPECT_EQ(house.post(house.pierre, first + "/edit", {{"body", "omega"}}).status, 303);
    EXPECT_TRUE(contains(house.get(house.sophie, path), "omega"));
    EXPECT_TRUE(contains(house.get(house.sophie, path), "modifié"));
}

TEST_F(Thread, hidden_comments_are_gone_at_once) {
    auto id = say(house, house.pierre, path, "alpha");
    auto visit = house.visit_as(house.sophie);
    auto comment = access_comment(*visit, *base::PublicId::parse(id), items::Need::moderate); // she leads the space
    platform::write(*visit, [&] { hide_comment(*visit, comment.id); });
    EXPECT_EQ(count(), 0);
    EXPECT_FALSE(contains(house.get(house.karim, path), "alpha"));
    EXPECT_EQ(house.post(house.pierre, "/comments/" + id + "/restore", {}).status, 404);
    platform::write(*visit, [&] { show_comment(*visit, comment.id); });
    EXPECT_EQ(count(), 1);
    EXPECT_TRUE(contains(house.get(house.karim, path), "alpha"));
}

TEST_F(Thread, says_how_many_replies_are_new_to_others) {
    auto page = house.get(house.sophie, path);
    auto at = page.body.find(path + "/comments?since=");
    ASSERT_NE(at, std::string::npos);
    auto href = page.body.substr(at, page.body.find('"', at) - at);
    say(house, house.pierre, path, "alpha");
    say(house, house.pierre, path, "beta");
    say(house, house.sophie, path, "la mienne");
    EXPECT_TRUE(contains(house.get(house.sophie, href, true), "2 nouvelles réponses"));
    EXPECT_FALSE(contains(house.get(house.sophie, href, true), "alpha"));
}

TEST_F(Thread, counts_are_exact_when_a_hundred_comment_at_once) {
    constexpr int people = 10, each = 10;
    auto body = items::render_body(*house.visit_as(house.pierre), "ensemble");
    std::vector<std::thread> threads;
    for (int i = 0; i < people; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < each; ++n) {
                auto visit = house.visit_as(house.pierre);
                platform::write(*visit, [&] {
                    insert_comment(
                        *visit, {.item = item, .author = house.pierre, .body = "x", .posted_at = visit->now()}, body);
                });
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count(), people * each);
}

TEST_F(Thread, an_answer_deleted_while_it_is_accepted_is_not_the_accepted_one) {
    auto question = location_of(
        house.post(house.sophie, "/posts", {{"body", "Comment ?"}, {"kind", "question"}, {"spaces", "reliure"}}));
    auto id = base::PublicId::parse(question.substr(question.rfind('/') + 1));
    for (int i = 0; i < 10; ++i) {
        auto answer = say(house, house.pierre, question, "peut-être");
        std::thread accepting([&] { house.post(house.sophie, "/comments/" + answer + "/accept", {}); });
        house.post(house.pierre, "/comments/" + answer + "/delete", {});
        accepting.join();
        auto visit = house.visit_as(house.sophie);
        EXPECT_EQ(items::access_item(*visit, *id, items::Need::read).accepted_comment, 0);
        EXPECT_EQ(house.get(house.karim, "/comments/" + answer).status, 404);
    }
}

TEST_F(Thread, a_reply_that_names_a_crowd_is_refused) {
    items::RenderedBody crowd;
    for (int i = 1; i <= 30; ++i) crowd.mentions.push_back(base::PersonId{i});
    EXPECT_NO_THROW(items::check_mentions(crowd));
    crowd.mentions.push_back(base::PersonId{31});
    EXPECT_THROW(items::check_mentions(crowd), base::Refusal);
}

TEST_F(Thread, an_answer_is_accepted_by_who_asked) {
    auto question = location_of(
        house.post(house.sophie, "/posts", {{"body", "Comment ?"}, {"kind", "question"}, {"spaces", "reliure"}}));
    auto wrong = say(house, house.pierre, question, "mauvaise");
    auto right = say(house, house.pierre, question, "bonne");
    EXPECT_EQ(house.post(house.pierre, "/comments/" + right + "/accept", {}).status, 404);
    EXPECT_EQ(house.post(house.sophie, "/comments/" + right + "/accept", {}).status, 303);
    auto text = body_text(house.get(house.karim, question));
    EXPECT_LT(text.find("bonne"), text.find("mauvaise"));
    EXPECT_NE(text.find("Réponse retenue"), std::string::npos);
    EXPECT_NE(text.find("Répondu"), std::string::npos);
    house.post(house.pierre, "/comments/" + right + "/delete", {});
    EXPECT_EQ(body_text(house.get(house.karim, question)).find("Répondu"), std::string::npos);
    auto message = say(house, house.pierre, path, "sur un message");
    EXPECT_EQ(house.post(house.sophie, "/comments/" + message + "/accept", {}).status, 404);
}

TEST_F(Thread, shows_the_accepted_answer_in_its_place_when_that_is_the_first) {
    auto question = location_of(
        house.post(house.sophie, "/posts", {{"body", "Comment ?"}, {"kind", "question"}, {"spaces", "reliure"}}));
    auto right = say(house, house.pierre, question, "la bonne colle");
    say(house, house.karim, question, "une autre");
    house.post(house.sophie, "/comments/" + right + "/accept", {});
    auto page = house.get(house.karim, question);
    EXPECT_TRUE(contains(page, "Réponse retenue"));
    EXPECT_FALSE(contains(page, "plus haut"));
    auto at = page.body.find("la bonne colle");
    EXPECT_EQ(page.body.find("la bonne colle", at + 1), std::string::npos);
    EXPECT_EQ(page.body.find("id=\"accepted\""), std::string::npos);
}

TEST_F(Thread, shows_the_accepted_answer_once_and_leads_to_it) {
    auto question = location_of(
        house.post(house.sophie, "/posts", {{"body", "Comment ?"}, {"kind", "question"}, {"spaces", "reliure"}}));
    auto first = say(house, house.pierre, question, "mauvaise");
    auto right = say(house, house.pierre, question, "la bonne colle");
    house.post(house.sophie, question + "/comments", {{"body", "merci bien"}, {"reply_to", right}});
    house.post(house.sophie, "/comments/" + right + "/accept", {});
    auto page = house.get(house.karim, question);
    auto text = body_text(page);
    auto at = text.find("la bonne colle");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(text.find("la bonne colle", at + 1), std::string::npos);
    EXPECT_LT(text.find("La réponse retenue, plus haut"), text.find("merci bien")) << "replies stay in their place";
    EXPECT_NE(page.body.find("href=\"" + question + "#comment-" + right + "\""), std::string::npos);
    auto id = "id=\"comment-" + right + "\"";
    EXPECT_EQ(page.body.find(id), page.body.rfind(id));
    EXPECT_NE(page.body.find(id), std::string::npos);
    EXPECT_TRUE(contains(house.get(house.karim, "/comments/" + right), "la bonne colle"));
}

TEST_F(Thread, of_what_one_may_not_read_does_not_exist) {
    auto secret = house.path(house.publish(house.pierre, "secret", {house.committee}));
    auto comment = say(house, house.pierre, secret, "chut");
    auto absent = base::PublicId::random().str();
    for (const auto& rest : {"", "/reply", "/edit", "/replies"}) {
        auto hidden = house.get(house.karim, "/comments/" + comment + rest);
        EXPECT_EQ(hidden.status, 404) << rest;
        EXPECT_EQ(body_text(hidden), body_text(house.get(house.karim, "/comments/" + absent + rest)));
    }
    EXPECT_EQ(house.post(house.karim, path + "/comments", {{"body", "x"}, {"reply_to", comment}}).status, 404);
    EXPECT_EQ(house.api(house.karim, "GET", "/api/v1" + secret + "/comments").status, 404);
}

TEST_F(Thread, speaks_json) {
    auto made = house.api(house.pierre, "POST", "/api/v1" + path + "/comments", R"({"body":"alpha"})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto id = std::string(*parse::Json::parse(made.body)->find_string("id"));
    auto reply =
        house.api(house.sophie, "POST", "/api/v1" + path + "/comments", R"({"body":"beta","reply_to":")" + id + "\"}");
    EXPECT_EQ(parse::Json::parse(reply.body)->find_string("reply_to"), id);
    auto list = *parse::Json::parse(house.api(house.sophie, "GET", "/api/v1" + path + "/comments").body);
    EXPECT_EQ(list.find("items")->items().size(), 2U);
    EXPECT_TRUE(list.find("next")->is_null());
    for (const auto* wrong : {R"({"body":" "})", R"({"body":3})", R"({"body":"a","reply_to":3})",
                              R"({"body":"a","reply_to":"!"})", "[]", "{"})
        EXPECT_EQ(house.api(house.pierre, "POST", "/api/v1" + path + "/comments", wrong).status, 422) << wrong;
    EXPECT_EQ(count(), 2) << "a reply never becomes a comment by itself";
}

} // namespace
} // namespace comments
