// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/rules.hpp"
#include <gtest/gtest.h>

namespace links {

namespace {

std::string frame_of(std::string_view url) {
    auto video = video_of(url);
    return video ? video->frame : std::string();
}

} // namespace

TEST(Rules, know_sites) {
    EXPECT_EQ(site_of("https://www.Village.example:443/a?b"), "village.example");
    EXPECT_EQ(site_of("https://village.example"), "village.example");
    EXPECT_TRUE(is_own("https://essai.example/posts", "https://essai.example"));
    EXPECT_TRUE(is_own("http://essai.example/posts", "https://essai.example")) << "however it is asked";
    EXPECT_FALSE(is_own("https://essai.example.evil.example/", "https://essai.example"));
}

TEST(Rules, know_videos) {
    const std::string youtube = "https://www.youtube-nocookie.com/embed/abc-EFG_ijk";
    for (const char* url :
         {"https://www.youtube.com/watch?v=abc-EFG_ijk", "https://m.youtube.com/watch?t=3&v=abc-EFG_ijk",
          "https://youtu.be/abc-EFG_ijk?t=3", "https://youtube.com/shorts/abc-EFG_ijk",
          "https://www.youtube.com/live/abc-EFG_ijk#x", "https://www.youtube-nocookie.com/embed/abc-EFG_ijk"})
        EXPECT_EQ(frame_of(url), youtube) << url;
    EXPECT_EQ(frame_of("https://vimeo.com/123456789"), "https://player.vimeo.com/video/123456789?dnt=1");
    EXPECT_EQ(frame_of("https://vimeo.com/123456789/abcdef1234"),
              "https://player.vimeo.com/video/123456789?dnt=1&h=abcdef1234");
    EXPECT_EQ(frame_of("https://player.vimeo.com/video/123456789?h=abcdef1234"),
              "https://player.vimeo.com/video/123456789?dnt=1&h=abcdef1234");
    EXPECT_EQ(frame_of("https://www.dailymotion.com/video/x8abcde"),
              "https://geo.dailymotion.com/player.html?video=x8abcde");
    EXPECT_EQ(frame_of("https://dai.ly/x8abcde"), "https://geo.dailymotion.com/player.html?video=x8abcde");
    EXPECT_EQ(frame_of("https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD"),
              "https://framatube.org/videos/embed/9dRFC6Ya11NCVeYKn8ZhiD");
}

TEST(Rules, take_nothing_else_for_a_video) {
    for (const char* url :
         {"https://youtube.com.evil.example/watch?v=abcdefghijk", "https://www.youtube.com/watch?v=abc",
          "https://www.youtube.com/watch?v=abcdefghij%22", "https://www.youtube.com/@atelier", "https://youtu.be/",
          "https://vimeo.com/atelier", "https://evil.example/w/9dRFC6Ya11NCVeYKn8ZhiD", "youtu.be/abcdefghijk", "",
          "https://framatube.org/w/../../x", "https://www.dailymotion.com/video/x8%22onload"})
        EXPECT_FALSE(video_of(url)) << url;
}

TEST(Rules, compare_what_stands_in_a_text_with_its_cards) {
    auto card = [](std::int64_t id, std::int64_t position, std::string url) {
        return Card{
            .id = {id}, .position = position, .url = std::move(url), .title = {}, .description = {}, .site = {}};
    };
    auto changes = compare({"https://b.example/", "https://c.example/"},
                           {card(1, 0, "https://a.example/"), card(2, 1, "https://b.example/")});
    ASSERT_EQ(changes.gone.size(), 1U);
    EXPECT_EQ(changes.gone[0].id, CardId{1});
    ASSERT_EQ(changes.moved.size(), 1U);
    EXPECT_EQ(changes.moved[0].card, CardId{2});
    ASSERT_EQ(changes.added.size(), 1U);
    EXPECT_EQ(changes.added[0].url, "https://c.example/");
    EXPECT_EQ(changes.added[0].position, 1);
}

} // namespace links
