// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace lessons {
namespace {

TEST(LessonPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        pages::Overview overview{.courses = {{.course = Course::facilitators, .followed = {}},
                                             {.course = Course::members, .followed = {1, 3}}},
                                 .has_agreed = false};
        ui::expect_golden("overview." + reader.code, pages::overview(frame, overview).content);
        const auto* first = find_lesson(Course::members, "arrive");
        pages::Shown shown{.lesson = first, .text = html::trusted("<p>Texte</p>"), .exercise_href = "/spaces"};
        ui::expect_golden("lesson." + reader.code, pages::lesson(frame, shown).content);
        shown.is_followed = true;
        ui::expect_golden("lesson_followed." + reader.code, pages::lesson(frame, shown).content);
        pages::Report report{.totals = {{.course = Course::members, .lesson = 1, .people = 12}},
                             .people = {{.person = items::sophie(), .members_course = 3}}};
        ui::expect_golden("report." + reader.code, pages::report(frame, report).content);
    }
}

} // namespace
} // namespace lessons
