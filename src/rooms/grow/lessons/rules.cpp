// SPDX-License-Identifier: AGPL-3.0-or-later
// The two courses.
#include "base/message.hpp"
#include "rooms/grow/lessons/model.hpp"
#include <algorithm>

namespace lessons {

using base::mark;

namespace {

constexpr std::array members_course{
    Lesson{1, "arrive", mark("Find your way in a minute"), mark("See the spaces"), "/spaces"},
    Lesson{2, "profile", mark("Three lines that open doors"), mark("Open my profile"), "/me/profile"},
    Lesson{3, "read", mark("Read without drowning"), mark("Search for a word"), "/search"},
    Lesson{4, "ask", mark("Ask so that somebody answers"), mark("Ask a question"), "/posts/new?kind=question"},
    Lesson{5, "reply", mark("Answer in two lines"), mark("See what waits for an answer"), "/questions", "questions"},
    Lesson{6, "calm", mark("Disagree, and stay"), mark("Read how we speak here"), "/handbook/language"}};

constexpr std::array facilitators_course{
    Lesson{1, "role", mark("Your part: the first answer"), mark("See the questions that wait"), "/console/questions",
           "questions"},
    Lesson{2, "spaces", mark("Open three spaces, not ten"), mark("See the sets of spaces"),
           "/console/first-steps/spaces"},
    Lesson{3, "pilots", mark("Twenty pilots first"), mark("Prepare the invitations"), "/console/invitations"},
    Lesson{4, "rhythm", mark("A rhythm that holds: ten minutes a day"), mark("Open the console"), "/console"},
    Lesson{5, "steps", mark("Open step by step"), mark("See the suggested plan"), "/console/rollout/suggested"},
    Lesson{6, "trouble", mark("When it heats up"), mark("Read our charter again"), "/charter"}};

} // namespace

std::span<const Lesson> lessons_of(Course course) {
    if (course == Course::facilitators) return facilitators_course;
    return members_course;
}

std::string_view course_name(Course course) {
    return course == Course::facilitators ? "facilitators" : "members";
}

const Lesson* find_lesson(Course course, std::string_view name) {
    auto all = lessons_of(course);
    auto found = std::ranges::find(all, name, &Lesson::name);
    return found == all.end() ? nullptr : &*found;
}

const Lesson* next_of(Course course, int number) {
    auto all = lessons_of(course);
    auto found = std::ranges::find(all, number + 1, &Lesson::number);
    return found == all.end() ? nullptr : &*found;
}

} // namespace lessons
