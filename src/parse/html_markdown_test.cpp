// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/html_markdown.hpp"
#include "parse/markdown.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(HtmlMarkdown, keeps_paragraphs_and_emphasis) {
    EXPECT_EQ(html_to_markdown("<p>Une <strong>reliure</strong>\n <em>souple</em>.</p>\n\n<p>Et <s>deux</s> trois</p>"),
              "Une **reliure** *souple*.\n\nEt ~~deux~~ trois");
    EXPECT_EQ(html_to_markdown("<p>Un<b> gras </b>mal placé, <i></i>et <code>a`b</code></p>"),
              "Un **gras** mal placé, et ``a`b``");
    EXPECT_EQ(html_to_markdown("bonjour<br>à tous"), "bonjour\nà tous");
}

TEST(HtmlMarkdown, keeps_lists_quotes_titles_and_rules) {
    EXPECT_EQ(html_to_markdown("<h2>Titre</h2><ul>\n<li>un</li>\n<li>deux<ol><li>a</li><li>b</li></ol></li></ul><hr>"),
              "## Titre\n\n- un\n\n- deux\n\n  1. a\n  2. b\n\n---");
    EXPECT_EQ(html_to_markdown("<blockquote>\n<p>Dit-il.</p>\n<p>Puis rien.</p></blockquote>"),
              "> Dit-il.\n>\n> Puis rien.");
}

TEST(HtmlMarkdown, keeps_code_as_it_is) {
    EXPECT_EQ(html_to_markdown("<pre><code>if (a &lt; b)\n    *p = 1;\n</code></pre>"),
              "```\nif (a < b)\n    *p = 1;\n```");
    EXPECT_EQ(html_to_markdown("<pre>```</pre>"), "````\n```\n````");
}

TEST(HtmlMarkdown, makes_links_of_links_and_of_pictures) {
    EXPECT_EQ(html_to_markdown("<p><a href=\"https://a.example/x_(y)\" rel=\"nofollow\">le <em>mot</em></a></p>"),
              "[le *mot*](https://a.example/x_%28y%29)");
    EXPECT_EQ(html_to_markdown("<p>Voir <img src=\"//i.example/a.png\" alt=\"la page\"></p>"),
              "Voir [la page](https://i.example/a.png)");
    EXPECT_EQ(html_to_markdown("<img src=\"https://i.example/a.png\" alt=\"enter image description here\">"),
              "[Image](https://i.example/a.png)");
    EXPECT_EQ(html_to_markdown("<a href=\"javascript:alert(1)\">ici</a> <a href=\"/users/1\">là</a>"), "ici là");
    HtmlMarkdownOptions whole{
        .address = [](std::string_view address) { return "https://a.example" + std::string(address); }};
    EXPECT_EQ(html_to_markdown("<a href=\"/q/1\">là</a>", whole), "[là](https://a.example/q/1)");
}

TEST(HtmlMarkdown, keeps_tables) {
    EXPECT_EQ(html_to_markdown("<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tr><td>1</td></tr></table>"),
              "| a | b\\|c |\n| --- | --- |\n| 1 |  |");
}

TEST(HtmlMarkdown, what_only_looks_like_markdown_stays_text) {
    for (const char* text : {"1. pas une liste", "- ni ceci", "# ni cela", "a * b * c", "snake_case_word", "[x](y)",
                             "`x`", "~~~", "> x", "<b>x</b>", "C:\\dossier", "+ x", "==="}) {
        auto rendered = render_markdown(escape_markdown(text));
        EXPECT_EQ(rendered.text.substr(0, rendered.text.find_last_not_of('\n') + 1), text) << rendered.html;
    }
    EXPECT_EQ(render_markdown(html_to_markdown("<p>Fr&eacute;d&eacute;ric &lt;3 *vous*</p>")).text.substr(0, 20),
              "Frédéric <3 *vous*");
}

TEST(HtmlMarkdown, leaves_out_what_nobody_should_read_and_survives_anything) {
    EXPECT_EQ(html_to_markdown("<p>a<script>alert(1)</script><style>p{}</style>b</p>"), "ab");
    EXPECT_EQ(html_to_markdown(""), "");
    EXPECT_EQ(html_to_markdown("   <p> </p>"), "");
    EXPECT_EQ(html_to_markdown("<p>pas <b>fermé"), "pas **fermé**");
    std::string deep;
    for (int i = 0; i < 2000; ++i) deep += "<blockquote><ul><li>";
    EXPECT_LT(html_to_markdown(deep + "fond").size(), 100'000U);
    html_to_markdown(std::string("\xff\xfe\0<p", 5));
}

} // namespace
} // namespace parse
