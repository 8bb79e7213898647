// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/forwarded.hpp"
#include <gtest/gtest.h>

namespace http {
namespace {

const std::vector<std::string> proxies{"127.0.0.1", "10.0.0.2"};

Request request_through(const std::string& hops, const std::string& peer = "127.0.0.1") {
    Request request;
    request.headers = {{"x-forwarded-for", hops}, {"x-forwarded-proto", "https"}};
    set_origin(request, peer, proxies);
    return request;
}

TEST(Forwarded, addresses_have_one_form) {
    EXPECT_EQ(clean_address("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(clean_address("192.0.2.1:80"), "192.0.2.1");
    EXPECT_EQ(clean_address("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(clean_address("2001:DB8:0::1"), "2001:db8::1");
    EXPECT_EQ(clean_address("[2001:db8::1]:443"), "2001:db8::1");
    for (const auto text : {"", "unknown", "192.0.2", "[", "::1%lo; drop"}) {
        EXPECT_EQ(clean_address(text), "") << text;
    }
}

TEST(Forwarded, nothing_is_believed_from_a_stranger) {
    const auto request = request_through("198.51.100.7", "203.0.113.9");
    EXPECT_EQ(request.remote_address, "203.0.113.9");
    EXPECT_FALSE(request.is_secure);
}

TEST(Forwarded, the_rightmost_address_that_is_no_proxy_counts) {
    EXPECT_EQ(request_through("198.51.100.7").remote_address, "198.51.100.7");
    EXPECT_EQ(request_through("6.6.6.6, 198.51.100.7, 10.0.0.2").remote_address, "198.51.100.7");
    EXPECT_EQ(request_through("6.6.6.6, 198.51.100.7").remote_address, "198.51.100.7");
    EXPECT_TRUE(request_through("198.51.100.7").is_secure);
}

TEST(Forwarded, what_is_no_address_ends_the_search) {
    EXPECT_EQ(request_through("6.6.6.6, rubbish").remote_address, "127.0.0.1");
    EXPECT_EQ(request_through("6.6.6.6, rubbish, 10.0.0.2").remote_address, "10.0.0.2");
    EXPECT_EQ(request_through("").remote_address, "127.0.0.1");
}

TEST(Forwarded, headers_that_repeat_are_one_list) {
    Request request;
    request.headers = {
        {"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "198.51.100.7"}, {"x-forwarded-proto", "https, http"}};
    set_origin(request, "127.0.0.1", proxies);
    EXPECT_EQ(request.remote_address, "198.51.100.7");
    EXPECT_FALSE(request.is_secure);
}

} // namespace
} // namespace http
