// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/feed.hpp"
#include <gtest/gtest.h>

using parse::Feed;
using parse::find_feed_links;
using parse::read_feed;
using parse::read_feed_moment;

namespace {

std::string rss(const std::string& items) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Journal</title>)" + items +
           "</channel></rss>";
}
std::string at(std::string_view text) {
    const auto moment = read_feed_moment(text);
    return moment ? moment->iso() : "none";
}
parse::FeedEntry first_of(const std::string& bytes) {
    auto feed = read_feed(bytes);
    if (!feed || feed->entries.empty()) {
        ADD_FAILURE() << "no entry";
        return {};
    }
    return feed->entries.front();
}

TEST(Feed, reads_rss) {
    const auto feed =
        read_feed(rss("<language>fr-FR</language><item><title>Un décret</title><link>https://a.example/1</link>"
                      "<guid isPermaLink=\"false\">decret-1</guid><pubDate>Sat, 21 Nov 2026 22:39:37 +0100</pubDate>"
                      "<description>&lt;p&gt;Il dit &lt;b&gt;oui&lt;/b&gt;.&lt;/p&gt;</description></item>"));
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title, "Le Journal");
    EXPECT_EQ(feed->language, "fr-FR");
    ASSERT_EQ(feed->entries.size(), 1U);
    const auto& entry = feed->entries.front();
    EXPECT_EQ(entry.key, "decret-1");
    EXPECT_EQ(entry.address, "https://a.example/1");
    EXPECT_EQ(entry.title, "Un décret");
    EXPECT_EQ(entry.html, "<p>Il dit <b>oui</b>.</p>");
    EXPECT_EQ(entry.at->iso(), "2026-11-21T21:39:37.000Z");
}

TEST(Feed, reads_atom_with_its_three_forms_of_text) {
    const auto feed = read_feed(
        R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title type="html">Veille &amp;amp; droit</title>
        <link rel="self" href="https://a.example/feed"/>
        <entry><id>urn:1</id><title>Un</title><link rel="enclosure" href="/son.mp3"/><link href="/un"/>
          <updated>2026-11-20T08:00:00Z</updated><published>2026-11-19T08:00:00Z</published>
          <summary type="text">1 &lt; 2</summary></entry>
        <entry><id>urn:2</id><title>Deux</title><link rel="alternate" href="https://a.example/deux"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lisez <a href="/x?a=1&amp;b=2">ici</a> &amp; là</p></div></content></entry>
        <entry><id>urn:3</id><title>Trois</title><content type="html">&lt;em&gt;trois&lt;/em&gt;</content></entry></feed>)");
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title, "Veille & droit");
    EXPECT_EQ(feed->language, "fr");
    ASSERT_EQ(feed->entries.size(), 3U);
    EXPECT_EQ(feed->entries[0].address, "/un");
    EXPECT_EQ(feed->entries[0].html, "1 &lt; 2");
    EXPECT_EQ(feed->entries[0].at->iso(), "2026-11-19T08:00:00.000Z");
    EXPECT_EQ(feed->entries[1].html, "<div><p>Lisez <a href=\"/x?a=1&amp;b=2\">ici</a> &amp; là</p></div>");
    EXPECT_EQ(feed->entries[2].html, "<em>trois</em>");
    EXPECT_EQ(feed->entries[2].address, "");
    EXPECT_EQ(feed->entries[2].key, "urn:3");
}

TEST(Feed, reads_rdf_where_items_stand_beside_the_channel) {
    const auto feed = read_feed(
        R"(<rdf:RDF xmlns:rdf="r" xmlns="p" xmlns:dc="d"><channel rdf:about="c"><title>Ancien</title></channel>
        <item rdf:about="https://a.example/1"><title>Un</title><link>https://a.example/1</link>
        <dc:date>2026-11-21</dc:date></item></rdf:RDF>)");
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title, "Ancien");
    ASSERT_EQ(feed->entries.size(), 1U);
    EXPECT_EQ(feed->entries.front().key, "https://a.example/1");
    EXPECT_EQ(feed->entries.front().at->iso(), "2026-11-21T00:00:00.000Z");
}

TEST(Feed, forgives_what_stands_before_the_xml) {
    const std::string body = "<rss><channel><item><title>Un</title></item></channel></rss>";
    EXPECT_EQ(first_of("\xEF\xBB\xBF\n\n <?xml version=\"1.0\"?>" + body).title, "Un");
    EXPECT_EQ(first_of("<!-- fait à la main -->\n<!DOCTYPE rss PUBLIC \"-//N//DTD\" \"http://a/x.dtd\">" + body).title,
              "Un");
    EXPECT_EQ(first_of("<!DOCTYPE rss [<!ENTITY a \"<b>\"> ]>" + body).title, "Un");
}

TEST(Feed, forgives_html_names_and_bare_ampersands) {
    EXPECT_EQ(first_of(rss("<item><title>Caf&eacute; & th&eacute;, R&D</title></item>")).title, "Café & thé, R&D");
    EXPECT_EQ(first_of(rss("<item><title>L&amp;#8217;accord &lt;b&gt;signé&lt;/b&gt;</title></item>")).title,
              "L’accord signé");
    EXPECT_EQ(first_of(rss("<item><title><![CDATA[A &amp; B]]></title></item>")).title, "A & B");
    EXPECT_TRUE(first_of(rss("<item><title>Zéro\x01&#0;&#2;</title></item>")).title.starts_with("Zéro"));
}

TEST(Feed, forgives_a_wrong_encoding) {
    EXPECT_EQ(first_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>D\xE9"
                       "cret \x96 n\xB0 1</title></item></channel></rss>")
                  .title,
              "Décret – n° 1");
    EXPECT_EQ(first_of("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>Décret</title>"
                       "</item></channel></rss>")
                  .title,
              "Décret");
}

TEST(Feed, keeps_what_was_read_before_it_broke_off) {
    const auto feed = read_feed("<rss><channel><title>A</title><item><title>Un</title></item><item><title>De");
    ASSERT_TRUE(feed);
    EXPECT_FALSE(feed->is_whole);
    ASSERT_EQ(feed->entries.size(), 1U);
    EXPECT_EQ(feed->entries.front().title, "Un");
}

TEST(Feed, an_address_in_the_guid_is_the_address) {
    EXPECT_EQ(first_of(rss("<item><title>Un</title><guid>https://a.example/un</guid></item>")).address,
              "https://a.example/un");
    EXPECT_EQ(
        first_of(rss("<item><title>Un</title><guid isPermaLink=\"false\">https://a.example/un</guid></item>")).address,
        "");
    EXPECT_EQ(first_of(rss("<item><title>Un</title></item>")).key, "Un");
}

TEST(Feed, the_short_form_comes_before_the_long_one) {
    EXPECT_EQ(first_of(rss("<item><title>Un</title><content:encoded xmlns:content=\"c\">long</content:encoded>"
                           "<description>court</description></item>"))
                  .html,
              "court");
}

TEST(Feed, is_nothing_else) {
    for (const std::string other : {"", "<html><body>Bonjour</body></html>", "{\"version\": 1}", "<svg/>", "rss"}) {
        const auto feed = read_feed(other);
        ASSERT_FALSE(feed) << other;
        EXPECT_EQ(feed.problem.message.id, "This is no feed (RSS or Atom).");
    }
    const auto empty = read_feed(rss(""));
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->entries.empty());
    EXPECT_TRUE(empty->is_whole);
}

TEST(Feed, leaves_out_what_is_too_much) {
    std::string items;
    for (int i = 0; i < 300; ++i) items += "<item><title>T" + std::to_string(i) + "</title></item>";
    EXPECT_EQ(read_feed(rss(items + "<item></item>"))->entries.size(), parse::feed_entries_max);
}

TEST(FeedMoment, reads_what_sites_write) {
    EXPECT_EQ(at("Sat, 21 Nov 2026 22:39:37 GMT"), "2026-11-21T22:39:37.000Z");
    EXPECT_EQ(at("21 nov 26 22:39 +0100"), "2026-11-21T21:39:00.000Z");
    EXPECT_EQ(at("Mon, 2 Mar 2026 08:00:00 EST"), "2026-03-02T13:00:00.000Z");
    EXPECT_EQ(at("2026-11-21T22:39:37.5+01:00"), "2026-11-21T21:39:37.000Z");
    EXPECT_EQ(at("2026-11-21T22:39:37+0100"), "2026-11-21T21:39:37.000Z");
    EXPECT_EQ(at("2026-11-21 22:39:37"), "2026-11-21T22:39:37.000Z");
    EXPECT_EQ(at("20261121"), "2026-11-21T00:00:00.000Z");
    EXPECT_EQ(at("mer., 4 févr. 2026 10:00:00 +0100"), "2026-02-04T09:00:00.000Z");
    EXPECT_EQ(at("lundi 1 juillet 2026"), "2026-07-01T00:00:00.000Z");
    EXPECT_EQ(at("3 juin 2026"), "2026-06-03T00:00:00.000Z");
    EXPECT_EQ(at("14 déc. 2026"), "2026-12-14T00:00:00.000Z");
}

TEST(FeedMoment, is_nothing_when_it_is_no_moment) {
    for (const auto* text : {"", "demain", "2026", "31 Feb 2026", "2026-02-31", "1 Jan 1970 00:00 GMT",
                             "2026-11-21T25:00", "Sat, 21 Nov 3026 22:39:37 GMT"})
        EXPECT_EQ(at(text), "none") << text;
}

TEST(FeedLinks, are_those_a_page_announces) {
    const auto links = find_feed_links(
        R"(<!doctype html><html><head><link rel="stylesheet" href="a.css">
        <link rel="alternate" type="application/rss+xml" title="Tout" href="/feed">
        <link rel='alternate' type='application/atom+xml; charset=utf-8' href='https://b.example/atom?a=1&amp;b=2'>
        <link rel="alternate" hreflang="en" href="/en"></head><body>Bonjour</body></html>)");
    EXPECT_EQ(links, (std::vector<std::string>{"/feed", "https://b.example/atom?a=1&b=2"}));
    EXPECT_TRUE(find_feed_links("").empty());
    EXPECT_TRUE(find_feed_links("<p>rien").empty());
}

} // namespace
