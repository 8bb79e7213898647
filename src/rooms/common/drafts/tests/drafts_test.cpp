// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/drafts.hpp"
#include "parse/json.hpp"
#include "rooms/common/drafts/actions.hpp"
#include "rooms/common/drafts/rules.hpp"
#include "support/talk_house.hpp"

namespace drafts {
namespace {

using items::TalkHouse;
using support::contains;
using support::Fields;
using support::input_of;

// A form that one types in, as a browser holds it.
struct Typing {
    TalkHouse& house;
    PersonId person;
    std::string csrf, draft, device, revision;
    std::string page;

    Typing(TalkHouse& the_house, PersonId writer, const std::string& path = "/posts/new")
        : house(the_house), person(writer) {
        auto shown = house.get(person, path);
        page = shown.body;
        csrf = input_of(shown, "csrf");
        draft = input_of(shown, "draft");
        device = input_of(shown, "draft_device");
        revision = input_of(shown, "draft_revision");
    }
    Fields with(Fields fields) const {
        for (auto [name, value] : {std::pair{"draft", draft}, {"draft_device", device}, {"draft_revision", revision}})
            fields.emplace_back(name, value);
        fields.emplace_back("draft_kind", "1");
        fields.emplace_back("draft_place", "new-post");
        fields.emplace_back("draft_path", "/posts/new");
        return fields;
    }
    // As the page does it by itself.
    parse::Json save(const std::string& body) {
        auto request = support::request_for(http::Method::post, "/drafts");
        for (auto& [name, value] : with({{"body", body}, {"spaces", "reliure"}, {"csrf", csrf}}))
            request.form.fields.push_back({name, value});
        request.headers = {{"accept", "application/json"},
                           {"origin", house.house().origin},
                           {"cookie", "__Host-guilde_session=" + house.session_of(person)}};
        auto answer = house.answer(request);
        EXPECT_EQ(answer.status, 200) << answer.body;
        auto json = *parse::Json::parse(answer.body);
        draft = std::string(*json.find_string("draft"));
        revision = std::to_string(*json.find_int("revision"));
        return json;
    }
};

struct Drafts : testing::Test {
    TalkHouse house;
    std::size_t count(PersonId person) {
        auto list = house.api(person, "GET", "/api/v1/drafts");
        return parse::Json::parse(list.body)->find("drafts")->items().size();
    }
};

TEST_F(Drafts, are_kept_as_one_types_and_found_again_on_another_device) {
    Typing phone(house, house.sophie);
    phone.save("Je commence");
    auto said = phone.save("Je commence un texte");
    EXPECT_TRUE(said.find_string("said")->starts_with("Brouillon enregistré à"));
    EXPECT_EQ(count(house.sophie), 1U);
    auto desk = house.get(house.sophie, "/posts/new");
    EXPECT_TRUE(contains(desk, "Je commence un texte"));
    EXPECT_TRUE(contains(desk, "Vous reprenez le brouillon"));
    EXPECT_EQ(input_of(desk, "draft"), phone.draft);
    EXPECT_TRUE(contains(house.get(house.sophie, "/drafts"), "Je commence un texte"));
    EXPECT_FALSE(contains(house.get(house.sophie, "/posts/new?draft=new"), "Je commence un texte"));
}

TEST_F(Drafts, are_nobody_elses_business) {
    Typing typing(house, house.sophie);
    typing.save("Entre nous");
    for (auto person : {house.pierre, house.nadia}) {
        EXPECT_FALSE(contains(house.get(person, "/drafts"), "Entre nous"));
        EXPECT_FALSE(contains(house.get(person, "/posts/new?draft=" + typing.draft), "Entre nous"));
        EXPECT_EQ(house.post(person, "/drafts/" + typing.draft + "/delete", {}).status, 404);
        EXPECT_EQ(count(person), 0U);
    }
    EXPECT_EQ(count(house.sophie), 1U);
}

TEST_F(Drafts, are_sealed_at_rest) {
    Typing typing(house, house.sophie);
    typing.save("Entre nous");
    auto visit = house.system_visit();
    static const db::Query all{.name = "test.fields", .text = "SELECT fields FROM drafts"};
    for (const auto& bytes : visit->db().all<db::Bytes>(all)) EXPECT_EQ(bytes.value.find("Entre"), std::string::npos);
}

TEST_F(Drafts, end_with_publication_even_when_a_save_comes_late) {
    Typing typing(house, house.sophie);
    typing.save("Un texte");
    auto sent = typing.with({{"body", "Un texte"}, {"kind", "message"}, {"spaces", "reliure"}});
    EXPECT_EQ(house.post(house.sophie, "/posts", sent).status, 303);
    EXPECT_EQ(count(house.sophie), 0U);
    typing.save("Un texte, en retard");
    EXPECT_EQ(count(house.sophie), 0U);
    EXPECT_FALSE(contains(house.get(house.sophie, "/posts/new"), "Un texte"));

    Typing quick(house, house.sophie);
    house.post(house.sophie, "/posts", quick.with({{"body", "Vite"}, {"kind", "message"}, {"spaces", "reliure"}}));
    quick.save("Vite");
    EXPECT_EQ(count(house.sophie), 0U) << "published before anything was kept";
}

TEST_F(Drafts, saved_by_a_page_left_in_haste_end_with_the_same_text) {
    // Two reloads, asked for before what was typed had arrived.
    Typing left(house, house.sophie), other(house, house.sophie), again(house, house.sophie);
    left.save("Je commence");
    auto publish = [&](const Typing& typing, const char* body) {
        house.post(house.sophie, "/posts", typing.with({{"body", body}, {"kind", "message"}, {"spaces", "reliure"}}));
    };
    publish(other, "Autre chose");
    EXPECT_EQ(count(house.sophie), 1U) << "another text waits";
    publish(again, "Je commence");
    EXPECT_EQ(count(house.sophie), 0U);
}

TEST_F(Drafts, of_two_devices_overwrite_nothing) {
    Typing first(house, house.sophie);
    first.save("Début");
    Typing phone(house, house.sophie), desk(house, house.sophie);
    phone.save("Début, suite du téléphone");
    auto said = desk.save("Début, suite du bureau");
    EXPECT_TRUE(said.find_string("said")->starts_with("Un autre appareil"));
    EXPECT_EQ(count(house.sophie), 2U);
    desk.save("Début, suite et fin du bureau");
    EXPECT_EQ(count(house.sophie), 2U);
    auto list = house.get(house.sophie, "/drafts");
    EXPECT_TRUE(contains(list, "suite du téléphone"));
    EXPECT_TRUE(contains(list, "suite et fin du bureau"));
}

TEST_F(Drafts, are_saved_by_a_button_without_scripts) {
    Typing typing(house, house.sophie);
    auto answer = house.post(house.sophie, "/drafts", typing.with({{"body", "Sans script"}, {"title", "Un titre"}}));
    EXPECT_EQ(support::location_of(answer), "/drafts");
    auto again = house.post(house.sophie, "/drafts", typing.with({{"body", "Sans script, suite"}}));
    EXPECT_EQ(again.status, 303);
    EXPECT_EQ(count(house.sophie), 1U);
    EXPECT_EQ(house.post(house.sophie, "/drafts", typing.with({})).status, 422);
}

TEST_F(Drafts, deleted_come_back_within_a_week) {
    Typing typing(house, house.sophie);
    typing.save("À garder");
    house.post(house.sophie, "/drafts/" + typing.draft + "/delete", {});
    EXPECT_EQ(count(house.sophie), 0U);
    EXPECT_TRUE(contains(house.get(house.sophie, "/drafts"), "Supprimés récemment"));
    house.post(house.sophie, "/drafts/" + typing.draft + "/restore", {});
    EXPECT_EQ(count(house.sophie), 1U);
    house.post(house.sophie, "/drafts/" + typing.draft + "/delete", {});
    house.clock().advance(std::chrono::hours(24 * 8));
    sweep(*house.system_visit());
    EXPECT_EQ(house.post(house.sophie, "/drafts/" + typing.draft + "/restore", {}).status, 404);
}

TEST_F(Drafts, that_are_emptied_can_be_put_back_as_they_were) {
    Typing typing(house, house.sophie);
    typing.save("Effacé par mégarde");
    typing.save("   ");
    EXPECT_EQ(count(house.sophie), 0U);
    EXPECT_TRUE(contains(house.get(house.sophie, "/drafts"), "Effacé par mégarde"));
}

TEST_F(Drafts, of_replies_wait_in_their_box) {
    auto path = house.path(house.publish(house.pierre, "Bonjour", {house.binding}));
    Typing typing(house, house.sophie, path);
    auto fields =
        Fields{{"body", "Je réponds plus tard"},    {"draft", typing.draft}, {"draft_device", typing.device},
               {"draft_revision", typing.revision}, {"draft_kind", "3"},     {"draft_place", "reply-" + path.substr(7)},
               {"draft_path", path + "#reply-box"}};
    EXPECT_EQ(house.post(house.sophie, "/drafts", fields).status, 303);
    EXPECT_TRUE(contains(house.get(house.sophie, path), "Je réponds plus tard"));
    EXPECT_FALSE(contains(house.get(house.pierre, path), "Je réponds plus tard"));
    house.post(house.sophie, path + "/comments", {{"body", "Je réponds"}, {"draft", typing.draft}});
    EXPECT_FALSE(contains(house.get(house.sophie, path), "plus tard"));
}

TEST_F(Drafts, are_limited_in_number_and_paged) {
    auto visit = house.visit_as(house.sophie);
    platform::write(*visit, [&] {
        for (int i = 0; i < open_max; ++i)
            insert_draft(*visit, {.kind = Kind::post, .name = "new-post", .path = "/posts/new"},
                         {{"body", {"Brouillon " + std::to_string(i)}}});
    });
    Typing typing(house, house.sophie, "/posts/new?draft=new");
    EXPECT_EQ(house.post(house.sophie, "/drafts", typing.with({{"body", "De trop"}})).status, 409);
    std::size_t pages = 0;
    std::string next = "/api/v1/drafts";
    for (; !next.empty(); ++pages) {
        auto json = *parse::Json::parse(house.api(house.sophie, "GET", next).body);
        auto after = json.find_string("next");
        next = after ? "/api/v1/drafts?after=" + std::string(*after) : std::string();
    }
    EXPECT_EQ(pages, 10U);
}

TEST(DraftRules, keep_words_and_choices_but_no_secret) {
    auto fields = kept_fields({{"csrf", "x"}, {"key", "y"}, {"draft", "z"}, {"password", "p"}, {"body", "Bonjour"}});
    EXPECT_EQ(fields, (drafts::Fields{{"body", {"Bonjour"}}}));
    EXPECT_TRUE(has_text(fields));
    EXPECT_FALSE(has_text({{"kind", {"message"}}, {"body", {" \n"}}}));
    EXPECT_EQ(from_json(to_json({{"a", {"1", "2"}}, {"b", {}}})), (drafts::Fields{{"a", {"1", "2"}}}));
    EXPECT_TRUE(from_json("[1,").empty());
}

TEST(DraftRules, lead_nowhere_else) {
    EXPECT_TRUE(is_local_path("/posts/new?space=reliure"));
    for (const auto* path : {"", "posts", "//evil.example", "/\\evil.example", "https://evil.example", "/a b"})
        EXPECT_FALSE(is_local_path(path)) << path;
}

} // namespace
} // namespace drafts
