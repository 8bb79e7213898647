// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/head.hpp"
#include <gtest/gtest.h>
#include <string>

namespace http {
namespace {

constexpr int fields_max = 100;

int status_of(std::string_view head) {
    const auto refused = check_head(head, fields_max);
    return refused ? refused->status : 0;
}

TEST(HeadScanner, finds_the_end_byte_by_byte) {
    const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    HeadScanner scanner;
    for (std::size_t size = 1; size < bytes.size() - 4; ++size) {
        ASSERT_EQ(scanner.advance(std::string_view(bytes).substr(0, size)), HeadScanner::State::unfinished);
    }
    EXPECT_EQ(scanner.advance(bytes), HeadScanner::State::finished);
    EXPECT_EQ(bytes.substr(scanner.end()), "rest");
}

TEST(HeadScanner, a_bare_line_feed_or_return_is_malformed) {
    for (const std::string_view bytes :
         {"GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n", "\n", "\r\r\n",
          "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", "GET / HTTP/1.1\rHost: a\r\n"}) {
        EXPECT_EQ(HeadScanner().advance(bytes), HeadScanner::State::malformed) << bytes;
    }
}

TEST(Head, an_ordinary_request_is_read) {
    EXPECT_EQ(status_of("GET /a?b=c HTTP/1.1\r\nHost: example.org:8080\r\nX: \t é\t \r\n\r\n"), 0);
    EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 0);
    EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 5\r\n\r\n"), 0);
    EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"), 0);
}

TEST(Head, a_doubtful_length_is_refused) {
    const std::string start = "POST / HTTP/1.1\r\nHost: a\r\n";
    for (const std::string fields :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
          "Content-Length: 5, 5\r\n", "Content-Length: +5\r\n", "Content-Length: -5\r\n", "Content-Length: 0x5\r\n",
          "Content-Length: 5 5\r\n", "Content-Length:\r\n", "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: identity\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"}) {
        EXPECT_EQ(status_of(start + fields + "\r\n"), 400) << fields;
    }
    EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
    EXPECT_EQ(status_of(start + "Content-Length: 99999999999999999999\r\n\r\n"), 413);
}

TEST(Head, a_malformed_field_is_refused) {
    for (const std::string field : {"X : y", " folded: line", "\tfolded", "nocolon", ": empty", "X\x01: y", "X: y\x01z",
                                    "X: y\x7F", "X: \xC3\x28", "X\xC3\xA9: y", "X(: y"}) {
        EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n"), 400) << field;
    }
    const std::string with_nul("GET / HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n", 35);
    EXPECT_EQ(status_of(with_nul), 400);
}

TEST(Head, the_host_comes_exactly_once) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"), 400);
}

TEST(Head, a_malformed_first_line_is_refused) {
    for (const std::string line :
         {"GET /", "GET  / HTTP/1.1", "GET / / HTTP/1.1", " / HTTP/1.1", "GET /\t HTTP/1.1", "G@T / HTTP/1.1",
          "GET / http/1.1", "GET / HTTP/1.1 ", "GET / HTTP/11", "GET / HTTP/1.10", ""}) {
        EXPECT_EQ(status_of(line + "\r\nHost: a\r\n\r\n"), 400) << line;
    }
    EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
}

TEST(Head, limits_have_their_own_status) {
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 1; i < fields_max; ++i) many += "X: y\r\n";
    EXPECT_EQ(status_of(many + "\r\n"), 0);
    EXPECT_EQ(status_of(many + "X: y\r\n\r\n"), 431);
    const std::string target(target_bytes_max, 'a');
    EXPECT_EQ(status_of("GET /" + target + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n"), 417);
}

TEST(Target, an_absolute_address_counts_for_its_path) {
    EXPECT_EQ(read_request_target("http://a.example:80/b%20c?d=e")->path, "/b c");
    EXPECT_EQ(read_request_target("HTTPS://a.example?d=e")->path, "/");
    EXPECT_EQ(read_request_target("/b?d=e")->raw_query, "d=e");
}

TEST(Target, anything_else_is_refused) {
    for (const std::string_view target :
         {"a.example:443", "ftp://a/b", "http:///b", "http://", "*", "b", "", "/a/../b", "/a%2F..", "/%00", "/%C3%28",
          "/a//b", "/\\", "http://a\\@b/c", "http://user@a/b"}) {
        EXPECT_FALSE(read_request_target(target)) << target;
    }
}

} // namespace
} // namespace http
