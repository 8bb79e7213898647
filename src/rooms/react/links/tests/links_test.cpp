// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/feature.hpp"
#include "rooms/react/links/tests/links_house.hpp"

namespace links {

using support::contains;
using support::header_of;

TEST_F(Cards, an_address_becomes_a_card_with_a_picture_of_the_house) {
    auto path = publish(house.sophie, "Voyez : " + page_url + "\nMerci");
    EXPECT_TRUE(house.http().asked.empty()) << "nothing is read while one waits";
    EXPECT_FALSE(shows(house.pierre, path));
    house.run_jobs();
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "L’établi <neuf>"));
    EXPECT_TRUE(contains(page, "Trois planches et un étau."));
    EXPECT_NE(page.body.find("href=\"" + page_url + "\" rel=\"nofollow noopener ugc\""), std::string::npos);
    EXPECT_EQ(page.body.find("src=\"https://"), std::string::npos) << "nothing of another site in the page";
    auto picture = find(house.pierre, path, "/files/");
    ASSERT_NE(picture, "");
    EXPECT_EQ(house.get(house.pierre, picture).content_type, "image/webp");
    EXPECT_TRUE(shows(house.pierre, "/")) << "in the feed, too";
}

TEST_F(Cards, say_nothing_of_who_asks) {
    publish(house.sophie, page_url);
    house.run_jobs();
    ASSERT_EQ(house.http().asked.size(), 2U);
    for (const auto& asked : house.http().asked) {
        EXPECT_LE(asked.bytes_max, 5U * 1024 * 1024);
        EXPECT_LE(asked.seconds_max, 10);
        EXPECT_TRUE(asked.etag.empty());
    }
}

TEST_F(Cards, stand_in_replies_too) {
    auto item = house.publish(house.sophie, "Qui sait ?", {house.binding});
    house.post(house.pierre, house.path(item) + "/comments", {{"body", page_url}});
    house.run_jobs();
    EXPECT_TRUE(shows(house.sophie, house.path(item)));
}

TEST_F(Cards, stand_in_articles_too) {
    auto path = support::location_of(house.post(
        house.sophie, "/articles",
        {{"title", "Mon établi"}, {"standfirst", "En bref."}, {"body", "Voir " + page_url}, {"spaces", "reliure"}}));
    house.run_jobs();
    EXPECT_TRUE(shows(house.pierre, path));
}

TEST_F(Cards, of_another_text_tell_nothing) {
    publish(house.pierre, page_url);
    house.run_jobs();
    auto path = publish(house.sophie, page_url + "\n");
    EXPECT_FALSE(shows(house.sophie, path))
        << "a card that is there at once would tell that somebody had posted the link before";
    house.run_jobs();
    EXPECT_TRUE(shows(house.sophie, path));
    EXPECT_EQ(times_asked(page_url), 2U);
}

TEST_F(Cards, are_three_a_text_and_sixty_an_hour) {
    std::string text;
    for (int i = 0; i < 5; ++i) text += "https://a" + std::to_string(i) + ".example/\n";
    publish(house.sophie, text);
    house.run_jobs();
    EXPECT_EQ(house.http().asked.size(), 3U);
    auto item = house.publish(house.pierre, "Bien.", {house.binding});
    for (int i = 0; i < 25; ++i) {
        house.post(house.sophie, house.path(item) + "/comments", {{"body", text + std::to_string(i)}});
        house.clock().advance(std::chrono::seconds(70));
    }
    house.run_jobs();
    EXPECT_LE(house.http().asked.size(), 2U * 60) << "each is tried twice";
}

TEST_F(Cards, follow_an_edit) {
    auto item = house.publish(house.sophie, page_url + "\nhttps://autre.example/", {house.binding});
    house.run_jobs();
    auto path = house.path(item);
    EXPECT_TRUE(shows(house.pierre, path));
    house.post(house.sophie, path + "/edit", {{"body", "Rien à voir."}, {"revision", "0"}});
    EXPECT_FALSE(shows(house.pierre, path));
    house.run_jobs();
    EXPECT_EQ(times_asked(page_url), 1U);
}

TEST_F(Cards, go_with_their_text_and_so_does_their_picture) {
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    auto picture = find(house.pierre, path, "/files/");
    house.post(house.sophie, path + "/delete", {});
    EXPECT_EQ(house.get(house.sophie, picture).status, 404);
    house.post(house.sophie, path + "/restore", {});
    house.run_jobs();
    EXPECT_TRUE(shows(house.pierre, path)) << "read again";
}

TEST_F(Cards, their_author_takes_them_away_and_puts_them_back) {
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    auto form = find(house.sophie, path, "/links/");
    ASSERT_TRUE(form.ends_with("/remove")) << form;
    auto card = form.substr(0, form.size() - std::string_view("/remove").size());
    EXPECT_EQ(house.post(house.pierre, form, {}).status, 404);
    house.post(house.sophie, form, {});
    EXPECT_FALSE(shows(house.pierre, path));
    EXPECT_TRUE(shows(house.sophie, path, "Vous avez retiré la carte de typographe.example"));
    EXPECT_FALSE(shows(house.pierre, path, "Vous avez retiré"));
    EXPECT_EQ(house.post(house.pierre, card + "/restore", {}).status, 404);
    house.post(house.sophie, card + "/restore", {});
    EXPECT_TRUE(shows(house.pierre, path));
}

TEST_F(Cards, of_a_hidden_space_are_not_there_for_others) {
    auto item = house.publish(house.pierre, "https://www.youtube.com/watch?v=abcdefghijk", {house.committee});
    answer(
        "https://www.youtube.com/oembed?format=json&url="
        "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk",
        R"({"type":"video","title":"Réunion"})", "application/json");
    house.run_jobs();
    auto video = find(house.pierre, house.path(item), "/links/");
    auto card = video.substr(0, video.rfind('/'));
    EXPECT_EQ(house.get(house.pierre, card + "/video").status, 200);
    for (const auto& target : {card, card + "/video"}) {
        auto hidden = house.get(house.sophie, target);
        EXPECT_EQ(hidden.status, 404);
        EXPECT_EQ(hidden.body.find("Réunion"), std::string::npos);
    }
    EXPECT_EQ(house.api(house.sophie, "GET", "/api/v1" + house.path(item) + "/links").status, 404);
    house.take(house.committee, house.pierre);
    EXPECT_EQ(house.get(house.pierre, card + "/video").status, 404) << "at once";
}

TEST_F(Cards, may_be_refused_by_a_member) {
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    EXPECT_TRUE(shows(house.pierre, "/me", "Les liens dans les textes"));
    house.post(house.pierre, "/me/links", {});
    EXPECT_FALSE(shows(house.pierre, path));
    EXPECT_TRUE(shows(house.sophie, path));
    house.post(house.pierre, "/me/links", {{"cards", "yes"}});
    EXPECT_TRUE(shows(house.pierre, path));
}

TEST_F(Cards, closed_by_the_facilitators_nothing_is_read_nor_shown) {
    auto before = publish(house.sophie, page_url);
    house.run_jobs();
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, cards_feature, false); });
    publish(house.pierre, page_url);
    house.run_jobs();
    EXPECT_EQ(times_asked(page_url), 1U);
    EXPECT_FALSE(shows(house.pierre, before));
}

TEST_F(Cards, programs_read_them_and_take_them_away) {
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    auto answer = house.api(house.pierre, "GET", "/api/v1" + path + "/links");
    EXPECT_NE(answer.body.find("\"title\":\"L’établi \\u003cneuf>\""), std::string::npos) << answer.body;
    auto id = answer.body.substr(answer.body.find("\"id\":\"") + 6, 13);
    EXPECT_EQ(house.api(house.pierre, "DELETE", "/api/v1/links/" + id).status, 404);
    EXPECT_EQ(house.api(house.sophie, "DELETE", "/api/v1/links/" + id).status, 204);
    EXPECT_FALSE(shows(house.pierre, path));
}

TEST_F(Cards, a_video_says_what_watching_means_and_its_page_alone_lets_the_site_in) {
    const std::string video = "https://www.youtube.com/watch?v=abcdefghijk";
    answer(
        "https://www.youtube.com/oembed?format=json&url="
        "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk",
        R"({"type":"video","title":"Coudre un cahier","author_name":"L’atelier"})", "application/json");
    auto path = publish(house.sophie, video);
    house.run_jobs();
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "Coudre un cahier"));
    EXPECT_TRUE(contains(page, "La vidéo est chez YouTube, qui saura que vous la regardez"));
    EXPECT_EQ(page.body.find("<iframe"), std::string::npos);
    EXPECT_EQ(header_of(page, "Content-Security-Policy").find("frame-src"), std::string::npos);
    auto watching = house.get(house.pierre, find(house.pierre, path, "/links/"));
    EXPECT_EQ(watching.status, 200);
    EXPECT_NE(watching.body.find("<iframe src=\"https://www.youtube-nocookie.com/embed/abcdefghijk\""),
              std::string::npos);
    EXPECT_NE(watching.body.find("sandbox=\"allow-scripts allow-same-origin allow-presentation\""), std::string::npos);
    auto policy = header_of(watching, "Content-Security-Policy");
    EXPECT_TRUE(policy.ends_with("; frame-src https://www.youtube-nocookie.com")) << policy;
    EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'nonce-")) << policy;
}

TEST_F(Cards, a_video_of_any_other_site_opens_there) {
    answer("https://tube.example/w/abc", "<meta property=og:type content=video><meta property=og:title content=Film>");
    auto path = publish(house.sophie, "https://tube.example/w/abc");
    house.run_jobs();
    auto page = house.get(house.pierre, path);
    EXPECT_TRUE(contains(page, "La vidéo est chez tube.example, qui saura que vous la regardez."));
    EXPECT_TRUE(contains(page, "Ouvrir chez tube.example"));
    EXPECT_FALSE(contains(page, "Regarder ici"));
}

} // namespace links
