// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/pages.hpp"
#include "app/boot.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace console {
namespace {

constexpr base::Instant now{1'795'000'000'000};

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;

    explicit Sample(words::Language language) : words(*catalogues, language, "Europe/Paris") {
        frame.words = &words;
        frame.now = now;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

TEST(ConsolePages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const std::string code(words::language_code(language));
        pages::Home home{.arrived = 12,
                         .not_arrived = 48,
                         .questions = 1,
                         .reports = 2,
                         .week = {.publications = 3, .comments = 41},
                         .month = {.publications = 12, .comments = 160, .arrivals = 12},
                         .sees_people = true};
        ui::expect_golden("home." + code, pages::home(sample.frame, home).content);
        ui::expect_golden("home_treasurer." + code, pages::home(sample.frame, {}).content);
        ui::expect_golden("looks." + code, pages::looks(sample.frame, {.colour = "#8c2f39"}).content);
    }
}

} // namespace
} // namespace console
