// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/url.hpp"
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "platform/routes.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/moderation/actions.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/moderation/pages.hpp"
#include "rooms/talk/moderation/rules.hpp"
#include "rooms/talk/moderation/slots.hpp"
#include "rooms/talk/moderation/store.hpp"
#include "rooms/talk/moderation/store_personal.hpp"
#include <limits>

namespace moderation {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::page_route;
using platform::Policy;
using platform::Visit;

namespace {

constexpr std::ptrdiff_t queue_max = 100;
constexpr int log_page = 50;

struct Named {
    TargetKind kind;
    base::PublicId id;
};
Named named(const Request& request) {
    auto kind = rules::parse_kind(request.parameter("kind"));
    auto id = base::PublicId::parse(request.parameter("id"));
    if (!kind || !id) throw Refusal::not_found();
    return {*kind, *id};
}

ui::Person line_of(Visit& visit, PersonId person) {
    const PersonId persons[] = {person};
    return members::lines_of(visit, persons)[person.number];
}

pages::Thing view_of(Visit& visit, const Thing& thing) {
    return {.path = "/moderation/" + std::string(rules::kind_name(thing.target.kind)) + "/" + thing.public_id.str(),
            .href = thing.path,
            .text = thing.text,
            .author = line_of(visit, thing.author)};
}

Response show_report(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::read);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::report_form(frame, view_of(visit, thing)));
}

Response create_report(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::read);
    if (report(visit, kind, id, request.field("reason")) == Reported::now)
        visit.flash(say("Thank you. Those who look after this place will read it."));
    else
        visit.flash(say("You reported this before: it is being read."));
    return platform::go_to(visit, thing.path);
}

Response show_change(Visit& visit, Request& request, pages::Change change) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::moderate);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::change_form(frame, view_of(visit, thing), change));
}
Response show_hide(Visit& visit, Request& request) {
    return show_change(visit, request, pages::Change::hide);
}
Response show_show(Visit& visit, Request& request) {
    return show_change(visit, request, pages::Change::show);
}

Response create_hiding(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::moderate);
    hide(visit, kind, id, request.field("reason"));
    visit.flash(say("Hidden. Its author can read why."));
    return platform::go_to(visit, thing.path);
}

Response create_showing(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::moderate);
    show_again(visit, kind, id, request.field("reason"));
    visit.flash(say("It is shown again."));
    return platform::go_to(visit, thing.path);
}

Response create_leaving(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    leave(visit, kind, id);
    visit.flash(say("Left as it is. Whoever reported it can see so."));
    return platform::go_to(visit, "/moderation");
}

Response show_why(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    auto thing = access_thing(visit, kind, id, Need::read);
    bool is_author = thing.author == visit.viewer().person;
    bool may_moderate = find_thing(visit, thing.target, Need::moderate).has_value();
    auto latest = store::find_latest(visit.db(), thing.target);
    if (!thing.is_hidden || !latest || latest->verb != Verb::hid || (!is_author && !may_moderate))
        throw Refusal::not_found();
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::why(frame, {.thing = view_of(visit, thing),
                                             .latest = *latest,
                                             .may_contest = is_author && !latest->replied_at,
                                             .may_moderate = may_moderate}));
}

Response create_reply(Visit& visit, Request& request) {
    auto [kind, id] = named(request);
    contest(visit, kind, id, request.field("reply"));
    visit.flash(say("Your answer is kept: they will read it."));
    return platform::go_to(visit, request.path.substr(0, request.path.rfind('/')));
}

std::vector<pages::Queued> queue_of(Visit& visit) {
    std::vector<pages::Queued> out;
    for (auto& each : list_waiting(visit)) {
        auto thing = find_thing(visit, each.target, Need::moderate);
        if (!thing) continue;
        pages::Queued queued{.thing = view_of(visit, *thing),
                             .reasons = std::move(each.reasons),
                             .first_at = each.first_at,
                             .suspend_href = {}};
        auto author = accounts::find_person(visit.db(), thing->author);
        if (visit.viewer().is_facilitator() && author && author->id != visit.viewer().person)
            queued.suspend_href = "/console/suspensions/" + author->public_id.str();
        out.push_back(std::move(queued));
        if (std::ssize(out) == queue_max) break; // the following ones come as these are settled
    }
    return out;
}

Response show_queue(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::queue(frame, queue_of(visit)));
}

Response show_own_reports(Visit& visit, Request&) {
    std::vector<pages::OwnReport> reports;
    for (const auto& each : store::list_of_reporter(visit.db(), visit.viewer().person, 100)) {
        auto thing = find_thing(visit, {.kind = each.kind, .row = each.target, .item = each.item}, Need::read);
        reports.push_back(
            {.reason = each.reason, .href = thing ? thing->path : std::string(), .state = each.state, .at = each.at});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::own_reports(frame, reports));
}

Response show_log(Visit& visit, Request& request) {
    auto before = platform::open_position(visit, "moderation.log", request.value("before"));
    auto rows = store::list_moderations(
        visit.db(), ModerationId{before ? before->id : std::numeric_limits<std::int64_t>::max()}, log_page + 1);
    std::string next;
    if (std::ssize(rows) > log_page) {
        rows.pop_back();
        auto cursor =
            platform::seal_position(visit, "moderation.log", {.number = 0, .text = {}, .id = rows.back().id.number});
        next = "/console/moderation?before=" + parse::percent_encode(cursor);
    }
    std::vector<PersonId> persons;
    for (const auto& row : rows) persons.insert(persons.end(), {row.author, row.moderator});
    auto lines = members::lines_of(visit, persons);
    std::vector<pages::LogLine> log;
    for (const auto& row : rows) {
        bool is_thing = row.verb <= Verb::left;
        auto thing = is_thing
                         ? find_thing(visit, {.kind = row.kind, .row = row.target, .item = row.item}, Need::moderate)
                         : std::nullopt;
        if (is_thing && !thing) continue;
        log.push_back({.moderation = row,
                       .author = lines[row.author.number],
                       .moderator = lines[row.moderator.number],
                       .href = thing ? thing->path : std::string()});
    }
    if (request.wants_fragment() && before)
        return platform::show_fragment(visit, pages::log_more(platform::fragment_frame_of(visit), log, next));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::log(frame, log, next));
}

base::PublicId person_of(const Request& request) {
    return platform::id_of(request, "person");
}

std::string record_path(base::PublicId person) {
    return "/console/members/" + person.str();
}

Response show_suspension(Visit& visit, Request& request) {
    auto person = access_suspension(visit, person_of(request));
    auto state = accounts::find_account(visit.db(), person.id)->state;
    pages::Access access{.name = person.name(),
                         .first_name = person.first_name.empty() ? person.last_name : person.first_name,
                         .action = "/console/suspensions/" + person.public_id.str(),
                         .record_href = record_path(person.public_id),
                         .is_suspended = state == accounts::AccountState::suspended,
                         .latest = store::find_latest_on_access(visit.db(), person.id)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::suspension(frame, access));
}
Response create_suspension(Visit& visit, Request& request) {
    auto person = access_suspension(visit, person_of(request));
    suspend(visit, person.public_id, request.field("reason"));
    visit.flash(say("{name} is suspended, and signed out everywhere.", {{"name", person.name()}}));
    return platform::go_to(visit, record_path(person.public_id));
}
Response remove_suspension(Visit& visit, Request& request) {
    auto person = access_suspension(visit, person_of(request));
    let_back(visit, person.public_id, request.field("reason"));
    visit.flash(say("{name} can come in again.", {{"name", person.name()}}));
    return platform::go_to(visit, record_path(person.public_id));
}

platform::Route post_route(platform::Route page, platform::Handler handler, std::string_view summary) {
    page.method = Method::post;
    page.form = page.handler;
    page.handler = handler;
    page.summary = summary;
    return page;
}

std::vector<platform::Route> routes() {
    constexpr auto member = Policy::member;
    constexpr auto facilitator = Policy::facilitator;
    auto report_page =
        page_route("/moderation/{kind}/{id}/report", member, show_report, "Where one says what is wrong");
    auto hide_page = page_route("/moderation/{kind}/{id}/hide", member, show_hide, "Where a moderator says why");
    auto show_page =
        page_route("/moderation/{kind}/{id}/show", member, show_show, "Where a moderator says why it comes back");
    auto why_page = page_route("/moderation/{kind}/{id}", member, show_why, "Why something is hidden, for its author");
    auto reply = post_route(why_page, create_reply, "The author answers, once");
    reply.pattern = "/moderation/{kind}/{id}/reply";
    auto queue_page = page_route("/moderation", member, show_queue, "Reports on what one looks after");
    auto leaving = post_route(queue_page, create_leaving, "Settles reports without a change");
    leaving.pattern = "/moderation/{kind}/{id}/leave";
    auto suspension =
        page_route("/console/suspensions/{person}", facilitator, show_suspension, "Where one suspends somebody");
    auto ending = post_route(suspension, remove_suspension, "Lets somebody back in");
    ending.pattern = "/console/suspensions/{person}/end";
    return {report_page,
            post_route(report_page, create_report, "Reports a publication or a comment"),
            hide_page,
            post_route(hide_page, create_hiding, "Hides a publication or a comment, with a reason"),
            show_page,
            post_route(show_page, create_showing, "Shows it again, with a reason"),
            why_page,
            reply,
            queue_page,
            leaving,
            page_route("/reports", member, show_own_reports, "What one reported, and what became of it"),
            page_route("/console/reports", facilitator, show_queue, "Reports on what the facilitator looks after"),
            page_route("/console/moderation", facilitator, show_log, "Decisions of moderators"),
            suspension,
            post_route(suspension, create_suspension, "Suspends somebody, with a reason"),
            ending};
}

} // namespace

platform::Room room() {
    using Place = ui::NavigationItem::Place;
    return {.name = "moderation",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {content_reported, reports_settled, hiding_contested, person_suspended, person_let_back},
            .hears = listeners(),
            .fills = slot_fills(),
            .navigation = {{.label = base::mark("Reports"),
                            .href = "/console/reports",
                            .icon = "flag",
                            .place = Place::console,
                            .policy = Policy::facilitator,
                            .order = 31,
                            .chapter = platform::Chapter::conversation},
                           {.label = base::mark("Decisions"),
                            .href = "/console/moderation",
                            .icon = "shield",
                            .place = Place::console,
                            .policy = Policy::facilitator,
                            .order = 32,
                            .chapter = platform::Chapter::conversation}},
            .personal = store::personal()};
}

} // namespace moderation
