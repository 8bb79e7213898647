// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

namespace http {
namespace {

TEST(Response, setting_a_header_replaces_it_whatever_its_case) {
    Response response;
    response.set_header("Cache-Control", "no-store");
    response.set_header("cache-control", "private");
    ASSERT_EQ(response.headers.size(), 1u);
    EXPECT_EQ(response.headers[0].second, "private");
}

TEST(Response, cookies_add_up) {
    Response response;
    response.add_cookie("a=1");
    response.add_cookie("b=2");
    EXPECT_EQ(response.headers.size(), 2u);
}

TEST(Response, a_header_cannot_be_split) {
    Response response;
    EXPECT_THROW(response.set_header("X-Name", "a\r\nSet-Cookie: b=c"), std::invalid_argument);
    EXPECT_THROW(response.set_header("X-Name\n", "a"), std::invalid_argument);
    EXPECT_THROW(response.add_cookie(std::string("a=\0", 3)), std::invalid_argument);
}

TEST(Response, a_location_is_escaped_where_needed) {
    const auto response = Response::see_other("/tags/papier marbré?a=%20\r\nX: y");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers[0].second, "/tags/papier%20marbr%C3%A9?a=%20%0D%0AX:%20y");
}

TEST(Response, a_download_names_its_file_twice) {
    const auto response = Response::download("adhérents \"2026\".csv", "text/csv", "a;b");
    EXPECT_EQ(response.headers[0].second,
              "attachment; filename=\"adh_rents__2026_.csv\"; "
              "filename*=UTF-8''adh%C3%A9rents%20%222026%22.csv");
}

} // namespace
} // namespace http
