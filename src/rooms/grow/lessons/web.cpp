// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/markdown.hpp"
#include "parse/url.hpp"
#include "platform/feature.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/lessons/actions.hpp"
#include "rooms/grow/lessons/lessons.hpp"
#include "rooms/grow/lessons/pages.hpp"
#include "rooms/grow/lessons/store.hpp"
#include "rooms/grow/lessons/store_personal.hpp"
#include "rooms/people/members/members.hpp"
#include "words/texts.hpp"
#include <algorithm>

namespace lessons {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 50;
constexpr std::string_view report_path = "/console/lessons";

bool may_follow(const Visit& visit, Course course) {
    return course == Course::members || visit.viewer().is_facilitator();
}

struct Asked {
    Course course = Course::members;
    const Lesson* lesson = nullptr;
};
Asked asked_of(const Visit& visit, const Request& request) {
    for (auto course : all_courses) {
        if (course_name(course) != request.parameter("course") || !may_follow(visit, course)) continue;
        if (const auto* lesson = find_lesson(course, request.parameter("lesson"))) return {course, lesson};
    }
    throw base::Refusal::not_found();
}

std::vector<int> followed_of(Visit& visit, Course course) {
    std::vector<int> out;
    const PersonId own[] = {visit.viewer().person};
    for (const auto& each : store::list_followed(visit.db(), own))
        if (each.course == course) out.push_back(each.lesson);
    return out;
}

Response show_overview(Visit& visit, Request&) {
    pages::Overview page{.courses = {}, .has_agreed = store::has_agreed(visit.db(), visit.viewer().person)};
    for (auto course : all_courses)
        if (may_follow(visit, course))
            page.courses.push_back({.course = course, .followed = followed_of(visit, course)});
    std::ranges::reverse(page.courses); // who runs the house reads that one first
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::overview(frame, page));
}

Response show_lesson(Visit& visit, Request& request) {
    auto [course, lesson] = asked_of(visit, request);
    auto name = std::string(course_name(course)) + "_" + std::string(lesson->name);
    auto text = visit.words().in_own_words(words::get_text("lessons", name, visit.words().language()));
    bool is_there = lesson->feature.empty() || platform::is_feature_open(visit, lesson->feature);
    auto followed = followed_of(visit, course);
    pages::Shown shown{.course = course,
                       .lesson = lesson,
                       .text = html::trusted(parse::render_markdown(text).html),
                       .exercise_href = is_there ? std::string(lesson->href) : "/",
                       .is_followed = std::ranges::find(followed, lesson->number) != followed.end()};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::lesson(frame, shown));
}

Response update_lesson(Visit& visit, Request& request) {
    auto [course, lesson] = asked_of(visit, request);
    if (request.field("wish") == "forget")
        forget_lesson(visit, course, *lesson);
    else
        follow_lesson(visit, course, *lesson);
    return platform::go_to(visit, pages::lesson_path(course, *lesson));
}

Response update_naming(Visit& visit, Request& request) {
    if (request.field("wish") == "yes") {
        agree_to_be_named(visit);
        visit.flash(say("Thank you. You may take it back here at any time."));
    } else {
        disagree_to_be_named(visit);
        visit.flash(say("Your name is no longer there."));
    }
    return platform::go_to(visit, "/lessons");
}

std::vector<pages::Named> named_of(Visit& visit, const std::vector<Agreement>& rows) {
    std::vector<PersonId> persons;
    for (const auto& row : rows) persons.push_back(row.person);
    auto lines = members::lines_of(visit, persons);
    std::vector<pages::Named> out;
    for (const auto& row : rows) out.push_back({.person = lines[row.person.number]});
    for (const auto& each : store::list_followed(visit.db(), persons)) {
        auto place = std::ranges::find(rows, each.person, &Agreement::person) - rows.begin();
        auto& named = out[static_cast<std::size_t>(place)];
        (each.course == Course::members ? named.members_course : named.facilitators_course) += 1;
    }
    return out;
}

Response show_report(Visit& visit, Request& request) {
    auto position = platform::open_position(visit, "lessons.named", request.value("after"));
    auto after = position ? Agreement{{position->id}, {position->number}} : store::top;
    auto rows = store::list_agreements(visit.db(), after, page_size + 1);
    pages::Report page{.totals = store::list_totals(visit.db()), .people = {}, .next_href = {}};
    if (rows.size() > page_size) {
        rows.resize(page_size);
        auto cursor = platform::seal_position(
            visit, "lessons.named",
            {.number = rows.back().agreed_at.milliseconds, .text = {}, .id = rows.back().person.number});
        page.next_href = parse::with_query(report_path, {{"after", cursor}});
    }
    page.people = named_of(visit, rows);
    if (request.wants_fragment() && position)
        return platform::show_fragment(visit, pages::report_more(platform::fragment_frame_of(visit), page));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::report(frame, page));
}

std::vector<platform::Route> routes() {
    return {{.pattern = "/lessons",
             .policy = Policy::member,
             .handler = show_overview,
             .summary = "One’s short courses, with what one has followed"},
            {.pattern = "/lessons/{course}/{lesson}",
             .policy = Policy::member,
             .handler = show_lesson,
             .summary = "A lesson of one minute, with something to try"},
            {.method = Method::post,
             .pattern = "/lessons/{course}/{lesson}/follow",
             .policy = Policy::member,
             .handler = update_lesson,
             .summary = "Says that one has followed a lesson, or will again"},
            {.method = Method::post,
             .pattern = "/lessons/naming",
             .policy = Policy::member,
             .handler = update_naming,
             .summary = "Agrees to be named to facilitators, or takes it back"},
            {.pattern = report_path,
             .policy = Policy::facilitator,
             .handler = show_report,
             .summary = "How many followed each lesson, and who agrees to be named"}};
}

} // namespace

platform::Room room() {
    return {.name = "lessons",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {lesson_followed, agreed, disagreed},
            .navigation = {{.label = base::mark("Short courses"),
                            .href = report_path,
                            .icon = "award",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::facilitator,
                            .order = 42,
                            .chapter = platform::Chapter::opening}},
            .personal = store::personal()};
}

} // namespace lessons
