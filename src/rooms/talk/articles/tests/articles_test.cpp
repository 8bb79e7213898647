// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/articles.hpp"
#include "net/image.hpp"
#include "parse/json.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/articles/actions.hpp"
#include "support/talk_house.hpp"

namespace articles {
namespace {

using items::TalkHouse;
using support::contains;
using support::Fields;
using support::input_of;
using support::location_of;

struct Articles : testing::Test {
    TalkHouse house;

    void SetUp() override { house.clock().advance(std::chrono::hours(24 * 8)); } // nobody is a newcomer
    static Fields fields(Fields more = {}) {
        Fields out{{"form", "article"},
                   {"title", "Le papier marbré"},
                   {"standfirst", "Une cuve, de l’eau, du temps."},
                   {"body", "# La cuve\n\nIl faut de l’eau.\n\n# Le peigne\n\nEt un peigne."},
                   {"spaces", "reliure"}};
        for (auto& [name, value] : more) {
            std::erase_if(out, [&](const auto& field) { return field.first == name; });
            out.emplace_back(name, value);
        }
        return out;
    }
    std::string publish(base::PersonId author, Fields more = {}) {
        auto answer = house.post(author, "/articles", fields(std::move(more)));
        EXPECT_EQ(answer.status, 303) << support::body_text(answer).substr(0, 400);
        return location_of(answer);
    }
    static std::string post_path(const std::string& article) { return "/posts/" + article.substr(10); }
    std::vector<std::string> titles(base::PersonId person) {
        auto visit = house.visit_as(person);
        std::vector<std::string> out;
        for (const auto& listed : items::list_items(*visit, {}).items) out.push_back(listed.item.title);
        return out;
    }
};

TEST_F(Articles, are_read_with_their_sections_and_time) {
    auto path = publish(house.sophie, {{"level", "expert"}});
    auto page = house.get(house.pierre, path);
    for (const auto* text : {"Le papier marbré", "Une cuve, de l’eau, du temps.", "1 minute de lecture", "Expert",
                             "Dans cet article", "Sophie Martin"})
        EXPECT_TRUE(contains(page, text)) << text;
    EXPECT_NE(page.body.find("href=\"#s-la-cuve\""), std::string::npos);
    EXPECT_NE(page.body.find("<h2 id=\"s-la-cuve\">"), std::string::npos);
    EXPECT_EQ(location_of(house.get(house.pierre, post_path(path))), path);
    EXPECT_TRUE(contains(house.get(house.pierre, "/articles"), "Le papier marbré"));
    EXPECT_TRUE(contains(house.get(house.pierre, "/articles?level=expert"), "Le papier marbré"));
    EXPECT_FALSE(contains(house.get(house.pierre, "/articles?level=discovering"), "Le papier marbré"));
    EXPECT_TRUE(contains(house.get(house.pierre, "/"), "Le papier marbré"));
}

TEST_F(Articles, are_for_readers_of_their_places) {
    auto secret = publish(house.pierre, {{"spaces", "bureau"}});
    EXPECT_EQ(house.get(house.karim, secret).status, 404);
    EXPECT_EQ(house.get(house.karim, secret + "/edit").status, 404);
    EXPECT_FALSE(contains(house.get(house.karim, "/articles"), "Le papier marbré"));
    EXPECT_EQ(house.get(house.sophie, publish(house.sophie) + "/edit").status, 200);
}

TEST_F(Articles, come_back_with_what_was_typed_when_something_is_wrong) {
    auto answer = house.post(house.sophie, "/articles", fields({{"title", ""}, {"body", "Mon texte"}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(contains(answer, "Mon texte"));
    EXPECT_TRUE(contains(answer, "Donnez-lui un titre"));
}

TEST_F(Articles, sent_twice_are_published_once) {
    auto first = house.post(house.sophie, "/articles", fields(), "one-key");
    auto second = house.post(house.sophie, "/articles", fields(), "one-key");
    EXPECT_EQ(location_of(first), location_of(second));
    EXPECT_EQ(house.post(house.sophie, "/articles", fields()).status, 409);
    EXPECT_EQ(titles(house.pierre).size(), 1U);
}

TEST_F(Articles, may_be_longer_than_publications) {
    std::string body;
    while (body.size() < 40'000) body += "Une phrase de plus sur le papier et sur la cuve.\n\n";
    auto path = publish(house.sophie, {{"body", body + "La fin."}});
    EXPECT_TRUE(contains(house.get(house.pierre, path), "La fin."));
    EXPECT_EQ(house.post(house.sophie, "/articles", fields({{"title", "Trop"}, {"body", body + body}})).status, 422);
}

TEST_F(Articles, are_corrected_by_those_who_look_after_the_place) {
    auto path = publish(house.pierre);
    auto form = house.get(house.sophie, path + "/edit");
    EXPECT_EQ(form.status, 200) << "Sophie leads the space";
    auto edited = house.post(house.sophie, path + "/edit",
                             fields({{"title", "Le papier à la cuve"}, {"revision", input_of(form, "revision")}}));
    EXPECT_EQ(edited.status, 303);
    EXPECT_TRUE(contains(house.get(house.pierre, path), "Le papier à la cuve"));
    EXPECT_TRUE(contains(house.get(house.pierre, post_path(path) + "/history"), "Il faut de l’eau."));
    EXPECT_EQ(house.post(house.sophie, post_path(path) + "/delete", {}).status, 404);
}

TEST_F(Articles, edited_by_two_are_joined) {
    auto path = publish(house.pierre);
    auto old = input_of(house.get(house.pierre, path + "/edit"), "revision");
    house.post(house.sophie, path + "/edit", fields({{"standfirst", "Une cuve et du temps."}, {"revision", old}}));
    auto clash = house.post(
        house.pierre, path + "/edit",
        fields({{"body", "# La cuve\n\nIl faut de l’eau froide.\n\n# Le peigne\n\nEt un peigne."}, {"revision", old}}));
    EXPECT_EQ(clash.status, 422);
    EXPECT_NE(clash.body.find("\nUne cuve et du temps.</textarea>"), std::string::npos);
    EXPECT_NE(clash.body.find("Il faut de l’eau froide."), std::string::npos);
}

TEST_F(Articles, deleted_come_back) {
    auto path = publish(house.sophie);
    house.post(house.sophie, post_path(path) + "/delete", {});
    EXPECT_EQ(house.get(house.pierre, path).status, 404);
    EXPECT_TRUE(contains(house.get(house.sophie, path), "Vous avez supprimé"));
    house.post(house.sophie, post_path(path) + "/restore", {});
    EXPECT_EQ(house.get(house.pierre, path).status, 200);
}

TEST_F(Articles, carry_a_cover_that_can_be_taken_back) {
    auto picture = *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='red'/></svg>",
        90, 30);
    auto answer =
        house.post_files(house.sophie, "/articles", fields({{"cover_alt", "Une cuve"}}),
                         {{.field = "cover", .file_name = "cuve.png", .type = "image/png", .bytes = picture}});
    auto path = location_of(answer);
    auto page = house.get(house.pierre, path);
    EXPECT_NE(page.body.find("alt=\"Une cuve\""), std::string::npos);
    auto revision = input_of(house.get(house.sophie, path + "/edit"), "revision");
    house.post(house.sophie, path + "/edit", fields({{"remove_cover", "yes"}, {"revision", revision}}));
    EXPECT_EQ(house.get(house.pierre, path).body.find("alt=\"Une cuve\""), std::string::npos);
}

TEST_F(Articles, are_signed_by_guests_who_agreed) {
    Fields guest{{"guest_name", "Rosa Lam"}, {"guest_line", "Doreuse à Nantes"}};
    EXPECT_EQ(house.post(house.sophie, "/articles", fields(guest)).status, 422);
    guest.emplace_back("consent", "yes");
    auto page = house.get(house.pierre, publish(house.sophie, guest));
    EXPECT_TRUE(contains(page, "Rosa Lam"));
    EXPECT_TRUE(contains(page, "À l’invitation de Sophie Martin"));
}

TEST_F(Articles, may_be_testimonies) {
    auto path = publish(
        house.sophie,
        {{"form", "testimony"}, {"guest_name", "Rosa Lam"}, {"consent", "yes"}, {"body", "J’ai commencé en 1994."}});
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "Témoignage"));
    EXPECT_TRUE(contains(page, "Propos recueillis par Sophie Martin"));
    EXPECT_FALSE(contains(page, "Une cuve, de l’eau")) << "a testimony has no standfirst";
}

TEST_F(Articles, follow_each_other_in_a_series) {
    auto first = publish(house.sophie, {{"title", "Un"}, {"series", "new"}, {"series_title", "La marbrure"}});
    auto page = house.get(house.pierre, first);
    auto at = page.body.find("/series/");
    ASSERT_NE(at, std::string::npos);
    auto series = page.body.substr(at, 21);
    auto second = publish(house.sophie, {{"title", "Deux"}, {"series", series.substr(8)}});
    EXPECT_TRUE(contains(house.get(house.pierre, first), "1 sur 2"));
    EXPECT_NE(house.get(house.pierre, first).body.find("href=\"" + second + "\""), std::string::npos);
    EXPECT_TRUE(contains(house.get(house.pierre, series), "Une série de Sophie Martin, 2 articles"));
    house.post(house.sophie, series + "/order", {{"article", second.substr(10)}, {"direction", "earlier"}});
    EXPECT_TRUE(contains(house.get(house.pierre, second), "1 sur 2"));
    EXPECT_EQ(house.post(house.pierre, series + "/order", {{"article", second.substr(10)}}).status, 404);
    EXPECT_EQ(house.post(house.pierre, "/articles", fields({{"title", "Trois"}, {"series", series.substr(8)}})).status,
              422);
    EXPECT_EQ(house.post(house.sophie, series + "/edit", {{"title", "Marbrer"}}).status, 303);
    EXPECT_TRUE(contains(house.get(house.pierre, series), "Marbrer"));
}

TEST_F(Articles, a_series_nobody_may_read_is_not_there) {
    publish(house.pierre, {{"spaces", "bureau"}, {"series", "new"}, {"series_title", "Secret"}});
    auto page = house.get(house.pierre, "/articles");
    auto visit = house.visit_as(house.pierre);
    static const db::Query all{.name = "test.series", .text = "SELECT public_id FROM article_series"};
    auto series = series_path(visit->db().get<base::PublicId>(all));
    EXPECT_EQ(house.get(house.pierre, series).status, 200);
    EXPECT_EQ(house.get(house.karim, series).status, 404);
}

TEST_F(Articles, speak_json) {
    auto made =
        house.api(house.sophie, "POST", "/api/v1/articles",
                  R"({"title":"Un","standfirst":"Pourquoi","body":"Texte","level":"expert","spaces":["reliure"]})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto json = *parse::Json::parse(made.body);
    EXPECT_EQ(json.find_string("standfirst"), "Pourquoi");
    EXPECT_EQ(json.find_string("level"), "expert");
    auto path = "/api/v1/articles/" + std::string(*json.find_string("id"));
    auto edited = house.api(house.sophie, "PATCH", path, R"({"body":"Autre texte"})");
    EXPECT_EQ(parse::Json::parse(edited.body)->find_string("body"), "Autre texte");
    EXPECT_EQ(house.api(house.karim, "PATCH", path, R"({"body":"Non"})").status, 404);
}

} // namespace
} // namespace articles
