// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/rendered.hpp"
#include "parse/markdown.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

const std::string address = "/pictures/0123456789abc/1600x900";

std::string html_of(std::string_view markdown) {
    return render_markdown(markdown).html;
}

} // namespace

TEST(HousePicture, is_shown_with_its_size_and_its_words) {
    EXPECT_EQ(html_of("![Un *dos* cassé & recousu](" + address + ")"),
              "<p><a href=\"" + address + "\"><img src=\"" + address + "\" srcset=\"" + address + "/small 800w, " +
                  address +
                  " 1600w\" sizes=\"(min-width: 48rem) 40rem, 94vw\" alt=\"Un dos cassé &amp; recousu\" width=\"1600\" "
                  "height=\"900\" loading=\"lazy\" decoding=\"async\"></a></p>\n");
    EXPECT_EQ(render_markdown("![Un dos](" + address + ")").text, "Un dos") << "found by its words";
}

TEST(HousePicture, without_words_is_decorative_and_leads_nowhere) {
    EXPECT_EQ(html_of("![](/pictures/0123456789abc/640x480)"),
              "<p><img src=\"/pictures/0123456789abc/640x480\" alt=\"\" width=\"640\" height=\"480\" loading=\"lazy\" "
              "decoding=\"async\"></p>\n");
}

TEST(HousePicture, of_any_other_address_is_a_link) {
    for (const char* other :
         {"https://village.example/pictures/0123456789abc/1600x900", "/pictures/0123456789abc/1601x900",
          "/pictures/0123456789abc/0x900", "/pictures/0123456789abc/01x900", "/pictures/0123456789abc/1600x900/small",
          "/pictures/0123456789abc/1600", "/pictures/0123456789abi/16x9", "/pictures/0123456789ab/16x9", "/files/x",
          "//pictures/0123456789abc/16x9", "/pictures/0123456789abc/-1x9", "/pictures/0123456789abc/1x9?x"})
        EXPECT_EQ(html_of(std::string("![x](") + other + ")").find("<img"), std::string::npos) << other;
    EXPECT_EQ(html_of("[![x](" + address + ")](https://a.example)").find("<img"), std::string::npos);
}

TEST(HousePicture, words_cannot_leave_their_attribute) {
    const auto html = html_of("![\"><script>alert(1)</script> `\"` [a](b)](" + address + " \"t\")");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("alt=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot; a\""), std::string::npos) << html;
}

TEST(HousePicture, is_found_again_in_the_text) {
    const auto html = html_of("Avant ![x](" + address + ") ![](/pictures/zzzzzzzzzzzzz/9x9) ![y](" + address + ")");
    const auto found = find_house_pictures(html);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].address(), address);
    EXPECT_EQ(found[1].id, "zzzzzzzzzzzzz");
    EXPECT_TRUE(first_house_picture(html).starts_with("<a href=\"" + address + "\"><img "));
    EXPECT_TRUE(first_house_picture(html).ends_with("></a>"));
    EXPECT_EQ(first_house_picture(html_of("`![x](" + address + ")`")), "");
}

TEST(ShownAddresses, are_those_that_stand_there_as_they_are) {
    const auto found = [](std::string_view markdown) { return find_shown_addresses(html_of(markdown), 5); };
    using Addresses = std::vector<std::string>;
    EXPECT_EQ(found("Voyez https://a.example/x?a=1&b=2, puis <https://b.example/> et www.c.example."),
              (Addresses{"https://a.example/x?a=1&b=2", "https://b.example/", "http://www.c.example"}));
    EXPECT_EQ(found("https://a.example/ et encore https://a.example/"), Addresses{"https://a.example/"});
    EXPECT_EQ(found("[le texte](https://a.example/) [https://a.example](https://b.example/ \"titre\")"), Addresses{});
    EXPECT_EQ(found("[une autre adresse](/posts/x) <sophie@village.example> `https://a.example/`"), Addresses{});
    EXPECT_EQ(find_shown_addresses(html_of("https://a.example https://b.example https://c.example"), 2).size(), 2U);
}

} // namespace parse
