// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/lessons/lessons.hpp"
#include "rooms/grow/lessons/store.hpp"

namespace lessons::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;

// Which lesson it was is one number: the course and the lesson in it.
constexpr std::int64_t course_step = 1000;
const db::Query list_followed_rows{
    .name = "lessons.list_personal",
    .text =
        "SELECT course * 1000 + lesson, followed_at FROM lessons_followed WHERE person_id = $1 "
        "ORDER BY course, lesson",
};
const db::Query list_agreement_rows{
    .name = "lessons.list_personal_agreement",
    .text = "SELECT agreed_at FROM lesson_agreements WHERE person_id = $1",
};

const char* lesson_word(std::int64_t number) {
    for (auto course : all_courses)
        for (const auto& lesson : lessons_of(course))
            if (static_cast<int>(course) * course_step + lesson.number == number) return lesson.title;
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    for (const auto& followed : list_followed(connection, std::span(&forgetting.person, 1)))
        if (delete_followed(connection, followed)) add_to_count(connection, followed, -1);
    delete_agreement(connection, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"lessons_followed.person_id", "lessons"}, {"lesson_agreements.person_id", "lessons_named"}},
            .lists = {{.name = "lessons",
                       .title = mark("Lessons I followed"),
                       .about = mark("Those you said you had read and tried."),
                       .query = &list_followed_rows,
                       .columns = {{"lesson", mark("Lesson"), Kind::choice, lesson_word},
                                   {"followed_at", mark("On"), Kind::moment}}},
                      {.name = "lessons_named",
                       .title = mark("I let my lessons be read"),
                       .about = mark("Those who run the house read your name beside what you followed."),
                       .query = &list_agreement_rows,
                       .columns = {{"agreed_at", mark("Since"), Kind::moment}}}},
            .forget = forget,
            .facts_about = {lesson_followed, agreed, disagreed}};
}

} // namespace lessons::store
