// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/pages.hpp"
#include "parse/markdown.hpp"
#include "support/talk_pages.hpp"
#include "words/texts.hpp"
#include <gtest/gtest.h>

namespace handbook {
namespace {

TEST(HandbookPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto text = html::trusted(parse::render_markdown(words::get_text("handbook", "language", language)).html);
        pages::Shown shown{.page = PageName::language, .text = text, .may_adapt = true, .adapted = "…"};
        ui::expect_golden("contents." + reader.code, pages::contents(reader.frame).content);
        ui::expect_golden("page." + reader.code, pages::page(reader.frame, shown).content);
        shown.text = html::trusted("<p>Texte</p>");
        ui::expect_golden("sheet." + reader.code,
                          pages::sheet(reader.frame, shown, "https://village.example/").content);
        pages::Form form{.fr = "Bonjour", .en = "Hello", .seen = "0", .is_adapted = true};
        ui::expect_golden("form." + reader.code, pages::form(reader.frame, form).content);
    }
}

} // namespace
} // namespace handbook
