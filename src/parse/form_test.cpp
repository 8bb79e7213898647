// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/form.hpp"
#include "parse/test_data.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=----frontier";

std::string part(std::string_view headers, std::string_view content) {
    std::string text = "------frontier\r\n";
    return ((((text += headers) += "\r\n\r\n") += content) += "\r\n");
}

std::string field(std::string_view name, std::string_view value) {
    return part("Content-Disposition: form-data; name=\"" + std::string(name) + "\"", value);
}

const std::string last = "------frontier--\r\n";

ProblemKind kind_of(const Result<Form>& form) {
    EXPECT_FALSE(form);
    return form.problem.kind;
}

TEST(Form, urlencoded_fields_keep_order_and_repetition) {
    const auto form =
        read_form("application/x-www-form-urlencoded; charset=UTF-8", "a=1&b=%C3%A9+t%C3%A9&a=2&t=x%0D%0Ay");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->all("a"), (std::vector<std::string_view>{"1", "2"}));
    EXPECT_EQ(form->find("b"), "é té");
    EXPECT_EQ(form->find("t"), "x\ny");
    EXPECT_FALSE(form->has("absent"));
}

TEST(Form, multipart_gives_fields_and_files) {
    const std::string body =
        "preamble\r\n" + field("title", "Été\r\nligne") +
        part(
            "content-disposition: form-data; name=\"photo\"; filename=\"C:\\Mes images\\été.png\"\r\n"
            "Content-Type: IMAGE/PNG",
            std::string("\x89PNG\r\n\x1a\n\0--x", 12)) +
        part(
            "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
            "Content-Type: application/octet-stream",
            "") +
        field("title", "") + last + "epilogue";
    const auto form = read_form(type, body);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->all("title"), (std::vector<std::string_view>{"Été\nligne", ""}));
    ASSERT_EQ(form->files.size(), 1u);
    const File* photo = form->find_file("photo");
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->filename, "été.png");
    EXPECT_EQ(photo->type, "image/png");
    EXPECT_EQ(photo->bytes, std::string("\x89PNG\r\n\x1a\n\0--x", 12));
    EXPECT_FALSE(form->find_file("none"));
}

TEST(Form, names_may_be_quoted_escaped_or_bare) {
    const auto form = read_form("multipart/form-data; charset=utf-8; boundary=\"----frontier\"",
                                part("Content-Disposition: form-data; name=bare", "1") + field(R"(a;b=\"c\")", "2") +
                                    field("d%22e%0D%0Af", "3") + last);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->find("bare"), "1");
    EXPECT_EQ(form->find("a;b=\"c\""), "2");
    EXPECT_EQ(form->find("d\"e\nf"), "3");
}

TEST(Form, a_value_may_hold_something_like_the_boundary) {
    const std::string tricky = "------frontierX\r\n--\r\n------front";
    const auto form = read_form(type, field("a", tricky) + last);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->find("a"), "------frontierX\n--\n------front");
}

TEST(Form, an_empty_multipart_form_is_a_form) {
    const auto form = read_form(type, last);
    ASSERT_TRUE(form);
    EXPECT_TRUE(form->fields.empty());
}

TEST(Form, what_is_not_a_form_is_a_problem) {
    EXPECT_EQ(kind_of(read_form("text/plain", "a=1")), ProblemKind::unsupported);
    EXPECT_EQ(kind_of(read_form("", "a=1")), ProblemKind::unsupported);
    EXPECT_EQ(kind_of(read_form("multipart/form-data", last)), ProblemKind::malformed);
    EXPECT_EQ(kind_of(read_form(type, "")), ProblemKind::malformed);
    EXPECT_EQ(kind_of(read_form(type, field("a", "b"))), ProblemKind::malformed); // no end
    EXPECT_EQ(kind_of(read_form(type, part("Content-Type: text/plain", "b") + last)), ProblemKind::malformed);
    EXPECT_EQ(kind_of(read_form(type, field("a", std::string("x\0y", 3)) + last)), ProblemKind::malformed);
    EXPECT_EQ(kind_of(read_form("application/x-www-form-urlencoded", "a=%00")), ProblemKind::malformed);
    EXPECT_EQ(kind_of(read_form(type, part("Content-Disposition: form-data; name=a\r\n"
                                           "Content-Transfer-Encoding: base64",
                                           "eA==") +
                                          last)),
              ProblemKind::unsupported);
}

TEST(Form, limits_are_kept) {
    const std::string urlencoded = "application/x-www-form-urlencoded";
    EXPECT_EQ(kind_of(read_form(urlencoded, "a=12345", {.bytes_max = 6})), ProblemKind::too_large);
    EXPECT_EQ(kind_of(read_form(urlencoded, "a&b&c", {.parts_max = 2})), ProblemKind::too_large);
    EXPECT_EQ(kind_of(read_form(urlencoded, "abc=1", {.name_bytes_max = 2})), ProblemKind::too_large);
    EXPECT_EQ(kind_of(read_form(urlencoded, "a=123", {.field_bytes_max = 2})), ProblemKind::too_large);
    const std::string body = field("a", "1") + field("b", "2") + last;
    EXPECT_EQ(kind_of(read_form(type, body, {.parts_max = 1})), ProblemKind::too_large);
    EXPECT_TRUE(read_form(type, body, {.parts_max = 2}));
    const std::string file = part("Content-Disposition: form-data; name=a; filename=b", "12345") + last;
    EXPECT_EQ(kind_of(read_form(type, file, {.file_bytes_max = 4})), ProblemKind::too_large);
    EXPECT_TRUE(read_form(type, file, {.file_bytes_max = 5}));
}

TEST(Form, a_filename_never_holds_a_folder_or_a_control) {
    for (const auto& [sent, kept] : std::vector<std::pair<std::string, std::string>>{
             {"../../etc/passwd", "passwd"}, {"..", ""}, {"a\x01z", "az"}, {"x/", ""}}) {
        const auto form =
            read_form(type, part("Content-Disposition: form-data; name=f; filename=\"" + sent + "\"", "x") + last);
        ASSERT_TRUE(form) << sent;
        EXPECT_EQ(form->find_file("f")->filename, kept);
    }
}

TEST(Form, naughty_strings_survive_a_multipart_form) {
    SKIP_WITHOUT_SHARED("strings");
    for (const std::string& text : testing::naughty_strings()) {
        if (text.find_first_of(std::string_view("\0\r", 2)) != text.npos) continue;
        const auto form = read_form(type, field("a", text) + last);
        ASSERT_TRUE(form) << text;
        EXPECT_EQ(form->find("a"), text);
        read_form(type, text);
        read_form(text, field("a", text) + last);
        read_form(type, part(text, text) + last);
    }
}

} // namespace
} // namespace parse
