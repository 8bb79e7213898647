// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "platform/routes.hpp"
#include "rooms/react/checklist/actions.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/checklist/pages.hpp"
#include "rooms/react/checklist/rules.hpp"
#include "rooms/react/checklist/store.hpp"
#include "rooms/react/checklist/store_personal.hpp"
#include "rooms/react/checklist/templates.hpp"
#include "rooms/talk/feed/feed.hpp"
#include <algorithm>

namespace checklist {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::form_route;
using platform::page_route;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* home_path = "/console/first-steps";

pages::List list_of(Visit& visit) {
    return {.lines = list_lines(visit), .is_administrator = visit.viewer().is_administrator()};
}

Response show_list(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::whole(frame, list_of(visit)));
}

Response update_aside(Visit& visit, Request& request) {
    auto item = rules::parse_item(request.parameter("item"));
    if (!item) throw base::Refusal::not_found();
    if (request.field("wish") == "back")
        take_item_up(visit, *item);
    else
        set_item_aside(visit, *item);
    return platform::go_to(visit, home_path);
}

// In a form that comes back, the set that was shown.
Set set_of(Visit& visit, const Request& request) {
    auto named = request.has_field("set") ? request.field("set") : request.value("set");
    return rules::parse_set(named).value_or(rules::usual_set(platform::organisation(visit)->kind));
}

SpaceWish wish_of(const words::Words& words, std::size_t number, const SpaceTemplate& shape) {
    return {.number = number,
            .space = {.slug = {},
                      .name = words.text(shape.name),
                      .kind = shape.kind,
                      .access = shape.access,
                      .purpose = words.text(shape.purpose),
                      .charter = {}}};
}

Response show_spaces(Visit& visit, Request& request) {
    pages::Spaces page{.set = set_of(visit, request), .proposed = {}};
    for (const auto& shape : templates::spaces_of(page.set))
        page.proposed.push_back(wish_of(visit.words(), page.proposed.size(), shape));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::spaces_form(frame, page));
}

Response create_spaces(Visit& visit, Request& request) {
    std::vector<SpaceWish> wishes;
    std::size_t number = 0;
    for (const auto& shape : templates::spaces_of(set_of(visit, request))) {
        auto wish = wish_of(visit.words(), number, shape);
        auto suffix = "-" + std::to_string(number++);
        if (!request.has_field("make" + suffix)) continue;
        wish.space.name = request.field("name" + suffix);
        wish.space.purpose = request.field("purpose" + suffix);
        auto access = request.field("access" + suffix);
        wish.space.access = access == "3"   ? spaces::Access::hidden
                            : access == "2" ? spaces::Access::on_request
                                            : spaces::Access::open;
        wishes.push_back(std::move(wish));
    }
    open_spaces(visit, wishes);
    visit.flash(say("They are open, and you lead them. Name others when you have met them."));
    return platform::go_to(visit, home_path);
}

Response show_charter_form(Visit& visit, Request& request) {
    auto house = platform::organisation(visit);
    auto set = set_of(visit, request);
    pages::Text page{.set = set, .title = {}, .text = house->charter, .is_written = !house->charter.empty()};
    if (!page.is_written) page.text = visit.words().in_own_words(templates::charter_of(set, visit.words().language()));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::charter_form(frame, page));
}

Response update_charter(Visit& visit, Request& request) {
    write_charter(visit, request.field("charter"));
    visit.flash(say("Saved. Every member can read it now."));
    return platform::go_to(visit, "/charter");
}

Response show_welcome_form(Visit& visit, Request& request) {
    auto set = set_of(visit, request);
    auto house = platform::organisation(visit);
    pages::Text page{
        .set = set,
        .title = visit.words().text("Welcome to {house}",
                                    {{"house", house->short_name.empty() ? house->name : house->short_name}}),
        .text = visit.words().in_own_words(templates::welcome_of(set, visit.words().language()))};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::welcome_form(frame, page));
}

Response create_welcome(Visit& visit, Request& request) {
    auto path = publish_welcome(visit, request.field("title"), request.field("body"));
    visit.flash(say("Published."));
    return platform::go_to(visit, path);
}

Response show_charter(Visit& visit, Request&) {
    auto house = platform::organisation(visit);
    auto rendered = house->charter.empty() ? html::Html{} : html::trusted(parse::render_markdown(house->charter).html);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::charter(frame, rendered));
}

std::vector<html::Html> fill_first_steps(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out(persons.size());
    if (!out.empty() && visit.viewer().is_facilitator()) out.front() = card(visit);
    return out;
}

std::vector<platform::Route> routes() {
    auto spaces =
        page_route("/console/first-steps/spaces", Policy::facilitator, show_spaces, "Sets of spaces to begin with");
    auto charter = page_route("/console/first-steps/charter", Policy::facilitator, show_charter_form,
                              "The charter, from a template");
    auto welcome = page_route("/console/first-steps/welcome", Policy::facilitator, show_welcome_form,
                              "The first message to everyone");
    auto aside = page_route("/console/first-steps/{item}/aside", Policy::facilitator, update_aside,
                            "Sets an item aside, or takes it up");
    aside.method = Method::post;
    auto members_charter = page_route("/charter", Policy::facilitator, show_charter, "The charter of the house");
    members_charter.policy = Policy::member;
    return {page_route(home_path, Policy::facilitator, show_list, "From the empty house to the first conversation"),
            aside,
            spaces,
            form_route(spaces, create_spaces, "Opens the spaces ticked, as they were edited"),
            charter,
            form_route(charter, update_charter, "Writes the charter"),
            welcome,
            form_route(welcome, create_welcome, "Publishes the welcome to everyone"),
            members_charter};
}

} // namespace

html::Html card(Visit& visit) {
    return pages::card(platform::fragment_frame_of(visit), list_of(visit));
}

platform::Room room() {
    return {.name = "checklist",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {set_aside, taken_up, charter_written},
            .fills = {{.slot = feed::first_steps_slot, .fill = fill_first_steps}},
            .personal = store::personal()};
}

} // namespace checklist
