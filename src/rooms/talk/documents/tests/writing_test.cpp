// SPDX-License-Identifier: AGPL-3.0-or-later
// Documents given while one writes.
#include "net/file_store.hpp"
#include "rooms/talk/documents/actions.hpp"
#include "support/talk_house.hpp"
#include <atomic>
#include <thread>

namespace documents {

using items::TalkHouse;
using support::contains;
using support::location_of;

namespace {

std::string pdf(const std::string& text) {
    return "%PDF-1.4\n% " + text + "\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
}

struct Writing : testing::Test {
    TalkHouse house;

    std::string give(base::PersonId who, const std::string& name) {
        auto answer = house.post_files(who, "/documents", {}, {{"file", name, "application/pdf", pdf(name)}});
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.body.substr(0, answer.body.find('\n'));
    }
    http::Response publish(base::PersonId who, support::Fields more) {
        more.insert(more.end(), {{"spaces", "reliure"}, {"kind", "message"}});
        return house.post(who, "/posts", more);
    }
    std::string document_in(const std::string& page) {
        auto at = page.find("href=\"/documents/");
        return at == std::string::npos ? std::string() : page.substr(at + 6, page.find('"', at + 6) - at - 6);
    }
};

} // namespace

TEST_F(Writing, are_attached_when_the_text_is_published_and_shown_in_the_feed) {
    auto quote = give(house.sophie, "devis.pdf");
    give(house.sophie, "oublié.pdf");
    auto path = location_of(publish(house.sophie, {{"body", "Voici le devis."}, {"document", quote}}));
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "devis.pdf"));
    EXPECT_FALSE(contains(page, "oublié.pdf")) << "unticked";
    EXPECT_EQ(house.get(house.pierre, document_in(page.body)).body, pdf("devis.pdf"));
    auto feed = house.get(house.pierre, "/");
    EXPECT_TRUE(contains(feed, "devis.pdf"));
    EXPECT_EQ(house.get(house.pierre, document_in(feed.body)).status, 200);
}

TEST_F(Writing, come_with_the_form_without_a_script_and_stand_in_it_when_it_comes_back) {
    auto refused = house.post_files(house.sophie, "/posts", {{"spaces", "reliure"}, {"kind", "message"}, {"body", ""}},
                                    {{"documents", "devis.pdf", "application/pdf", pdf("un")},
                                     {"documents", "plan.pdf", "application/pdf", pdf("deux")}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "devis.pdf · PDF · 1\u00a0ko"));
    EXPECT_TRUE(contains(refused, "plan.pdf"));
    auto at = refused.body.find("name=\"document\" value=\"");
    ASSERT_NE(at, std::string::npos);
    auto id = refused.body.substr(at + 23, 13);
    auto path = location_of(publish(house.sophie, {{"body", "Maintenant."}, {"document", id}}));
    EXPECT_TRUE(contains(house.get(house.pierre, path), "devis.pdf"));
    EXPECT_FALSE(contains(house.get(house.pierre, path), "plan.pdf"));
}

TEST_F(Writing, with_an_article_too) {
    auto id = give(house.sophie, "notice.pdf");
    auto path = location_of(house.post(house.sophie, "/articles",
                                       {{"title", "Mon établi"},
                                        {"standfirst", "En bref."},
                                        {"body", "Voir la notice."},
                                        {"spaces", "reliure"},
                                        {"document", id}}));
    EXPECT_TRUE(contains(house.get(house.pierre, path), "notice.pdf"));
}

TEST_F(Writing, belong_to_whoever_gave_them_and_serve_once) {
    auto id = give(house.sophie, "devis.pdf");
    auto theirs = location_of(publish(house.pierre, {{"body", "Pas à moi."}, {"document", id}}));
    EXPECT_FALSE(contains(house.get(house.sophie, theirs), "devis.pdf"));
    auto first = location_of(publish(house.sophie, {{"body", "Un."}, {"document", id}, {"document", id}}));
    auto second = location_of(publish(house.sophie, {{"body", "Deux."}, {"document", id}, {"document", "x"}}));
    EXPECT_TRUE(contains(house.get(house.pierre, first), "devis.pdf"));
    EXPECT_FALSE(contains(house.get(house.pierre, second), "devis.pdf"));
}

TEST_F(Writing, what_cannot_be_attached_is_said_at_once) {
    auto answer = house.post_files(house.sophie, "/documents", {}, {{"file", "a.exe", "", "MZ\x90\x03 program"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("ne peut pas être joint"), std::string::npos) << answer.body;
    auto refused =
        house.post_files(house.sophie, "/posts", {{"body", "Bonjour"}, {"spaces", "reliure"}, {"kind", "message"}},
                         {{"documents", "a.exe", "", "MZ\x90\x03 program"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "ne peut pas être joint"));
    EXPECT_TRUE(contains(refused, "Bonjour"));
}

TEST_F(Writing, are_forgotten_when_no_text_takes_them) {
    give(house.sophie, "oublié.pdf");
    EXPECT_EQ(house.house().files->list().size(), 1U);
    house.run_jobs();
    house.clock().advance(std::chrono::hours(24 * 91));
    for (int night = 0; night < 4; ++night) { // what has no row any more is noted, then removed
        house.run_jobs();
        house.clock().advance(std::chrono::hours(25));
    }
    EXPECT_TRUE(house.house().files->list().empty());
}

TEST_F(Writing, twenty_stay_twenty_when_two_come_at_once) {
    auto item = house.publish(house.pierre, "Le dossier.", {house.binding});
    auto path = house.path(item);
    auto id = house.row(item).public_id;
    for (int i = 0; i < 19; ++i)
        house.post_files(house.pierre, path + "/documents", {}, {{"file", "a.pdf", "", pdf(std::to_string(i))}});
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            try {
                auto visit = house.visit_as(house.pierre);
                attach_document(*visit, id, {.file_name = "b.pdf", .bytes = pdf("b" + std::to_string(i))});
            } catch (const base::Refusal&) {
                ++refused;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(refused.load(), 3);
}

TEST_F(Writing, a_deleted_one_comes_back_only_where_there_is_room) {
    auto item = house.publish(house.pierre, "Le dossier.", {house.binding});
    auto path = house.path(item);
    for (int i = 0; i < 20; ++i)
        house.post_files(house.pierre, path + "/documents", {}, {{"file", "a.pdf", "", pdf(std::to_string(i))}});
    auto first = document_in(house.get(house.pierre, path).body);
    first = first.substr(0, first.find("/versions"));
    house.post(house.pierre, first + "/delete", {});
    house.post_files(house.pierre, path + "/documents", {}, {{"file", "b.pdf", "", pdf("b")}});
    EXPECT_EQ(house.post(house.pierre, first + "/restore", {}).status, 422);
}

} // namespace documents
