// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/cookie.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

namespace http {
namespace {

TEST(Cookie, carries_the_host_prefix_only_when_secure) {
    EXPECT_EQ(write_cookie({.name = "session", .value = "abc"}, Transport::secure),
              "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(write_cookie({.name = "session", .value = "abc"}, Transport::plain),
              "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(Cookie, lives_as_long_as_told) {
    const Cookie cookie{.name = "s", .value = "", .max_age_s = 60, .same_site = SameSite::strict};
    EXPECT_EQ(write_cookie(cookie, Transport::plain), "s=; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
    EXPECT_EQ(forget_cookie("s", Transport::plain), "s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

TEST(Cookie, refuses_what_would_become_another_attribute) {
    for (const auto value : {"a;b", "a b", "a,b", "a\"b", "a\r\nb", "é"}) {
        EXPECT_THROW(write_cookie({.name = "s", .value = value}, Transport::plain), std::invalid_argument);
    }
    EXPECT_THROW(write_cookie({.name = "a=b", .value = ""}, Transport::plain), std::invalid_argument);
    EXPECT_THROW(write_cookie({.name = "", .value = ""}, Transport::plain), std::invalid_argument);
}

} // namespace
} // namespace http
