// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/privacy/actions.hpp"
#include "rooms/react/privacy/pages.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include "rooms/react/privacy/rules.hpp"
#include "rooms/react/privacy/store.hpp"

namespace privacy {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Visit;

namespace {

Writings writings_of(const Request& request) {
    auto writings = parse_writings(request.field("writings"));
    if (!writings) throw Refusal::invalid("writings", say("Say what becomes of the writings."));
    return *writings;
}

void check_sure(const Request& request) {
    if (!request.has_field("sure")) throw Refusal::invalid("sure", say("Tick this box to go on."));
}

Response show_data(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::data(frame, {.copy = find_own_copy(visit), .erasure = find_own_request(visit)}));
}

Response create_copy(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    ask_for_copy(visit);
    visit.flash(say("Your copy is being made."));
    return platform::go_to(visit, std::string(pages::data_path));
}

Response show_progress(Visit& visit, Request&) {
    auto copy = find_own_copy(visit);
    if (!copy) throw Refusal::not_found();
    auto response = platform::show_fragment(visit, pages::progress(platform::fragment_frame_of(visit), *copy));
    if (copy->state != TakeoutState::making) response.set_header("HX-Refresh", "true");
    return response;
}

Response download_copy(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    auto pieces = take_copy(visit, id_of(request));
    auto response = Response::download("data.zip", "application/zip", {});
    response.next_piece = std::move(pieces);
    return response;
}

Response show_erasure(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::erasure(frame));
}

Response create_erasure(Visit& visit, Request& request) {
    auto writings = writings_of(request);
    check_sure(request);
    accounts::check_confirmed(visit);
    ask_erasure(visit, writings);
    visit.flash(say("Your data will be erased in a week. A message tells you how to undo it."));
    return platform::go_to(visit, std::string(pages::data_path));
}

Response undo_erasure(Visit& visit, Request&) {
    undo_own_erasure(visit);
    visit.flash(say("Your account stays."));
    return platform::go_to(visit, std::string(pages::data_path));
}

Response show_undo(Visit& visit, Request& request) {
    auto token = request.parameter("token");
    auto waiting = find_undo(visit, token);
    if (!waiting) throw Refusal::not_found();
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(visit, frame, pages::undo(frame, token, waiting->due_at));
}

Response create_undo(Visit& visit, Request& request) {
    undo_by_link(visit, request.parameter("token"));
    visit.flash(say("Your account stays."));
    return platform::go_to(visit, "/");
}

Response show_erasures(Visit& visit, Request&) {
    auto requests = list_waiting(visit);
    std::vector<PersonId> persons;
    for (const auto& request : requests) persons.push_back(request.person);
    auto lines = members::lines_of(visit, persons);
    std::map<PersonId, accounts::Person> known;
    for (auto& person : accounts::list_persons(visit.db(), persons)) known.emplace(person.id, std::move(person));
    pages::Erasures page{.waiting = {}, .done = store::count_erasures(visit.db())};
    for (const auto& request : requests)
        if (auto person = known.find(request.person); person != known.end()) {
            auto line = lines.at(request.person.number);
            line.name = person->second.name();
            page.waiting.push_back({.request = request, .person = line, .public_id = person->second.public_id});
        }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::erasures(frame, page));
}

Response show_order(Visit& visit, Request& request) {
    auto person = access_erasure(visit, id_of(request));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::order(frame, {.name = person.name(),
                                               .person = person.public_id,
                                               .waiting = store::find_request(visit.db(), person.id)}));
}

Response create_order(Visit& visit, Request& request) {
    auto id = id_of(request);
    auto person = access_erasure(visit, id);
    Wish wish;
    auto reason = parse_reason(request.field("reason"));
    if (!reason) throw Refusal::invalid("reason", say("Choose a reason."));
    wish.reason = *reason;
    wish.writings = writings_of(request);
    check_sure(request);
    accounts::check_confirmed(visit);
    if (request.field("when") == "now") wish.when = Wish::When::now;
    order_erasure(visit, id, wish);
    visit.flash(wish.when == Wish::When::now
                    ? say("The data is being erased.")
                    : say("The data of {name} will be erased in a week.", {{"name", person.name()}}));
    return platform::go_to(visit, std::string(pages::erasures_path));
}

Response withdraw_order(Visit& visit, Request& request) {
    withdraw_erasure(visit, id_of(request));
    visit.flash(say("The erasure is undone."));
    return platform::go_to(visit, std::string(pages::erasures_path));
}

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out;
    for (auto person : persons)
        out.push_back(visit.viewer().person.number == person ? pages::door(platform::fragment_frame_of(visit))
                                                             : html::Html{});
    return out;
}

std::vector<platform::Route> own_routes() {
    return {
        {Method::get, pages::data_path, Policy::member, show_data, "What one may do with one's data"},
        {Method::post, "/me/data/copies", Policy::member, create_copy, "Asks for a copy of one's data"},
        {Method::get, "/me/data/progress", Policy::member, show_progress, "How far the copy is"},
        {Method::post, "/me/data/copies/{id}/file", Policy::member, download_copy, "Takes the copy, once"},
        {Method::get, "/me/erasure", Policy::member, show_erasure, "What erasing one's data means"},
        {Method::post, "/me/erasure", Policy::member, create_erasure, "Asks to be forgotten in a week", show_erasure},
        {Method::post, "/me/erasure/undo", Policy::member, undo_erasure, "Undoes it"},
        {Method::get, "/erasure/{token}", Policy::anyone, show_undo, "Undoes it, from the mailed link: a button"},
        {Method::post, "/erasure/{token}", Policy::anyone, create_undo, "Undoes it, from the mailed link"},
        {Method::get, pages::erasures_path, Policy::administrator, show_erasures, "Who will be forgotten, and when"},
        {Method::get, "/console/erasures/{id}", Policy::administrator, show_order, "Orders an erasure"},
        {Method::post, "/console/erasures/{id}", Policy::administrator, create_order, "Orders an erasure", show_order},
        {Method::post, "/console/erasures/{id}/undo", Policy::administrator, withdraw_order, "Withdraws an erasure"},
    };
}

} // namespace

platform::Room room() {
    return {.name = "privacy",
            .routes = own_routes(),
            .queries = store::queries(),
            .hears = {{.name = "privacy.forget_accepted", .kind = platform::mail_accepted, .hear = forget_mail},
                      {.name = "privacy.forget_refused", .kind = platform::mail_refused, .hear = forget_mail}},
            .jobs = {{.kind = "privacy.make_copy", .run = make_copy, .at_once = 1},
                     {.kind = "privacy.erase", .run = erase_job, .at_once = 1}},
            .timers = {{.name = "privacy.remove_copies", .every = std::chrono::hours(1), .run = remove_old_copies},
                       {.name = "privacy.erase_due", .every = std::chrono::hours(6), .run = erase_due}},
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .navigation = {{.label = base::mark("Erasures"),
                            .href = pages::erasures_path,
                            .icon = "trash-2",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::administrator,
                            .order = 62,
                            .chapter = platform::Chapter::trust}},
            .personal = store::personal()};
}

} // namespace privacy
