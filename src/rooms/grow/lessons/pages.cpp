// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/pages.hpp"
#include <algorithm>

namespace lessons::pages {

namespace {

constexpr std::string_view home = "/lessons";
constexpr std::int64_t cell_min = 10; // fewer people are not counted in public

std::string course_title(const words::Words& w, Course course) {
    return course == Course::facilitators ? w.text("For those who run the house") : w.text("For everybody");
}

bool has_followed(const OwnCourse& own, const Lesson& lesson) {
    return std::ranges::find(own.followed, lesson.number) != own.followed.end();
}

html::Html course_part(const ui::Frame& frame, const OwnCourse& own) {
    const auto& w = frame.w();
    auto all = lessons_of(own.course);
    std::vector<html::Html> rows;
    for (const auto& lesson : all) {
        bool done = has_followed(own, lesson);
        rows.push_back(ui::row(frame, {.title = w.text(lesson.title),
                                       .href = lesson_path(own.course, lesson),
                                       .text = done ? w.text("Followed") : w.text("One minute"),
                                       .icon = done ? "circle-check" : "chevron-right"}));
    }
    auto followed = static_cast<std::int64_t>(own.followed.size()), total = static_cast<std::int64_t>(all.size());
    auto progress = ui::progress(
        frame, {.label = course_title(w, own.course),
                .value = followed,
                .max = total,
                .text = w.text("{n} of {all} followed", {{"n", w.number(followed)}, {"all", w.number(total)}})});
    return ui::section(frame, {.title = course_title(w, own.course)},
                       ui::stack(progress, ui::list(frame, {.items = std::move(rows)})));
}

html::Html naming(const ui::Frame& frame, bool has_agreed) {
    const auto& w = frame.w();
    auto text = has_agreed
                    ? w.text("Those who run the house read your name beside what you followed. You may take it back.")
                    : w.text(
                          "What you follow is yours. Those who run the house see totals only, unless you agree that "
                          "they read your name.");
    auto form =
        ui::action_form(frame, {.action = std::string(home) + "/naming",
                                .label = has_agreed ? w.text("Take my name away") : w.text("They may read my name"),
                                .kind = ui::Kind::quiet,
                                .icon = has_agreed ? "eye-off" : "eye",
                                .hidden = {{"wish", has_agreed ? "no" : "yes"}}});
    return ui::section(frame, {.title = w.text("Who sees it")}, ui::stack_tight(ui::muted(text), form));
}

std::string people_text(const words::Words& w, std::int64_t people) {
    if (people < cell_min) return w.text("fewer than 10");
    return w.count("{n} person", "{n} people", people);
}

html::Html totals_table(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    ui::Table table{
        .caption = w.text("How many have followed each lesson"),
        .columns = {{.label = w.text("Lesson")}, {.label = w.text("Followed by"), .align = ui::Column::Align::end}},
        .rows = {}};
    for (auto course : all_courses)
        for (const auto& lesson : lessons_of(course)) {
            std::int64_t people = 0;
            for (const auto& total : page.totals)
                if (total.course == course && total.lesson == lesson.number) people = total.people;
            table.rows.push_back({.cells = {ui::cell(w.text(lesson.title)), ui::cell(people_text(w, people))}});
        }
    return ui::table(frame, table);
}

ui::List named_list(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    ui::List list{.id = "named", .label = w.text("Those who agree to be named")};
    for (const auto& named : page.people) {
        auto text = w.count("{n} lesson", "{n} lessons", named.members_course + named.facilitators_course);
        list.items.push_back(ui::person_line(frame, named.person, ui::badge(frame, text)));
    }
    list.more = ui::pager(frame, {.next_href = page.next_href});
    return list;
}

} // namespace

std::string lesson_path(Course course, const Lesson& lesson) {
    return std::string(home) + "/" + std::string(course_name(course)) + "/" + std::string(lesson.name);
}

ui::Page overview(const ui::Frame& frame, const Overview& page) {
    const auto& w = frame.w();
    html::Html parts;
    for (const auto& own : page.courses) parts += course_part(frame, own);
    return {.title = w.text("A short course"),
            .content = ui::stack_loose(parts, naming(frame, page.has_agreed)),
            .lead = w.text("Lessons of one minute, each with something to try. In any order, whenever you like."),
            .section = "/handbook"};
}

ui::Page lesson(const ui::Frame& frame, const Shown& shown) {
    const auto& w = frame.w();
    const auto& lesson = *shown.lesson;
    auto path = lesson_path(shown.course, lesson);
    auto done = shown.is_followed ? ui::action_form(frame, {.action = path + "/follow",
                                                            .label = w.text("I will do it again"),
                                                            .kind = ui::Kind::quiet,
                                                            .icon = "rotate-ccw",
                                                            .hidden = {{"wish", "forget"}}})
                                  : ui::action_form(frame, {.action = path + "/follow",
                                                            .label = w.text("I have read and tried it"),
                                                            .kind = ui::Kind::primary,
                                                            .icon = "check",
                                                            .hidden = {{"wish", "follow"}}});
    auto try_it =
        ui::link_button(frame, {.label = w.text(lesson.exercise), .href = shown.exercise_href, .icon = "arrow-right"});
    const auto* next = next_of(shown.course, lesson.number);
    auto after =
        next && shown.is_followed
            ? ui::link_button(frame, {.label = w.text("The next lesson: {title}", {{"title", w.text(next->title)}}),
                                      .href = lesson_path(shown.course, *next),
                                      .kind = ui::Kind::primary})
            : html::Html{};
    auto title = w.text(lesson.title);
    return {.title = title,
            .content = ui::stack(
                shown.is_followed ? ui::cluster(ui::badge(frame, w.text("Followed"), ui::Tone::success, "circle-check"))
                                  : html::Html{},
                ui::prose(shown.text), ui::cluster(try_it, done, after)),
            .above = ui::breadcrumb(frame, {{.label = w.text("A short course"), .href = std::string(home)},
                                            {.label = course_title(w, shown.course), .href = std::string(home)},
                                            {.label = title, .href = {}}}),
            .section = "/handbook"};
}

html::Html report_more(const ui::Frame& frame, const Report& page) {
    return ui::list_items(frame, named_list(frame, page));
}

ui::Page report(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    auto people =
        page.people.empty()
            ? ui::empty_state(frame, {.title = w.text("Nobody has agreed to be named yet"),
                                      .text = w.text("It is asked on the page of the course, and only there."),
                                      .icon = "award"})
            : ui::list(frame, named_list(frame, page));
    return {.title = w.text("The short courses"),
            .content = ui::stack_loose(totals_table(frame, page),
                                       ui::section(frame, {.title = w.text("Those who agree to be named")}, people)),
            .lead = w.text("Totals for all; a name only where the person agrees. Never a duty: an invitation."),
            .section = "/console/lessons"};
}

} // namespace lessons::pages
