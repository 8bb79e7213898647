// SPDX-License-Identifier: AGPL-3.0-or-later
// What facilitators do.
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/web.hpp"

namespace spaces {

namespace {

constexpr int console_page_size = 50;
constexpr std::string_view list_name = "spaces.console";

http::Response after_change(platform::Visit& visit, const http::Request& request) {
    if (request.field("from") == "console") return platform::go_to(visit, "/console/spaces");
    return platform::go_to(visit, space_path(request.parameter("slug")));
}

} // namespace

http::Response show_console(platform::Visit& visit, http::Request& request) {
    // Nobody's eyes: hidden spaces are left out, those of the viewer too.
    auto rows =
        store::list_spaces(visit.db(), {.viewer = PersonId{},
                                        .kind = std::nullopt,
                                        .after = platform::open_position(visit, list_name, request.value("after")),
                                        .limit = console_page_size + 1});
    ConsoleView view{.closed = store::list_closed(visit.db(), PersonId{}),
                     .hidden_count = store::count_my_hidden(visit.db(), visit.viewer().person)};
    if (rows.size() > console_page_size) {
        rows.pop_back();
        const auto& last = rows.back();
        view.next_href = path_with_cursor(
            "/console/spaces", {},
            platform::seal_position(visit, list_name, {.text = name_key(last.name), .id = last.id.number}));
    }
    std::vector<SpaceId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    for (auto id : store::list_without_leader(visit.db(), ids)) view.without_leader.push_back(id.number);
    view.spaces = std::move(rows);
    if (request.wants_fragment())
        return platform::show_fragment(visit, console_rows(platform::fragment_frame_of(visit), view));
    auto frame = platform::frame_of(visit);
    const auto& w = visit.words();
    return platform::show(
        visit, frame,
        {.title = w.text("Spaces"),
         .content = console_list(frame, view),
         .lead = w.text("Hidden spaces are not listed: only their members know of them."),
         .actions = ui::link_button(
             frame,
             {.label = w.text("Create a space"), .href = "/spaces/new", .kind = ui::Kind::primary, .icon = "plus"}),
         .section = "/console/spaces"});
}

http::Response show_new_space(platform::Visit& visit, http::Request&) {
    auto frame = platform::frame_of(visit);
    const auto& w = visit.words();
    return platform::show(visit, frame,
                          {.title = w.text("Create a space"),
                           .content = new_space_form(frame, visit.viewer().name),
                           .above = ui::breadcrumb(frame, {{.label = w.text("Spaces"), .href = "/spaces"},
                                                           {.label = w.text("Create a space")}}),
                           .section = "/spaces"});
}

http::Response create_new_space(platform::Visit& visit, http::Request& request) {
    auto draft = check_draft(draft_of(request));
    auto leader = find_named_person(visit, request.field("person"), "person");
    auto slug = open_space(visit, draft, leader);
    visit.flash(base::say("The space is open."));
    // A facilitator who does not lead a hidden space does not see it from now on.
    const bool sees = draft.access != Access::hidden || leader == visit.viewer().person;
    return platform::go_to(visit, sees ? space_path(slug) : "/spaces");
}

http::Response create_closure(platform::Visit& visit, http::Request& request) {
    close_space(visit, request.parameter("slug"));
    visit.flash(base::say("The space is closed. It can be reopened from its page."));
    return after_change(visit, request);
}

http::Response create_reopening(platform::Visit& visit, http::Request& request) {
    reopen_space(visit, request.parameter("slug"));
    visit.flash(base::say("The space is open again."));
    return after_change(visit, request);
}

http::Response show_first_leader(platform::Visit& visit, http::Request& request) {
    auto space = access_row(visit, request.parameter("slug"), Need::see);
    if (space.access == Access::hidden) throw base::Refusal::not_found();
    auto frame = platform::frame_of(visit);
    const auto& w = visit.words();
    return platform::show(visit, frame,
                          {.title = w.text("Name a leader for {space}", {{"space", space.name}}),
                           .content = first_leader_form(frame, space),
                           .section = "/console/spaces"});
}

http::Response create_first_leader(platform::Visit& visit, http::Request& request) {
    name_first_leader(visit, request.parameter("slug"), request.field("person"));
    visit.flash(base::say("This person leads the space now."));
    return platform::go_to(visit, "/console/spaces");
}

} // namespace spaces
