// SPDX-License-Identifier: AGPL-3.0-or-later
// Sources, and who the referees are.
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/web.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>

namespace watch {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr const char* sources_path = "/watch/sources";
constexpr const char* referees_path = "/watch/referees";

Response show_sources(Visit& visit, Request&) {
    access_desk(visit);
    pages::Sources page{.parts = parts_of(visit), .sources = store::list_sources(visit.db())};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::sources(frame, page));
}

Response create_source(Visit& visit, Request& request) {
    access_desk(visit);
    add_source(visit, request.field("name"), request.field("address"));
    visit.flash(say("Added. It is read within a few minutes."));
    return platform::go_to(visit, sources_path);
}

Response create_stop(Visit& visit, Request& request) {
    stop_source(visit, id_of(request));
    visit.flash(say("No longer followed. Its texts stay."));
    return platform::go_to(visit, sources_path);
}

Response create_following(Visit& visit, Request& request) {
    follow_source(visit, id_of(request));
    visit.flash(say("It is read within a few minutes."));
    return platform::go_to(visit, sources_path);
}

Response show_referees(Visit& visit, Request&) {
    auto rows = store::list_referees(visit.db());
    std::vector<PersonId> persons;
    for (const auto& row : rows) {
        persons.push_back(row.person);
        persons.push_back(row.named_by);
    }
    auto lines = members::lines_of(visit, persons);
    auto people = accounts::list_persons(visit.db(), persons);
    pages::Referees page{.parts = parts_of(visit), .referees = {}};
    for (const auto& row : rows) {
        auto person = std::ranges::find(people, row.person, &accounts::Person::id);
        if (person == people.end()) continue;
        page.referees.push_back({.person = lines[row.person.number],
                                 .public_id = person->public_id,
                                 .named_by = lines[row.named_by.number].name,
                                 .named_at = row.named_at});
    }
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::referees(frame, page));
}

Response create_referee(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    name_referee(visit, request.field("person"));
    visit.flash(say("They are a referee of the watch now. Tell them: the desk is on its page."));
    return platform::go_to(visit, referees_path);
}

Response remove_referee(Visit& visit, Request& request) {
    dismiss_referee(visit, id_of(request));
    visit.flash(say("Their charge has ended."));
    return platform::go_to(visit, referees_path);
}

platform::Route act(std::string_view pattern, Policy policy, platform::Handler handler, std::string_view summary) {
    return {.method = Method::post, .pattern = pattern, .policy = policy, .handler = handler, .summary = summary};
}

} // namespace

std::vector<platform::Route> source_routes() {
    std::vector<platform::Route> out{
        {.pattern = sources_path,
         .policy = Policy::member,
         .handler = show_sources,
         .summary = "For referees: the sources, and how they are"},
        act(sources_path, Policy::member, create_source, "For referees: adds a source"),
        act("/watch/sources/{id}/stop", Policy::member, create_stop, "For referees: stops following a source"),
        act("/watch/sources/{id}/follow", Policy::member, create_following,
            "For referees: follows it again, or reads it now"),
        {.pattern = referees_path,
         .policy = Policy::facilitator,
         .handler = show_referees,
         .summary = "Who annotates for the watch"},
        act(referees_path, Policy::facilitator, create_referee, "Names a referee"),
        act("/watch/referees/{id}/dismiss", Policy::facilitator, remove_referee, "Ends a referee’s charge"),
    };
    out[1].form = show_sources;
    out[5].form = show_referees;
    return out;
}

} // namespace watch
