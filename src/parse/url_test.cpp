// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/url.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

TEST(Url, percent_encoding_and_back_gives_the_same_bytes) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    EXPECT_EQ(percent_decode(percent_encode(all)), all);
    EXPECT_EQ(percent_encode("à b/c?d=e&f"), "%C3%A0%20b%2Fc%3Fd%3De%26f");
    EXPECT_EQ(percent_decode("100%"), std::nullopt);
    EXPECT_EQ(percent_decode("%G1"), std::nullopt);
    EXPECT_EQ(percent_decode("a+b"), "a+b");
}

TEST(Url, a_query_keeps_repeated_names_in_order) {
    const auto query = read_query("door=1&q=a+b%20c&door=2&&empty&=x&rate=100%");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->all("door"), (std::vector<std::string_view>{"1", "2"}));
    EXPECT_EQ(query->find("q"), "a b c");
    EXPECT_EQ(query->find("empty"), "");
    EXPECT_EQ(query->find("rate"), "100%");
    EXPECT_EQ(query->find("absent"), std::nullopt);
    EXPECT_EQ(query->pairs.size(), 6u);
}

TEST(Url, a_query_with_a_nul_is_refused_and_bad_utf8_repaired) {
    EXPECT_FALSE(read_query("a=%00"));
    EXPECT_EQ(read_query("a=%E9")->find("a"), "\uFFFD");
}

TEST(Url, a_written_query_reads_back) {
    const std::vector<Pair> pairs = {{"q", "reliure & dorure + 100 %"}, {"q", "é=?"}, {"", ""}};
    EXPECT_EQ(read_query(write_query(pairs))->pairs, pairs);
    EXPECT_EQ(with_query("/a", {}), "/a");
    EXPECT_EQ(with_query("/a", {{"page", "2"}}), "/a?page=2");
}

TEST(Url, a_target_splits_into_path_and_query) {
    const auto target = read_target("/tags/papier%2Dmarbr%C3%A9?page=2#top");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/tags/papier-marbré");
    EXPECT_EQ(target->raw_query, "page=2");
    EXPECT_EQ(target->query.find("page"), "2");
    EXPECT_EQ(read_target("/")->path, "/");
    EXPECT_EQ(read_target("/a/")->path, "/a/");
    EXPECT_FALSE(read_target(""));
    EXPECT_FALSE(read_target("http://other.example/"));
    EXPECT_FALSE(read_target("*"));
    EXPECT_FALSE(read_target("/" + std::string(9000, 'a')));
}

TEST(Url, a_path_that_could_mean_two_things_is_refused) {
    for (const char* path : {"a", "/..", "/a/../b", "/./a", "/a/.", "/%2e%2e/b", "/.%2E", "/a%2Fb", "/a%5Cb", "/a\\b",
                             "//host", "/a//b", "/a%00", "/a%0Ab", "/a%7F", "/%E9", "/%", "/%4"}) {
        EXPECT_FALSE(clean_path(path)) << path;
    }
}

TEST(Url, safe_links_are_web_mail_and_this_site) {
    for (const char* url : {"http://a.fr", "https://a.fr/x?y#z", "HTTPS://A.FR", "mailto:a@b.fr", "/members",
                            "members?x=1", "?page=2", "#top", "./a", "../a", "a/b:c", "https://é.fr/à"}) {
        EXPECT_TRUE(is_safe_link(url)) << url;
    }
    for (const char* url : {"",
                            "javascript:alert(1)",
                            "JaVaScRiPt:alert(1)",
                            " javascript:x",
                            "java\tscript:x",
                            "java\nscript:x",
                            "\x01javascript:x",
                            "data:text/html,x",
                            "vbscript:x",
                            "file:///etc",
                            "//host/x",
                            "/\\host",
                            "\\\\host",
                            "\\/host",
                            "https:host",
                            "http:/host",
                            "https:///host",
                            "https://",
                            "http://@a",
                            "mailto:",
                            "foo:bar",
                            ":x",
                            "ftp://a.fr",
                            "blob:https://a.fr",
                            "https://\xE9.fr",
                            "https://a.fr "}) {
        EXPECT_FALSE(is_safe_link(url)) << url;
    }
}

TEST(Url, external_links_name_a_scheme) {
    EXPECT_TRUE(is_external_link("https://a.fr"));
    EXPECT_FALSE(is_external_link("/a"));
    EXPECT_FALSE(is_external_link("javascript:x"));
}

TEST(Url, next_stays_on_this_site) {
    for (const char* path : {"/", "/a/b?c=d#e", "/a//b", "/é"}) EXPECT_TRUE(is_same_site_path(path));
    for (const char* path : {"", "a", "//host", "/\\host", "\\/host", "https://host", "/a\nb", "/\thost", "/a\\b",
                             "javascript:x", " /a"}) {
        EXPECT_FALSE(is_same_site_path(path)) << path;
    }
    EXPECT_FALSE(is_same_site_path("/" + std::string(5000, 'a')));
}

TEST(Url, naughty_strings_survive_a_query) {
    SKIP_WITHOUT_SHARED("strings");
    for (const std::string& text : testing::naughty_strings()) {
        if (text.find('\0') != text.npos) continue;
        const auto query = read_query(write_query({{text, text}}));
        ASSERT_TRUE(query) << text;
        EXPECT_EQ(query->pairs.front(), (Pair{text, text}));
        read_target(text);
        clean_path("/" + text);
        is_safe_link(text);
    }
}

} // namespace
} // namespace parse
