// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lessons {

using base::PersonId;

enum class Course { members = 1, facilitators = 2 };
inline constexpr std::array all_courses{Course::members, Course::facilitators};

struct Lesson {
    int number = 0;         // kept for ever
    std::string_view name;  // in addresses, and of its text
    const char* title = ""; // English; translated when shown
    const char* exercise = "";
    std::string_view href;         // where it is tried
    std::string_view feature = {}; // closed: the exercise is at home
};
std::span<const Lesson> lessons_of(Course course);
std::string_view course_name(Course course); // "members", in addresses
const Lesson* find_lesson(Course course, std::string_view name);
const Lesson* next_of(Course course, int number); // none after the last

struct Followed {
    PersonId person;
    Course course = Course::members;
    int lesson = 0;
};
struct Total {
    Course course = Course::members;
    int lesson = 0;
    std::int64_t people = 0;
};
struct Agreement {
    PersonId person;
    base::Instant agreed_at;
};

} // namespace lessons
