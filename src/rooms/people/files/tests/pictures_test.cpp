// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include "parse/markdown.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/files/jobs.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace files {

namespace {

std::string drawn(int width, int height) {
    return *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<rect width='9' height='9' fill='teal'/></svg>",
        width, height);
}

struct Giving : testing::Test {
    support::TestHouse house;
    base::PersonId sophie = house.add_member("Sophie", "Marchand", "sophie@village.example");
    base::PersonId pierre = house.add_member("Pierre", "Lefèvre", "pierre@village.example");

    parse::HousePicture give(base::PersonId who, int width, int height) {
        auto visit = house.visit_as(who);
        auto prepared = prepare_text_picture(*visit, drawn(width, height), "picture");
        auto path = platform::write(*visit, [&] { return insert_text_picture(*visit, prepared).address(); });
        return *parse::read_house_picture(path);
    }
    std::optional<TextPicture> find(const parse::HousePicture& picture) {
        auto visit = house.system_visit();
        return find_text_picture(visit->db(), *base::PublicId::parse(picture.id));
    }
    void show(base::PersonId writer, const parse::HousePicture& picture, const Place& place) {
        auto visit = house.visit_as(writer);
        auto html = parse::render_markdown(picture_markdown(picture, "x")).html;
        platform::write(*visit, [&] { use_pictures(*visit, html, place); });
    }
    std::size_t places_of(const parse::HousePicture& picture) {
        auto visit = house.system_visit();
        return list_places(visit->db(), find(picture)->id).size();
    }
    void wait_and_forget(int days) {
        house.clock().advance(std::chrono::hours(24 * days));
        auto visit = house.system_visit();
        forget_pictures(*visit);
    }
};

} // namespace

TEST_F(Giving, a_large_picture_is_made_smaller_and_has_a_small_one_for_telephones) {
    auto large = give(sophie, 2400, 1200);
    EXPECT_EQ(large.width, 1600);
    EXPECT_EQ(large.height, 800);
    EXPECT_FALSE(find(large)->small_name.empty());
    auto little = give(sophie, 640, 480);
    EXPECT_EQ(little.width, 640);
    EXPECT_TRUE(find(little)->small_name.empty());
    EXPECT_EQ(find(little)->giver, sophie);
}

TEST_F(Giving, words_of_a_picture_stay_words) {
    auto picture = give(sophie, 40, 30);
    auto line = picture_markdown(picture, "Un [dos] *cassé* \\ & `recousu` <b>\n");
    auto html = parse::render_markdown(line).html;
    EXPECT_NE(html.find("alt=\"Un [dos] *cassé* \\ &amp; `recousu` &lt;b&gt;\""), std::string::npos) << html;
    EXPECT_EQ(picture_markdown(picture, " "), "![](" + picture.address() + ")");
}

TEST_F(Giving, only_its_giver_shows_it_to_others) {
    auto picture = give(sophie, 40, 30);
    show(pierre, picture, {.item = 7});
    EXPECT_EQ(places_of(picture), 0U);
    show(sophie, picture, {.item = 7});
    show(sophie, picture, {.item = 7});
    show(sophie, picture, {.item = 7, .comment = 3});
    EXPECT_EQ(places_of(picture), 2U);
}

TEST_F(Giving, what_no_text_shows_is_forgotten_after_ninety_days) {
    auto shown = give(sophie, 40, 30);
    show(sophie, shown, {.item = 7});
    auto waiting = give(sophie, 50, 30);
    wait_and_forget(89);
    EXPECT_TRUE(find(waiting));
    wait_and_forget(2);
    EXPECT_FALSE(find(waiting));
    EXPECT_TRUE(find(shown));
}

TEST_F(Giving, sixty_an_hour_are_enough) {
    auto visit = house.visit_as(sophie);
    auto prepared = prepare_text_picture(*visit, drawn(9, 9), "picture");
    for (int i = 0; i < 60; ++i) platform::write(*visit, [&] { insert_text_picture(*visit, prepared); });
    EXPECT_THROW(prepare_text_picture(*visit, drawn(9, 9), "picture"), base::Refusal);
    house.clock().advance(std::chrono::hours(1));
    auto later = house.visit_as(sophie);
    EXPECT_NO_THROW(prepare_text_picture(*later, drawn(9, 9), "picture"));
}

} // namespace files
