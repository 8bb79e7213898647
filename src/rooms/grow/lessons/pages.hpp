// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/grow/lessons/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace lessons::pages {

std::string lesson_path(Course course, const Lesson& lesson);

struct OwnCourse {
    Course course = Course::members;
    std::vector<int> followed; // numbers
};
struct Overview {
    std::vector<OwnCourse> courses;
    bool has_agreed = false;
};
ui::Page overview(const ui::Frame& frame, const Overview& page);

struct Shown {
    Course course = Course::members;
    const Lesson* lesson = nullptr;
    html::Html text;
    std::string exercise_href;
    bool is_followed = false;
};
ui::Page lesson(const ui::Frame& frame, const Shown& shown);

struct Named { // who agrees to be
    ui::Person person;
    std::int64_t members_course = 0;
    std::int64_t facilitators_course = 0;
};
struct Report {
    std::vector<Total> totals;
    std::vector<Named> people;
    std::string next_href;
};
ui::Page report(const ui::Frame& frame, const Report& page);
html::Html report_more(const ui::Frame& frame, const Report& page);

} // namespace lessons::pages
