// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>
#include <cmath>

namespace parse {
namespace {

TEST(Json, is_built_in_place_and_written_in_order) {
    const std::vector<std::string> names = {"a", "b"};
    auto json = Json::object({{"id", 7},
                              {"title", "Été \"doré\"\n"},
                              {"open", true},
                              {"rate", 0.5},
                              {"next", std::optional<std::int64_t>()},
                              {"page", std::optional(2)},
                              {"items", Json::array({1, "x", nullptr})},
                              {"tags", Json::array_of(names, [](auto& n) { return Json(n); })},
                              {"none", Json::object()}});
    json.set("id", 8).set("last", std::string_view("z"));
    EXPECT_EQ(json.serialise(),
              "{\"id\":8,\"title\":\"Été \\\"doré\\\"\\n\",\"open\":true,\"rate\":0.5,\"next\":null,"
              "\"page\":2,\"items\":[1,\"x\",null],\"tags\":[\"a\",\"b\"],\"none\":{},\"last\":\"z\"}");
}

TEST(Json, text_pairs_make_members_not_something_else) {
    EXPECT_EQ(Json::object({{"a", "b"}}).serialise(), R"({"a":"b"})");
    EXPECT_EQ(Json::object({{"a", "b"}, {"c", "d"}}).serialise(), R"({"a":"b","c":"d"})");
    EXPECT_EQ(Json::array({"a", "b"}).serialise(), R"(["a","b"])");
    EXPECT_EQ(Json::array({"a"}).serialise(), R"(["a"])");
    EXPECT_EQ(Json::array().push(1).push("x").serialise(), R"([1,"x"])");
}

TEST(Json, reads_back_what_it_wrote) {
    const auto json = Json::object({{"deep", Json::object({{"list", Json::array({1, 2.25, false})}})},
                                    {"least", std::numeric_limits<std::int64_t>::min()},
                                    {"text", "\x01</script>\u2028\U0001F600"}});
    const auto read = Json::parse(json.serialise());
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, json);
    EXPECT_EQ(json.serialise().find('<'), std::string::npos);
    EXPECT_EQ(json.serialise().find("\u2028"), std::string::npos);
}

TEST(Json, getters_answer_only_for_their_type) {
    const auto json = Json::parse(R"({"i":3,"d":1.5,"w":4.0,"s":"x","b":true,"n":null,"big":18446744073709551615})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->find_int("i"), 3);
    EXPECT_EQ(json->find_double("i"), 3.0);
    EXPECT_EQ(json->find_int("d"), std::nullopt);
    EXPECT_EQ(json->find_int("w"), 4);
    EXPECT_EQ(json->find_string("s"), "x");
    EXPECT_EQ(json->find_string("i"), std::nullopt);
    EXPECT_EQ(json->find_bool("b"), true);
    EXPECT_EQ(json->find_bool("i"), std::nullopt);
    EXPECT_TRUE(json->find("n")->is_null());
    EXPECT_EQ(json->find_int("big"), std::nullopt);
    EXPECT_EQ(json->find("absent"), nullptr);
    EXPECT_EQ(Json("x").find("i"), nullptr);
    EXPECT_TRUE(Json(3).items().empty());
}

TEST(Json, what_is_not_a_number_is_null) {
    EXPECT_EQ(Json(std::nan("")).serialise(), "null");
    EXPECT_EQ(Json(1e300 * 1e10).serialise(), "null");
    EXPECT_EQ(Json(std::uint64_t{1} << 63).serialise(), "9223372036854775808");
}

TEST(Json, the_last_of_two_equal_names_wins) {
    EXPECT_EQ(Json::parse(R"({"a":1,"a":2})")->find_int("a"), 2);
}

TEST(Json, errors_say_where) {
    const auto json = Json::parse("{\n  \"a\": 1,\n  b\n}");
    ASSERT_FALSE(json);
    EXPECT_EQ(json.problem.line, 3u);
    EXPECT_EQ(json.problem.column, 3u);
}

TEST(Json, refuses_what_the_standard_does_not_allow) {
    for (const char* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "'a'", "NaN", "01", "1.", "+1", "nul", "\"\t\"",
                             "\"\\x\"", "\"\xE9\"", "\"\xED\xA0\x80\"", "[1] 2", "{} {}", "// a\n1", "\"\\ud800\""}) {
        EXPECT_FALSE(Json::parse(text)) << text;
    }
    EXPECT_TRUE(Json::parse(" [1] \n"));
}

TEST(Json, limits_are_kept) {
    const std::string deep = std::string(32, '[') + std::string(32, ']');
    EXPECT_TRUE(Json::parse(deep));
    const auto deeper = Json::parse('[' + deep + ']');
    ASSERT_FALSE(deeper);
    EXPECT_EQ(deeper.problem.kind, ProblemKind::too_large);
    EXPECT_FALSE(Json::parse(std::string(100'000, '[')));
    EXPECT_EQ(Json::parse("[1,2,3]", {.bytes_max = 6}).problem.kind, ProblemKind::too_large);
}

TEST(Json, naughty_strings_survive) {
    SKIP_WITHOUT_SHARED("strings");
    const auto strings = testing::naughty_strings();
    ASSERT_GT(strings.size(), 400u);
    for (const std::string& text : strings) {
        const auto json = Json::object({{text, text}});
        const auto read = Json::parse(json.serialise());
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, json);
        Json::parse(text);
    }
}

} // namespace
} // namespace parse
