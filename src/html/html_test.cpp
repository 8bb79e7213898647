// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/html.hpp"
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

namespace example {
namespace {

using namespace html::tags;
using html::Html;
using html::Url;

std::string url(std::string_view address) {
    return Url(address).str();
}

TEST(Html, TextIsEscaped) {
    EXPECT_EQ(p("<b>\"Tom\" & 'Léa'</b>").str(), "<p>&lt;b&gt;&quot;Tom&quot; &amp; &#39;Léa&#39;&lt;/b&gt;</p>");
    EXPECT_EQ(p(std::string("<"), std::string_view("&")).str(), "<p>&lt;&amp;</p>");
}

TEST(Html, AttributeValuesAreEscaped) {
    EXPECT_EQ(p(_title = "\"><script>").str(), "<p title=\"&quot;&gt;&lt;script&gt;\"></p>");
    EXPECT_EQ(p(_class = std::vector<std::string>{"a\"", "b"}).str(), "<p class=\"a&quot; b\"></p>");
}

TEST(Html, MarkupIsNotEscapedTwice) {
    const Html inner = strong("a & b");
    EXPECT_EQ(p(inner, em("c")).str(), "<p><strong>a &amp; b</strong><em>c</em></p>");
}

// Long parts are shared, short ones copied: what comes out is the same.
TEST(Html, PartsOfAnyLengthStandInTheirOrder) {
    std::string plain;
    std::vector<Html> items;
    for (std::size_t length : {0U, 1U, 1000U, 1018U, 1019U, 1020U, 1024U, 5000U, 3U, 2000U, 2000U}) {
        const std::string text(length, 'a');
        items.push_back(li(text));
        plain += "<li>" + text + "</li>";
    }
    const auto list = ul(items);
    EXPECT_EQ(list.str(), "<ul>" + plain + "</ul>");
    EXPECT_EQ(list.size(), list.str().size());
    const auto page = div_(_id = "x", "before", list, "between", list, p("after"));
    const auto expected = "<div id=\"x\">before<ul>" + plain + "</ul>between<ul>" + plain + "</ul><p>after</p></div>";
    EXPECT_EQ(page.str(), expected);
    EXPECT_EQ(html::document(page).str(), "<!doctype html>" + expected);
    EXPECT_EQ(html::each(items, [](const Html& each) { return div_(each); }).size(), plain.size() + 11 * items.size());
}

TEST(Html, APartMayStandInItself) {
    auto part = html::group(p(std::string(3000, 'b')), "tail");
    const auto once = part.str();
    part += part;
    EXPECT_EQ(part.str(), once + once);
    auto copy = part;
    copy += p("more");
    EXPECT_EQ(part.str(), once + once);
    EXPECT_EQ(std::move(copy).str(), once + once + "<p>more</p>");
    EXPECT_FALSE(part.empty());
    EXPECT_TRUE(html::group().empty());
}

TEST(Html, AttributesAndChildrenComeInAnyOrder) {
    EXPECT_EQ(p("a", _id = "x", "b").str(), "<p id=\"x\">ab</p>");
}

TEST(Html, NumbersOptionalsAndRangesAreChildren) {
    const std::optional<std::string> nothing;
    EXPECT_EQ(p(-7, nothing, std::optional<int>(3)).str(), "<p>-73</p>");
    EXPECT_EQ(ul(std::vector<Html>{li("a"), li("b")}).str(), "<ul><li>a</li><li>b</li></ul>");
}

TEST(Html, BooleansAndOptionalsDecideWhetherAnAttributeIsThere) {
    const std::optional<std::string> nothing;
    EXPECT_EQ(input(_required = true, _disabled = false).str(), "<input required>");
    EXPECT_EQ(input(_value = nothing, _max = std::optional<int>(9)).str(), "<input max=\"9\">");
    EXPECT_EQ(a(_href = std::optional<Url>()).str(), "<a></a>");
    EXPECT_EQ(a(_href = std::optional<Url>("javascript:x")).str(), "<a href=\"#\"></a>");
}

TEST(Html, StatesAreWrittenAsWords) {
    EXPECT_EQ(button(_aria_expanded = false, _aria_pressed = true).str(),
              "<button aria-expanded=\"false\" aria-pressed=\"true\"></button>");
    EXPECT_EQ(button(_aria_pressed = "mixed").str(), "<button aria-pressed=\"mixed\"></button>");
}

TEST(Html, DataFreeAttributesAndCustomElements) {
    EXPECT_EQ(div_(data("reply-to") = 7, attribute("hx-status:422") = "swap:none").str(),
              "<div data-reply-to=\"7\" hx-status:422=\"swap:none\"></div>");
    EXPECT_EQ(custom("tab-list")(_hx_target_inherited = "#a").str(),
              "<tab-list hx-target:inherited=\"#a\"></tab-list>");
}

TEST(Html, NamesThatWouldOpenAHoleAreRefusedByTheCompiler) {
    static_assert(!html::is_free_attribute_name("onclick"));
    static_assert(!html::is_free_attribute_name("hx-on:click"));
    static_assert(!html::is_free_attribute_name("href"));
    static_assert(!html::is_free_attribute_name("hx-get"));
    static_assert(!html::is_attribute_name("a b"));
    static_assert(!html::is_custom_element_name("script"));
    static_assert(!html::is_custom_element_name("A-b"));
}

TEST(Html, EachWhenGroupAndDocumentCompose) {
    const std::vector<std::string> names{"Léa", "<Tom>"};
    EXPECT_EQ(html::each(names, [](const std::string& name) { return li(name); }).str(),
              "<li>Léa</li><li>&lt;Tom&gt;</li>");
    EXPECT_EQ(html::when(false, [] { return p("no"); }).str(), "");
    EXPECT_EQ(html::group("<", p("a"), 3).str(), "&lt;<p>a</p>3");
    EXPECT_EQ(html::document(html_(_lang = "fr")).str(), "<!doctype html><html lang=\"fr\"></html>");
}

TEST(Html, LongTextIsCopiedWhole) {
    std::string text(100'000, 'a');
    text[50'000] = '<';
    std::string escaped;
    html::escape_into(escaped, text);
    EXPECT_EQ(escaped.size(), text.size() + 3);
}

TEST(Url, KeepsRelativeAndKnownAddresses) {
    for (const char* address : {"", "/people/7?a=1&b=2#c", "people", "../a", "//example.org/a"})
        EXPECT_EQ(url(address), address);
    for (const char* address : {"https://example.org/", "HTTP://example.org", "mailto:a@example.org",
                                "tel:+33123456789", "?page=javascript:1", "#a:b", "./a:b", "/a:b"})
        EXPECT_EQ(url(address), address);
    EXPECT_EQ(url("  /a "), "/a");
}

TEST(Url, RefusesWhatRunsCodeHoweverItIsWritten) {
    for (const char* address : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:x",
                                "java\nscript:x", "\x01javascript:x", "data:text/html,x", "vbscript:x", "blob:x",
                                "file:///etc/passwd", ":x", "javascript&colon;:x"})
        EXPECT_EQ(url(address), "#") << address;
    EXPECT_EQ(url(std::string_view("/a\0b", 4)), "#");
}

TEST(Url, IsEscapedInItsAttribute) {
    EXPECT_EQ(a(_href = "/?a=1&b=\"").str(), "<a href=\"/?a=1&amp;b=&quot;\"></a>");
    EXPECT_EQ(form(_hx_post = "javascript:x").str(), "<form hx-post=\"#\"></form>");
}

} // namespace
} // namespace example
