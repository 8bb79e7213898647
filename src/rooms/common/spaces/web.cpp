// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/web.hpp"
#include "base/text.hpp"
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/store_personal.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>

namespace spaces {

namespace {

using http::Method;
using platform::Policy;

constexpr int shown_of_each_kind = 12;
constexpr int page_size = 24;
constexpr std::size_t rail_size_max = 60;
constexpr std::string_view list_name = "spaces.list";

std::optional<Kind> kind_of(std::string_view text) {
    if (text.size() != 1 || text[0] < '1' || text[0] > '5') return std::nullopt;
    return static_cast<Kind>(text[0] - '0');
}

Overview overview_for(platform::Visit& visit) {
    const auto me = visit.viewer().person;
    Overview out{
        .invitations = {}, .mine = {}, .by_kind = store::list_first_of_each_kind(visit.db(), me, shown_of_each_kind)};
    for (auto& own : list_own(visit)) {
        (is_inside(own.space.standing) ? out.mine : out.invitations).push_back(own.space);
        if (own.requests > 0) out.waiting.push_back(std::move(own));
    }
    return out;
}

Found find_spaces(platform::Visit& visit, const http::Request& request) {
    store::SpaceSearch search{.viewer = visit.viewer().person,
                              .kind = kind_of(request.value("kind")),
                              .folded = base::fold(request.value("q")),
                              .after = platform::open_position(visit, list_name, request.value("after")),
                              .limit = page_size + 1};
    Found found{.spaces = store::list_spaces(visit.db(), search),
                .count = store::count_spaces(visit.db(), search),
                .query = std::string(request.value("q"))};
    if (found.spaces.size() > page_size) {
        found.spaces.pop_back();
        const auto& last = found.spaces.back();
        found.next_href = path_with_cursor(
            "/spaces", {{"q", found.query}, {"kind", std::string(request.value("kind"))}},
            platform::seal_position(visit, list_name, {.text = name_key(last.name), .id = last.id.number}));
    }
    return found;
}

std::vector<ui::NavigationItem> navigation_of(platform::Visit& visit) {
    std::vector<ui::NavigationItem> out;
    std::int64_t invitations = 0;
    auto all = list_own(visit);
    std::ranges::stable_sort(all, {}, [](const OwnSpace& own) { return own.space.kind; });
    if (all.size() > rail_size_max) all.resize(rail_size_max);
    for (auto& [space, requests] : all) {
        if (space.standing == Standing::invited) {
            ++invitations;
            continue;
        }
        out.push_back({.label = std::move(space.name),
                       .href = space_path(space.slug),
                       .icon = "layers",
                       .unread = requests,
                       .place = ui::NavigationItem::Place::spaces,
                       .group = kinds_heading(visit.words(), space.kind),
                       .colour = space.colour});
    }
    if (invitations > 0)
        out.insert(out.begin(), {.label = visit.words().count("{n} invitation", "{n} invitations", invitations),
                                 .href = "/spaces#invitations",
                                 .icon = "mail",
                                 .unread = invitations,
                                 .place = ui::NavigationItem::Place::spaces});
    return out;
}

std::vector<std::string> topics_of(platform::Visit& visit) {
    std::vector<std::string> out;
    for (auto space : store::list_heard(visit.db(), visit.viewer().person)) out.push_back(space_topic(space));
    return out;
}

std::vector<html::Html> fill_profiles(platform::Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out;
    const auto frame = platform::fragment_frame_of(visit);
    for (auto person : persons)
        out.push_back(profile_section(frame, list_visible(visit, list_spaces_of(visit, PersonId{person}))));
    return out;
}

// Who leaves the organisation leaves its spaces, and finds them again when they come back.
void set_member_aside(platform::Visit& visit, const platform::Fact& fact) {
    store::set_aside(visit.db(), PersonId{fact.subject});
    visit.cut_streams(PersonId{fact.subject});
}
void give_member_back(platform::Visit& visit, const platform::Fact& fact) {
    store::give_back(visit.db(), PersonId{fact.subject});
}

std::vector<platform::Route> reading_routes() {
    return {
        {Method::get, "/spaces", Policy::member, show_spaces, "All spaces the viewer may see, and their own"},
        {Method::get, "/spaces/people", Policy::member, show_people, "Names that complete a person field"},
        {Method::get, "/spaces/{slug}", Policy::member, show_space, "A space and what is published in it"},
        {Method::get, "/spaces/{slug}/members", Policy::member, show_members, "Who is in a space"},
        {Method::get, "/spaces/{slug}/about", Policy::member, show_about, "Purpose, charter and leaders of a space"},
        {Method::post, "/spaces/{slug}/memberships", Policy::member, create_membership,
         "Joins a space, asks to, or accepts an invitation"},
        {Method::post, "/spaces/{slug}/departures", Policy::member, create_departure,
         "Leaves a space, takes a request back, or declines an invitation"},
        {Method::get, "/api/v1/spaces", Policy::member, list_spaces_as_json, "The spaces the viewer may see"},
    };
}

std::vector<platform::Route> leading_routes() {
    return {
        {Method::get, "/spaces/{slug}/edit", Policy::member, show_space_form, "The form about a space"},
        {Method::post, "/spaces/{slug}/edit", Policy::member, update_space, "Changes a space", show_space_form},
        {Method::get, "/spaces/{slug}/invite", Policy::member, show_invite, "The form that invites somebody"},
        {Method::post, "/spaces/{slug}/invite", Policy::member, create_invitation, "Invites somebody", show_invite},
        {Method::get, "/spaces/{slug}/requests", Policy::member, show_requests, "Who asks to join"},
        {Method::post, "/spaces/{slug}/requests/{person}/acceptance", Policy::member, create_acceptance,
         "Accepts a request to join"},
        {Method::post, "/spaces/{slug}/requests/{person}/refusal", Policy::member, create_refusal,
         "Refuses a request to join"},
        {Method::post, "/spaces/{slug}/members/{person}/removal", Policy::member, remove_from_space,
         "Removes somebody from a space"},
        {Method::post, "/spaces/{slug}/leaders/{person}", Policy::member, create_leader, "Names a leader"},
        {Method::post, "/spaces/{slug}/leaders/{person}/end", Policy::member, remove_leader, "Ends a lead"},
        {Method::post, "/spaces/{slug}/closure", Policy::member, create_closure, "Closes a space"},
        {Method::post, "/spaces/{slug}/reopening", Policy::member, create_reopening, "Opens a closed space again"},
    };
}

std::vector<platform::Route> console_routes() {
    return {
        {Method::get, "/console/spaces", Policy::facilitator, show_console, "All spaces but the hidden ones"},
        {Method::get, "/spaces/new", Policy::facilitator, show_new_space, "The form of a new space"},
        {Method::post, "/spaces/new", Policy::facilitator, create_new_space, "Creates a space", show_new_space},
        {Method::get, "/console/spaces/{slug}/leader", Policy::facilitator, show_first_leader,
         "The form that names the first leader"},
        {Method::post, "/console/spaces/{slug}/leader", Policy::facilitator, create_first_leader,
         "Names the first leader of a space", show_first_leader},
    };
}

} // namespace

std::string path_with_cursor(std::string path, const std::vector<std::pair<std::string, std::string>>& query,
                             const std::string& cursor) {
    std::vector<parse::Pair> kept;
    for (const auto& [name, value] : query)
        if (!value.empty()) kept.push_back({name, value});
    kept.push_back({"after", cursor});
    return parse::with_query(path, kept);
}

http::Response show_spaces(platform::Visit& visit, http::Request& request) {
    const bool is_search = !base::fold(request.value("q")).empty() || kind_of(request.value("kind"));
    const auto kind = std::string(is_search ? request.value("kind") : "");
    auto frame = request.wants_fragment() ? platform::fragment_frame_of(visit) : platform::frame_of(visit);
    html::Html content;
    if (is_search) {
        auto found = find_spaces(visit, request);
        if (request.wants_fragment() && !request.value("after").empty())
            return platform::show_fragment(visit, found_items(frame, found));
        content = found_list(frame, found);
    } else
        content = overview(frame, overview_for(visit));
    if (request.wants_fragment()) return platform::show_fragment(visit, content);
    const auto& w = visit.words();
    html::Html create;
    if (visit.viewer().is_facilitator())
        create = ui::link_button(frame, {.label = w.text("Create a space"), .href = "/spaces/new", .icon = "plus"});
    auto title = w.text("Spaces");
    if (auto only = kind_of(kind)) title = kinds_heading(w, *only);
    return platform::show(
        visit, frame,
        {.title = title,
         .content = ui::stack(search_box(frame, std::string(request.value("q")), kind), place("spaces", content)),
         .width = ui::Width::wide,
         .lead = w.text("Places by trade, interest, project, commission and region. Join as many as you like."),
         .actions = create,
         .section = "/spaces"});
}

platform::Room room() {
    platform::Room room{.name = "spaces",
                        .queries = store::queries(),
                        .tells = {space_created, space_updated, space_joined, space_left, join_requested, join_refused,
                                  member_invited, space_closed, space_removed},
                        .hears = {{.name = "spaces.set_aside",
                                   .kind = members::member_left,
                                   .when = platform::Listener::When::within,
                                   .hear = set_member_aside},
                                  {.name = "spaces.give_back",
                                   .kind = members::member_returned,
                                   .when = platform::Listener::When::within,
                                   .hear = give_member_back}},
                        .fills = {{.slot = members::profile_slot, .fill = fill_profiles}},
                        .navigation_of = navigation_of,
                        .topics_of = topics_of,
                        .personal = store::personal()};
    for (auto* routes : {reading_routes, leading_routes, console_routes})
        for (auto& route : routes()) room.routes.push_back(route);
    using Place = ui::NavigationItem::Place;
    for (auto where : {Place::main, Place::phone_bar})
        room.navigation.push_back(
            {.label = base::mark("Spaces"), .href = "/spaces", .icon = "layers", .place = where, .order = 20});
    room.navigation.push_back({.label = base::mark("Spaces"),
                               .href = "/console/spaces",
                               .icon = "layers",
                               .place = Place::console,
                               .policy = Policy::facilitator,
                               .order = 30,
                               .chapter = platform::Chapter::conversation});
    return room;
}

} // namespace spaces
