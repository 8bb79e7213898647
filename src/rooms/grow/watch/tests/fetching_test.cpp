// SPDX-License-Identifier: AGPL-3.0-or-later
// Sources are read as jobs, politely; what is new waits for the referees; what fails is told in plain words.
#include "rooms/grow/watch/tests/watch_house.hpp"

namespace watch {
namespace {

using support::contains;

struct Fetching : testing::Test {
    WatchHouse house;
};

TEST_F(Fetching, new_texts_wait_at_the_desk_once) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un décret") + feed_item("2", "Un arrêté")));
    house.add(feed_address);
    auto waiting = house.entries(State::proposed);
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].title, "Un décret");
    EXPECT_EQ(waiting[0].address, "https://journal.example/textes/1");
    EXPECT_EQ(house.source(feed_address).name, "Le Journal");
    house.answer(feed_address, 200, feed_of(feed_item("3", "Un avis") + feed_item("1", "Un décret")));
    house.pass(std::chrono::hours(4));
    EXPECT_EQ(house.entries(State::proposed).size(), 3U);
    EXPECT_TRUE(contains(house.get(house.sophie, "/watch/desk"), "Un avis"));
    EXPECT_FALSE(contains(house.get(house.pierre, "/watch"), "Un avis"));
}

TEST_F(Fetching, html_of_other_sites_is_never_shown_as_it_came) {
    house.answer(feed_address, 200,
                 feed_of(feed_item("1", "Un &lt;script&gt;alert(1)&lt;/script&gt; décret",
                                   "&lt;p onclick=\"x()\"&gt;Bon&lt;/p&gt;&lt;script&gt;alert(2)&lt;/script&gt;"
                                   "&lt;a href=\"javascript:x()\"&gt;ici&lt;/a&gt;")));
    house.add(feed_address);
    auto page = house.get(house.sophie, "/watch/desk/" + house.entries(State::proposed).at(0).public_id.str());
    EXPECT_TRUE(contains(page, "Bon"));
    EXPECT_EQ(page.body.find("alert("), std::string::npos);
    EXPECT_EQ(page.body.find("onclick"), std::string::npos);
    EXPECT_EQ(page.body.find("javascript:"), std::string::npos);
}

TEST_F(Fetching, what_has_not_changed_is_not_sent_again) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.http().answers[feed_address].etag = "\"v1\"";
    house.http().answers[feed_address].last_modified = "Tue, 17 Nov 2026 08:00:00 GMT";
    house.add(feed_address);
    house.answer(feed_address, 304);
    house.pass(std::chrono::hours(4));
    ASSERT_EQ(house.http().asked.size(), 2U);
    EXPECT_EQ(house.http().asked[0].etag, "");
    EXPECT_EQ(house.http().asked[1].etag, "\"v1\"");
    EXPECT_EQ(house.http().asked[1].last_modified, "Tue, 17 Nov 2026 08:00:00 GMT");
    house.pass(std::chrono::hours(4));
    EXPECT_EQ(house.http().asked.at(2).etag, "\"v1\"");
}

TEST_F(Fetching, the_address_of_a_site_leads_to_its_feed) {
    house.answer("https://journal.example", 200,
                 "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head></html>");
    house.http().answers["https://journal.example"].url = "https://journal.example/";
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.add("journal.example");
    EXPECT_EQ(house.source(feed_address).trouble, Trouble::none);
    EXPECT_EQ(house.entries(State::proposed).size(), 1U);
}

TEST_F(Fetching, a_site_that_moved_for_good_is_followed) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.http().answers[feed_address].url = "https://nouveau.example/feed";
    house.http().answers[feed_address].is_permanent = true;
    house.add(feed_address);
    EXPECT_EQ(house.source("https://nouveau.example/feed").trouble, Trouble::none);
}

TEST_F(Fetching, of_a_new_source_only_the_latest_are_proposed) {
    std::string items =
        "<item><title>Vieux</title><guid>v</guid><pubDate>Tue, 17 Mar 2026 08:00:00 GMT</pubDate></item>";
    for (int i = 0; i < 30; ++i) items += feed_item(std::to_string(i), "T" + std::to_string(i));
    house.answer(feed_address, 200, feed_of(items));
    house.add(feed_address);
    EXPECT_EQ(house.entries(State::proposed).size(), 20U);
    house.pass(std::chrono::hours(4));
    EXPECT_EQ(house.entries(State::proposed).size(), 20U);
}

TEST_F(Fetching, a_failure_waits_longer_each_time_and_is_told_in_plain_words) {
    house.add(feed_address); // no such name
    EXPECT_TRUE(contains(house.get(house.sophie, "/watch/sources"), "Aucun site ne porte plus ce nom"));
    auto first = house.source(feed_address);
    EXPECT_EQ(first.trouble, Trouble::unknown_name);
    EXPECT_EQ(first.next_at - first.added_at, std::chrono::hours(1));
    house.pass(std::chrono::hours(1));
    EXPECT_EQ(house.http().asked.size(), 2U);
    house.pass(std::chrono::hours(1));
    EXPECT_EQ(house.http().asked.size(), 2U);
    house.pass(std::chrono::hours(1));
    EXPECT_EQ(house.http().asked.size(), 3U);
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.pass(std::chrono::hours(24));
    EXPECT_EQ(house.source(feed_address).failures, 0);
    EXPECT_EQ(house.source(feed_address).trouble, Trouble::none);
}

TEST_F(Fetching, a_site_that_asks_to_wait_is_given_the_time) {
    house.answer(feed_address, 503);
    house.http().answers[feed_address].retry_after = "36000";
    house.add(feed_address);
    auto source = house.source(feed_address);
    EXPECT_EQ(source.trouble, Trouble::busy);
    EXPECT_EQ(source.next_at - source.added_at, std::chrono::hours(10));
}

TEST_F(Fetching, referees_are_written_to_once_when_a_source_fails_for_days) {
    house.answer(feed_address, 404);
    house.add(feed_address);
    house.mails();
    for (int i = 0; i < 3; ++i) house.pass(std::chrono::hours(12));
    EXPECT_TRUE(house.mails().empty());
    for (int i = 0; i < 10; ++i) house.pass(std::chrono::hours(12));
    auto mails = house.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to_address, "sophie@village.example");
    EXPECT_NE(mails[0].text.find("il n’y a rien à cette adresse"), std::string::npos);
}

TEST_F(Fetching, a_feed_that_is_gone_is_no_longer_asked_for) {
    house.answer(feed_address, 410);
    house.mails();
    house.add(feed_address);
    EXPECT_EQ(house.mails().size(), 1U);
    EXPECT_EQ(house.source(feed_address).state, SourceState::stopped);
    house.pass(std::chrono::hours(48));
    EXPECT_EQ(house.http().asked.size(), 1U);
}

TEST_F(Fetching, a_stopped_source_is_followed_again_at_once) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.add(feed_address);
    auto path = "/watch/sources/" + house.source(feed_address).public_id.str();
    house.post(house.sophie, path + "/stop", {});
    house.pass(std::chrono::hours(48));
    EXPECT_EQ(house.http().asked.size(), 1U);
    house.post(house.sophie, path + "/follow", {});
    house.run_jobs();
    EXPECT_EQ(house.http().asked.size(), 2U);
}

TEST_F(Fetching, nothing_is_fetched_while_the_watch_is_closed) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.add(feed_address);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { platform::update_feature(*visit, feature, false); });
    house.pass(std::chrono::hours(48));
    EXPECT_EQ(house.http().asked.size(), 1U);
}

TEST_F(Fetching, addresses_that_are_not_of_the_public_web_are_refused_in_the_form) {
    for (const std::string address :
         {"http://localhost/feed", "http://127.0.0.1/", "ftp://a.example/", "file:///etc/passwd", ""}) {
        auto page = house.post(house.sophie, "/watch/sources", {{"address", address}, {"name", "Essai"}});
        EXPECT_EQ(page.status, 422) << address;
        EXPECT_NE(page.body.find("Essai"), std::string::npos);
    }
    house.add(feed_address);
    EXPECT_EQ(house.post(house.sophie, "/watch/sources", {{"address", feed_address}, {"name", ""}}).status, 422);
}

TEST_F(Fetching, what_nobody_took_is_set_aside_and_then_goes) {
    house.answer(feed_address, 200, feed_of(feed_item("1", "Un")));
    house.add(feed_address);
    house.pass(std::chrono::hours(24 * 91));
    EXPECT_TRUE(house.entries(State::proposed).empty());
    EXPECT_EQ(house.entries(State::aside).size(), 1U);
    house.pass(std::chrono::hours(24 * 183));
    EXPECT_TRUE(house.entries(State::aside).empty());
    EXPECT_TRUE(house.entries(State::proposed).empty());
}

} // namespace
} // namespace watch
