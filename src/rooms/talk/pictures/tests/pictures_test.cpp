// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include "parse/json.hpp"
#include "parse/rendered.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "support/talk_house.hpp"

namespace pictures {

using items::TalkHouse;
using support::contains;
using support::location_of;

namespace {

std::string drawn(int width = 1200, int height = 900) {
    return *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<rect width='9' height='9' fill='teal'/></svg>",
        width, height);
}

struct Shown : testing::Test {
    TalkHouse house;

    http::Response send(base::PersonId who, const support::Fields& fields, const std::string& bytes = drawn()) {
        return house.post_files(who, "/pictures", fields, {{"picture", "dos.png", "image/png", bytes}});
    }
    std::string give(base::PersonId who) { return send(who, {{"words", "Un dos cassé"}}).body; }
    static std::string path_in(const std::string& markdown) {
        auto start = markdown.rfind('(') + 1;
        return markdown.substr(start, markdown.size() - start - 1);
    }
    int status(base::PersonId who, const std::string& path) { return house.get(who, path).status; }
};

} // namespace

TEST_F(Shown, a_picture_is_given_with_its_words) {
    auto answer = send(house.sophie, {{"words", "Un dos cassé"}});
    EXPECT_EQ(answer.status, 201);
    EXPECT_TRUE(answer.body.starts_with("![Un dos cassé](/pictures/")) << answer.body;
    EXPECT_TRUE(answer.body.ends_with("/1200x900)")) << answer.body;
    EXPECT_TRUE(send(house.sophie, {{"decorates", "yes"}}).body.starts_with("![](/pictures/"));
}

TEST_F(Shown, nothing_said_of_it_is_refused_in_a_sentence) {
    auto answer = send(house.sophie, {{"words", "  "}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.content_type, "text/plain; charset=utf-8");
    EXPECT_NE(answer.body.find("Dites ce qu’elle montre"), std::string::npos) << answer.body;
    EXPECT_EQ(send(house.sophie, {{"words", "x"}}, "<svg onload=alert(1)>").status, 422);
    EXPECT_EQ(send({}, {{"words", "x"}}).status, 303) << "to sign in";
}

TEST_F(Shown, until_it_is_published_only_its_giver_sees_it) {
    auto path = path_in(give(house.sophie));
    auto seen = house.get(house.sophie, path);
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.content_type, "image/webp");
    EXPECT_EQ(support::header_of(seen, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(status(house.pierre, path), 404);
    EXPECT_EQ(status(house.nadia, path), 404) << "officers either";
    EXPECT_EQ(status(house.sophie, path + "/small"), 200);
    EXPECT_EQ(status(house.sophie, path.substr(0, path.rfind('/')) + "/9x9"), 404);
}

TEST_F(Shown, who_may_read_the_text_may_see_the_picture_and_nobody_else) {
    auto given = give(house.pierre);
    auto path = path_in(given);
    house.publish(house.pierre, "Voyez.\n\n" + given, {house.committee});
    EXPECT_EQ(status(house.sophie, path), 404);
    EXPECT_EQ(status(house.karim, path), 404);
    house.put(house.committee, house.sophie, spaces::Standing::member);
    EXPECT_EQ(status(house.sophie, path), 200);
    EXPECT_EQ(status(house.sophie, path + "/small"), 200);
    house.take(house.committee, house.sophie);
    EXPECT_EQ(status(house.sophie, path), 404) << "at once";
    auto again = house.get(house.pierre, path);
    EXPECT_EQ(support::header_of(again, "Cache-Control"), "private, no-cache");
}

TEST_F(Shown, a_known_address_opens_nothing_again) {
    auto given = give(house.pierre);
    house.publish(house.pierre, given, {house.committee});
    house.publish(house.sophie, given, {house.binding}); // she writes the address in a text of her own
    EXPECT_EQ(status(house.sophie, path_in(given)), 404);
    EXPECT_EQ(status(house.karim, path_in(given)), 404);
}

TEST_F(Shown, it_goes_with_what_is_deleted_or_hidden) {
    auto given = give(house.pierre);
    auto path = path_in(given);
    auto item = house.publish(house.pierre, given, {house.binding});
    EXPECT_EQ(status(house.sophie, path), 200);
    house.post(house.pierre, house.path(item) + "/delete", {});
    EXPECT_EQ(status(house.sophie, path), 404);
    house.post(house.pierre, house.path(item) + "/restore", {});
    EXPECT_EQ(status(house.sophie, path), 200);
}

TEST_F(Shown, a_picture_of_a_reply_goes_with_the_reply) {
    auto item = house.publish(house.sophie, "Qui sait ?", {house.binding});
    auto given = give(house.pierre);
    auto posted = location_of(house.post(house.pierre, house.path(item) + "/comments", {{"body", given}}));
    auto comment = posted.substr(posted.rfind('-') + 1);
    EXPECT_EQ(status(house.sophie, path_in(given)), 200);
    EXPECT_TRUE(contains(house.get(house.sophie, house.path(item)), "1 réponse"));
    house.post(house.pierre, "/comments/" + comment + "/delete", {});
    EXPECT_EQ(status(house.sophie, path_in(given)), 404);
    EXPECT_EQ(status(house.pierre, path_in(given)), 200);
}

TEST_F(Shown, without_a_script_it_comes_with_the_form) {
    support::Fields fields{{"body", "Mon atelier."}, {"spaces", "reliure"}, {"kind", "message"}};
    const std::vector<support::UploadedFile> files{{"picture", "dos.png", "image/png", drawn(300, 200)}};
    auto refused = house.post_files(house.sophie, "/posts", fields, files);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(contains(refused, "Dites ce que montre l’image"));
    EXPECT_TRUE(contains(refused, "Mon atelier."));
    fields.emplace_back("picture_words", "Un établi");
    auto published = location_of(house.post_files(house.sophie, "/posts", fields, files));
    auto page = house.get(house.pierre, published);
    auto pictures = parse::find_house_pictures(page.body);
    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_NE(page.body.find("alt=\"Un établi\""), std::string::npos);
    EXPECT_EQ(status(house.pierre, pictures.front().address()), 200);
}

TEST_F(Shown, a_form_that_comes_back_keeps_the_picture_in_the_text) {
    auto refused = house.post_files(house.sophie, "/posts",
                                    {{"body", "Mon atelier."}, {"kind", "message"}, {"picture_words", "Un établi"}},
                                    {{"picture", "dos.png", "image/png", drawn(300, 200)}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("![Un établi](/pictures/"), std::string::npos)
        << "no space was chosen; nothing is lost";
}

TEST_F(Shown, a_form_refused_with_its_picture_may_be_sent_again_under_its_key) {
    support::Fields fields{{"body", "Mon atelier."}, {"kind", "message"}, {"picture_words", "Un établi"}, {"key", "k"}};
    const std::vector<support::UploadedFile> files{{"picture", "dos.png", "image/png", drawn(300, 200)}};
    ASSERT_EQ(house.post_files(house.sophie, "/posts", fields, files).status, 422) << "no space was chosen";
    fields.emplace_back("spaces", "reliure"); // gone back, and chosen
    auto first = house.post_files(house.sophie, "/posts", fields, files);
    auto again = house.post_files(house.sophie, "/posts", fields, files);
    EXPECT_EQ(first.status, 303) << first.body;
    EXPECT_EQ(location_of(first), location_of(again)) << "a double click publishes once";
}

TEST_F(Shown, a_feed_shows_the_first_picture_once) {
    auto given = give(house.pierre);
    house.publish(house.pierre, "Voyez.\n\n" + given, {house.binding});
    auto feed = house.get(house.pierre, "/");
    EXPECT_NE(feed.body.find("entry-picture"), std::string::npos);
}

} // namespace pictures
