// SPDX-License-Identifier: AGPL-3.0-or-later
// What other sites may answer: silence, lies, huge pages, addresses of the house's own network.
#include "net/resolver.hpp"
#include "rooms/react/links/tests/links_house.hpp"

namespace links {

TEST_F(Cards, a_site_that_does_not_answer_is_asked_once_more_and_the_link_stays) {
    const std::string silent = "https://silence.example/";
    auto path = publish(house.sophie, silent);
    house.run_jobs();
    EXPECT_EQ(times_asked(silent), 1U);
    house.clock().advance(std::chrono::minutes(11));
    house.run_jobs();
    house.clock().advance(std::chrono::hours(3));
    house.run_jobs();
    EXPECT_EQ(times_asked(silent), 2U);
    EXPECT_NE(house.get(house.pierre, path).body.find(">https://silence.example/</a>"), std::string::npos);
    EXPECT_EQ(find(house.pierre, path, "/links/"), "");
    auto visit = house.system_visit();
    EXPECT_TRUE(jobs::list_parked(visit->db(), 0, 10).empty());
}

TEST_F(Cards, what_may_not_be_fetched_is_not_asked_for) {
    for (const char* url :
         {"http://192.168.1.1/", "http://localhost/", "https://essai.example/posts", "http://a.example:8080/",
          "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://0x7f.1/", "https://u:p@a.example/"}) {
        publish(house.sophie, std::string(url));
        house.clock().advance(std::chrono::minutes(2));
    }
    auto origin = house.house().origin;
    publish(house.sophie, origin + "/posts/abc");
    house.run_jobs();
    EXPECT_TRUE(house.http().asked.empty());
}

// The real client, and names that lead where it does not go.
TEST_F(Cards, of_names_that_lead_into_the_own_network_are_none) {
    net::FixedResolver resolver;
    resolver.records["intranet.example"] = {"10.0.0.7"};
    resolver.records["loop.example"] = {"127.0.0.1"};
    resolver.records["mixed.example"] = {"203.0.114.9", "::1"};
    house.house().http = net::open_http_client(resolver);
    auto path = publish(house.sophie, "http://intranet.example/\nhttp://loop.example/\nhttps://mixed.example/");
    house.run_jobs();
    EXPECT_EQ(find(house.pierre, path, "/links/"), "");
    auto visit = house.system_visit();
    EXPECT_TRUE(jobs::list_parked(visit->db(), 0, 10).empty());
    house.house().http.reset(); // before its resolver
}

TEST_F(Cards, an_answer_that_is_no_page_gives_none) {
    answer("https://a.example/f.pdf", page_html, "application/pdf");
    answer("https://a.example/gone", page_html);
    house.http().answers["https://a.example/gone"].status = 404;
    answer("https://a.example/empty", "");
    auto path = publish(house.sophie, "https://a.example/f.pdf\nhttps://a.example/gone\nhttps://a.example/empty");
    house.run_jobs();
    EXPECT_FALSE(shows(house.pierre, path));
    EXPECT_EQ(find(house.pierre, path, "/links/"), "");
}

TEST_F(Cards, hostile_pages_are_shown_as_text) {
    answer("https://a.example/",
           "<title>\"><script>alert(1)</script>\xe2\x80\xae </title>"
           "<meta property=og:image content='javascript:alert(1)'>"
           "<meta name=description content='<img src=x onerror=alert(1)>'>");
    answer("https://b.example/", "<title>reli\xe9</title>", "text/html; charset=ISO-8859-1");
    answer("https://c.example/", "<title>\xff\xfe\xc3\x28 reste</title>", "text/html; charset=utf-16");
    auto path = publish(house.sophie, "https://a.example/\nhttps://b.example/\nhttps://c.example/");
    house.run_jobs();
    auto page = house.get(house.pierre, path);
    EXPECT_EQ(page.body.find("<script>alert"), std::string::npos);
    EXPECT_EQ(page.body.find("<img src=x"), std::string::npos);
    EXPECT_EQ(page.body.find("javascript:"), std::string::npos);
    EXPECT_TRUE(support::contains(page, "<img src=x onerror=alert(1)>"));
    EXPECT_TRUE(support::contains(page, "relié"));
}

TEST_F(Cards, a_picture_that_is_none_is_left_out) {
    house.http().answers[picture_url].body = "<svg onload='alert(1)'/>";
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    EXPECT_TRUE(shows(house.pierre, path));
    EXPECT_EQ(find(house.pierre, path, "/files/"), "");
}

TEST_F(Cards, are_read_again_after_ninety_days_and_a_page_that_is_gone_takes_its_card_along) {
    auto path = publish(house.sophie, page_url);
    house.run_jobs();
    auto picture = find(house.pierre, path, "/files/");
    house.clock().advance(std::chrono::hours(24 * 89));
    house.run_jobs();
    EXPECT_EQ(times_asked(page_url), 1U);
    house.http().answers[page_url].body = "<title>Un autre établi</title>";
    house.clock().advance(std::chrono::hours(24 * 2));
    house.run_jobs();
    house.sign_in_again(house.pierre);
    EXPECT_EQ(times_asked(page_url), 2U);
    EXPECT_TRUE(shows(house.pierre, path, "Un autre établi"));
    EXPECT_EQ(house.get(house.pierre, picture).status, 404) << "its picture went";
    house.http().answers[page_url].fault = net::HttpFault::unreachable;
    house.clock().advance(std::chrono::hours(24 * 91));
    house.run_jobs();
    house.sign_in_again(house.pierre);
    EXPECT_TRUE(shows(house.pierre, path, "Un autre établi")) << "a silence is no answer";
    house.http().answers[page_url] = {.status = 410, .url = page_url};
    house.clock().advance(std::chrono::hours(24 * 91));
    house.run_jobs();
    house.sign_in_again(house.pierre);
    EXPECT_FALSE(shows(house.pierre, path, "Un autre établi"));
}

} // namespace links
