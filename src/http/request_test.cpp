// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include <gtest/gtest.h>

namespace http {
namespace {

TEST(Request, a_header_that_is_absent_is_empty) {
    Request request;
    request.headers = {{"accept", "text/html"}};
    EXPECT_EQ(request.header("accept"), "text/html");
    EXPECT_EQ(request.header("accept-language"), "");
}

TEST(Request, reads_cookies_from_every_cookie_header) {
    Request request;
    request.headers = {{"cookie", "a=1;  __Host-session = abc=def ; broken; d="}, {"cookie", "second=2; a=other"}};
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("__Host-session"), "abc=def");
    EXPECT_EQ(request.cookie("second"), "2");
    EXPECT_EQ(request.cookie("d"), "");
    EXPECT_EQ(request.cookie("session"), "");
    EXPECT_EQ(request.cookie("broken"), "");
}

TEST(Request, a_query_may_repeat_a_name) {
    Request request;
    request.query = {{"tag", "papier"}, {"page", "2"}, {"tag", "cuir"}};
    EXPECT_EQ(request.value("tag"), "papier");
    EXPECT_EQ(request.values("tag"), (std::vector<std::string>{"papier", "cuir"}));
    EXPECT_EQ(request.value("absent"), "");
    EXPECT_TRUE(request.values("absent").empty());
}

TEST(Request, a_field_that_is_empty_is_there) {
    Request request;
    request.form.fields = {{"agree", ""}, {"name", "Élodie"}};
    EXPECT_TRUE(request.has_field("agree"));
    EXPECT_FALSE(request.has_field("disagree"));
    EXPECT_EQ(request.field("name"), "Élodie");
    EXPECT_EQ(request.fields("name"), std::vector<std::string>{"Élodie"});
}

TEST(Request, htmx_asks_for_a_fragment_unless_it_replaces_the_whole_page) {
    Request request;
    EXPECT_FALSE(request.wants_fragment());
    request.headers = {{"hx-request", "true"}, {"hx-request-type", "partial"}};
    EXPECT_TRUE(request.wants_fragment());
    request.headers = {{"hx-request", "true"}, {"hx-request-type", "full"}};
    EXPECT_FALSE(request.wants_fragment());
}

} // namespace
} // namespace http
