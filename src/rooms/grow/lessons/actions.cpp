// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/actions.hpp"
#include "rooms/grow/lessons/lessons.hpp"
#include "rooms/grow/lessons/store.hpp"

namespace lessons {

using platform::Visit;

void follow_lesson(Visit& visit, Course course, const Lesson& lesson) {
    Followed followed{.person = visit.viewer().person, .course = course, .lesson = lesson.number};
    platform::write(visit, [&] {
        if (!store::insert_followed(visit.db(), followed, visit.now())) return;
        store::add_to_count(visit.db(), followed, 1);
        platform::tell(visit, {.kind = lesson_followed, .subject = followed.person.number, .object = lesson.number});
    });
}

void forget_lesson(Visit& visit, Course course, const Lesson& lesson) {
    Followed followed{.person = visit.viewer().person, .course = course, .lesson = lesson.number};
    platform::write(visit, [&] {
        if (store::delete_followed(visit.db(), followed)) store::add_to_count(visit.db(), followed, -1);
    });
}

void agree_to_be_named(Visit& visit) {
    platform::write(visit, [&] {
        store::insert_agreement(visit.db(), visit.viewer().person, visit.now());
        platform::tell(visit, {.kind = agreed, .subject = visit.viewer().person.number});
    });
}

void disagree_to_be_named(Visit& visit) {
    platform::write(visit, [&] {
        store::delete_agreement(visit.db(), visit.viewer().person);
        platform::tell(visit, {.kind = disagreed, .subject = visit.viewer().person.number});
    });
}

} // namespace lessons
