// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

namespace http {
namespace {

using Kind = Router::Match::Kind;

Router spaces_router() {
    Router router;
    router.add(Method::get, "/", 0);
    router.add(Method::get, "/spaces", 1);
    router.add(Method::get, "/spaces/new", 2);
    router.add(Method::get, "/spaces/{slug}", 3);
    router.add(Method::post, "/spaces/{slug}/posts", 4);
    router.add(Method::get, "/spaces/{slug}/posts/{id}", 5);
    router.add(Method::del, "/spaces/{space}/posts/{post}", 6);
    return router;
}

TEST(Router, finds_a_literal_path) {
    const auto router = spaces_router();
    EXPECT_EQ(router.find(Method::get, "/").index, 0u);
    EXPECT_EQ(router.find(Method::get, "/spaces").index, 1u);
    EXPECT_EQ(router.find(Method::get, "/spaces").kind, Kind::found);
}

TEST(Router, prefers_a_literal_to_a_parameter) {
    const auto router = spaces_router();
    EXPECT_EQ(router.find(Method::get, "/spaces/new").index, 2u);
    EXPECT_EQ(router.find(Method::get, "/spaces/news").index, 3u);
}

TEST(Router, returns_to_the_parameter_when_the_literal_leads_nowhere) {
    const auto match = spaces_router().find(Method::get, "/spaces/new/posts/7");
    EXPECT_EQ(match.index, 5u);
    EXPECT_EQ(match.parameters.at("slug"), "new");
}

TEST(Router, names_parameters_as_the_route_of_that_method_does) {
    const auto router = spaces_router();
    const auto shown = router.find(Method::get, "/spaces/reliure/posts/7").parameters;
    const auto removed = router.find(Method::del, "/spaces/reliure/posts/7").parameters;
    EXPECT_EQ(shown.at("slug"), "reliure");
    EXPECT_EQ(shown.at("id"), "7");
    EXPECT_EQ(removed.at("space"), "reliure");
    EXPECT_EQ(removed.at("post"), "7");
}

TEST(Router, head_finds_get) {
    EXPECT_EQ(spaces_router().find(Method::head, "/spaces").index, 1u);
}

TEST(Router, tells_a_wrong_method_from_a_missing_path) {
    const auto router = spaces_router();
    const auto wrong = router.find(Method::put, "/spaces/reliure/posts/7");
    EXPECT_EQ(wrong.kind, Kind::wrong_method);
    EXPECT_EQ(wrong.allowed, (std::vector{Method::get, Method::del}));
    EXPECT_EQ(router.find(Method::get, "/nowhere").kind, Kind::missing);
    EXPECT_EQ(router.find(Method::get, "/spaces/").kind, Kind::missing);
    EXPECT_EQ(router.find(Method::get, "/spaces/reliure/posts").kind, Kind::wrong_method);
    EXPECT_EQ(router.find(Method::get, "").kind, Kind::missing);
}

TEST(Router, an_empty_segment_is_no_parameter) {
    EXPECT_EQ(spaces_router().find(Method::get, "/spaces//posts/7").kind, Kind::missing);
}

TEST(Router, refuses_two_routes_of_the_same_shape) {
    auto router = spaces_router();
    EXPECT_THROW(router.add(Method::get, "/spaces/{other}", 9), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "spaces", 9), std::logic_error);
    EXPECT_NO_THROW(router.add(Method::put, "/spaces/{other}", 9));
}

} // namespace
} // namespace http
