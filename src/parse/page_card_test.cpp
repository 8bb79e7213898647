// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/page_card.hpp"
#include <gtest/gtest.h>

namespace parse {

TEST(PageCard, reads_open_graph_first) {
    const auto card = read_page_card(
        "<!doctype html><html lang=fr><head><title>Un autre titre</title>\n"
        "<meta property=\"og:title\" content=\"L&rsquo;atelier d&#8217;en face\" />\n"
        "<meta property=og:description content='Deux  lignes\n de texte &amp; une esperluette'>"
        "<meta property='og:image' content='/img/atelier.jpg'><meta property='og:site_name' content='Le Typographe'>"
        "<meta property='og:type' content='video.other'></head><body><meta property='og:title' content='faux'>",
        "text/html; charset=utf-8");
    EXPECT_EQ(card.title, "L’atelier d’en face");
    EXPECT_EQ(card.description, "Deux lignes de texte & une esperluette");
    EXPECT_EQ(card.picture, "/img/atelier.jpg");
    EXPECT_EQ(card.site, "Le Typographe");
    EXPECT_TRUE(card.is_video);
}

TEST(PageCard, makes_do_with_a_title) {
    const auto card =
        read_page_card("<TITLE>\n  Papier   marbré </TITLE><META NAME=Description CONTENT=Bonjour>", "text/html");
    EXPECT_EQ(card.title, "Papier marbré");
    EXPECT_EQ(card.description, "Bonjour");
    EXPECT_FALSE(card.is_video);
}

TEST(PageCard, understands_old_encodings) {
    EXPECT_EQ(read_page_card("<title>reli\xe9</title>", "text/html; charset=ISO-8859-1").title, "relié");
    EXPECT_EQ(read_page_card("<title>relié</title>", "text/html").title, "relié");
    EXPECT_EQ(read_page_card("<meta charset=windows-1252><title>reli\xe9</title>", "text/html").title, "relié");
}

TEST(PageCard, of_what_is_no_page_is_empty) {
    for (const std::string_view text : {"", "bonjour", "<", "<title>", "{\"title\": 1}", "\xff\xfe\x00\x00"}) {
        EXPECT_EQ(read_page_card(text, "text/html").title, "") << text;
        EXPECT_EQ(read_oembed(text).title, "") << text;
    }
}

TEST(PageCard, keeps_a_line_of_each) {
    std::string long_title;
    for (int i = 0; i < 400; ++i) long_title += "é";
    const auto card = read_page_card("<title>" + long_title + "</title>", "text/html; charset=utf-8");
    EXPECT_LE(card.title.size(), 300U);
    EXPECT_TRUE(card.title.ends_with("…"));
    const auto plain =
        read_page_card("<meta property=og:title content='&lt;b&gt;gras&lt;/b&gt; \xe2\x80\xae renversé'>", "text/html");
    EXPECT_EQ(plain.title.find("\xe2\x80\xae"), std::string::npos) << "nothing turns the line round";
    EXPECT_NE(plain.title.find("<b>"), std::string::npos) << "text, to be escaped like any other";
}

TEST(PageCard, reads_oembed) {
    const auto card = read_oembed(
        R"({"type":"video","title":"Coudre un cahier","author_name":"L’atelier","provider_name":"YouTube",
            "thumbnail_url":"https://i.ytimg.com/vi/x/hqdefault.jpg","html":"<iframe></iframe>"})");
    EXPECT_EQ(card.title, "Coudre un cahier");
    EXPECT_EQ(card.description, "L’atelier");
    EXPECT_EQ(card.site, "YouTube");
    EXPECT_EQ(card.picture, "https://i.ytimg.com/vi/x/hqdefault.jpg");
    EXPECT_TRUE(card.is_video);
}

} // namespace parse
