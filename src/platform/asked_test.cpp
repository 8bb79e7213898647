// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace platform {
namespace {

base::FieldErrors wrong_in(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Refusal& refusal) {
        EXPECT_EQ(refusal.kind, base::RefusalKind::invalid);
        return refusal.fields;
    }
    return {};
}

TEST(Asked, an_address_names_something_or_leads_nowhere) {
    http::Request request;
    auto id = base::PublicId::random();
    request.parameters = {{"id", id.str()}, {"person", "x"}};
    EXPECT_EQ(id_of(request), id);
    for (const auto* parameter : {"person", "absent"}) EXPECT_THROW(id_of(request, parameter), base::Refusal);
}

TEST(Asked, json_is_an_object_of_what_was_asked_for) {
    http::Request request;
    for (const auto* body : {"", "[]", "\"text\"", "{", "null"}) {
        request.body = body;
        EXPECT_TRUE(wrong_in([&] { json_of(request); }).contains("")) << body;
    }
    request.body = R"({"title":"Un titre","spaces":["a","b"],"number":1,"mixed":["a",1],"none":null})";
    auto json = json_of(request);
    EXPECT_EQ(text_of(json, "title"), "Un titre");
    EXPECT_EQ(text_of(json, "absent", "usual"), "usual");
    EXPECT_EQ(text_of(json, "none", "usual"), "usual");
    EXPECT_EQ(texts_of(json, "spaces"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(texts_of(json, "absent").empty());
    EXPECT_TRUE(wrong_in([&] { text_of(json, "number"); }).contains("number"));
    EXPECT_TRUE(wrong_in([&] { texts_of(json, "title"); }).contains("title"));
    EXPECT_TRUE(wrong_in([&] { texts_of(json, "mixed"); }).contains("mixed"));
}

} // namespace
} // namespace platform
