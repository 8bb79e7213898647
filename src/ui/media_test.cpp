// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/media.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

bool has(const html::Html& html, std::string_view text) {
    return html.str().find(text) != std::string::npos;
}

TEST(Media, ADocumentIsALinkWithItsFacts) {
    const Sample s(words::Language::en);
    const auto list =
        document_list(s.frame, "Documents",
                      {{.name = "a<b>.pdf", .href = "/documents/1/versions/1", .facts = "PDF · 3 kB", .menu = {}}});
    EXPECT_TRUE(has(list, R"(<ul class="documents" aria-label="Documents">)"));
    EXPECT_TRUE(has(list, "a&lt;b&gt;.pdf"));
    EXPECT_TRUE(document_list(s.frame, "Documents", {}).empty());
}

TEST(Media, AWritingBoxAsksAboutAPictureOnlyWhereItTakesThem) {
    const Sample s(words::Language::en);
    EXPECT_FALSE(has(markdown_editor(s.frame, {.label = "Text"}), "picture"));
    const auto editor = markdown_editor(s.frame, {.label = "Text"}, {.href = "/pictures", .bytes_max = 100});
    EXPECT_TRUE(has(editor, "What does this picture show?"));
    EXPECT_TRUE(has(editor, R"(name="picture_is_decorative")"));
    EXPECT_TRUE(has(editor, R"(data-picture-max="100")"));
}

} // namespace
} // namespace ui
