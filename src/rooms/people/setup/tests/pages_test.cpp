// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/setup/pages.hpp"
#include "app/boot.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace setup {
namespace {

TEST(SetupPages, ReadWellInBothLanguages) {
    auto catalogues = app::catalogues();
    for (auto language : {words::Language::fr, words::Language::en}) {
        words::Words words(*catalogues, language, "Europe/Paris");
        ui::Frame frame;
        frame.words = &words;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
        pages::Setup page{.token = "x7k", .start = {}};
        page.start.language = words::language_code(language);
        ui::expect_golden("setup." + page.start.language, pages::setup(frame, page).content);
    }
}

} // namespace
} // namespace setup
