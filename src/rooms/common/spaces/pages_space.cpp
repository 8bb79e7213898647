// SPDX-License-Identifier: AGPL-3.0-or-later
// A space's own pages: header, publications, members, about.
#include "rooms/common/spaces/pages.hpp"
#include "rooms/common/spaces/rules.hpp"

namespace spaces {

namespace {

std::string icon_of(Access access) {
    return access == Access::open ? "lock-open" : access == Access::on_request ? "lock" : "eye-off";
}

ui::ActionForm deed(const SpaceRow& space, const std::string& what, std::string label) {
    return {.action = space_path(space.slug) + what, .label = std::move(label)};
}

ui::MenuItem leaving(const ui::Frame& frame, const SpaceRow& space) {
    auto leave = deed(space, "/departures", frame.w().text("Leave this space"));
    leave.confirm = frame.w().text("Leave {space}?", {{"space", space.name}});
    return {.label = leave.label, .form = leave, .icon = "log-out"};
}

html::Html space_menu(const ui::Frame& frame, const SpaceView& view) {
    const auto& w = frame.w();
    const auto path = space_path(view.space.slug);
    ui::Menu menu{.label = w.text("More about this space")};
    if (view.may_lead && !view.space.closed_at) {
        menu.items.push_back({.label = w.text("Edit the space"), .href = path + "/edit", .icon = "pencil"});
        menu.items.push_back({.label = w.text("Requests to join"), .href = path + "/requests", .icon = "user-check"});
    }
    if (is_inside(view.space.standing)) menu.items.push_back(leaving(frame, view.space));
    if (view.may_close && !view.space.closed_at) {
        auto close = deed(view.space, "/closure", w.text("Close this space"));
        close.confirm = w.text(
            "Close {space}? Everything can still be read, nothing more can be written, and it is no "
            "longer listed. You can reopen it.",
            {{"space", view.space.name}});
        menu.items.push_back({.label = close.label, .form = close, .icon = "lock"});
    }
    return ui::menu(frame, menu);
}

html::Html joining(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    auto join = deed(space, "/memberships", {});
    join.kind = ui::Kind::primary;
    join.icon = "user-plus";
    switch (space.standing) {
        case Standing::invited:
            join.label = w.text("Accept the invitation");
            return html::group(ui::action_form(frame, join),
                               ui::action_form(frame, deed(space, "/departures", w.text("Decline"))));
        case Standing::requested:
            return html::group(ui::badge(frame, w.text("Request sent"), ui::Tone::neutral, "clock"),
                               ui::action_form(frame, deed(space, "/departures", w.text("Take my request back"))));
        case Standing::none:
            join.label = space.access == Access::open ? w.text("Join") : w.text("Ask to join");
            return ui::action_form(frame, join);
        case Standing::member:
        case Standing::leader: break;
    }
    return {};
}

html::Html header_actions(const ui::Frame& frame, const SpaceView& view) {
    html::Html out;
    if (!view.space.closed_at) out += joining(frame, view.space);
    if (view.may_lead && !view.space.closed_at)
        out += ui::link_button(
            frame,
            {.label = frame.w().text("Invite"), .href = space_path(view.space.slug) + "/invite", .icon = "user-plus"});
    return out += space_menu(frame, view);
}

html::Html closed_notice(const ui::Frame& frame, const SpaceView& view) {
    if (!view.space.closed_at) return {};
    html::Html reopen;
    if (view.may_close)
        reopen = ui::action_form(frame, deed(view.space, "/reopening", frame.w().text("Reopen this space")));
    return ui::notice(frame, {.title = frame.w().text("This space is closed"),
                              .text = frame.w().text("It can be read, no longer written in."),
                              .content = reopen});
}

html::Html requests_notice(const ui::Frame& frame, const SpaceView& view) {
    if (!view.may_lead || view.requests == 0 || view.space.closed_at) return {};
    const auto& w = frame.w();
    return ui::notice(frame, {.title = w.count("{n} person asks to join", "{n} people ask to join", view.requests),
                              .content = ui::link_button(frame, {.label = w.text("Answer them"),
                                                                 .href = space_path(view.space.slug) + "/requests",
                                                                 .size = ui::Size::small})});
}

html::Html space_tabs(const ui::Frame& frame, const SpaceView& view) {
    const auto& w = frame.w();
    const auto path = space_path(view.space.slug);
    return ui::tabs(frame,
                    {.label = w.text("Pages of this space"),
                     .tabs = {{.label = w.text("Publications"), .href = path, .current = view.tab == Tab::publications},
                              {.label = w.text("Members"),
                               .href = path + "/members",
                               .current = view.tab == Tab::members,
                               .count = view.space.member_count},
                              {.label = w.text("About"), .href = path + "/about", .current = view.tab == Tab::about}}});
}

html::Html person_menu(const ui::Frame& frame, const SpaceView& view, const PersonView& person) {
    if (!view.may_lead || view.space.closed_at) return {};
    const auto& w = frame.w();
    const auto id = person.membership.public_id.str();
    const base::Arguments about{{"name", person.line.name}, {"space", view.space.name}};
    ui::Menu menu{.label = w.text("About {name} in this space", about)};
    auto add = [&](ui::ActionForm form, std::string icon) {
        menu.items.push_back({.label = form.label, .form = form, .icon = std::move(icon)});
    };
    if (person.membership.standing == Standing::member) {
        auto name = deed(view.space, "/leaders/" + id, w.text("Name as leader"));
        name.confirm = w.text("Name {name} as a leader of {space}?", about);
        add(name, "star");
        auto remove = deed(view.space, "/members/" + id + "/removal", w.text("Remove from the space"));
        remove.confirm = w.text("Remove {name} from {space}? This takes effect at once.", about);
        add(remove, "user-minus");
    } else
        add(deed(view.space, "/leaders/" + id + "/end", w.text("No longer a leader")), "user-round");
    return ui::menu(frame, menu);
}

html::Html person_row(const ui::Frame& frame, const SpaceView& view, const PersonView& person) {
    html::Html trailing;
    if (person.membership.standing == Standing::leader)
        trailing += ui::badge(frame, frame.w().text("Leader"), ui::Tone::accent, "star");
    trailing += person_menu(frame, view, person);
    return ui::person_line(frame, person.line, trailing);
}

ui::List members_of(const ui::Frame& frame, const MembersView& view) {
    ui::List list{.id = "space-members", .label = frame.w().text("Members of this space")};
    for (const auto& person : view.people) list.items.push_back(person_row(frame, view.space, person));
    list.more = ui::pager(frame, {.next_href = view.next_href});
    return list;
}

html::Html leaderships_section(const ui::Frame& frame, const AboutView& view) {
    const auto& w = frame.w();
    std::vector<html::Html> items;
    for (const auto& [person, leadership] : view.leaderships) {
        const auto start = w.day_short(w.local_day(leadership.started_at));
        auto years = leadership.ended_at
                         ? w.text("From {start} to {end}",
                                  {{"start", start}, {"end", w.day_short(w.local_day(*leadership.ended_at))}})
                         : w.text("Since {start}", {{"start", start}});
        items.push_back(ui::person_line(frame, person, ui::small_print(years)));
    }
    if (items.empty()) return {};
    return ui::section(frame, {.title = w.text("Who leads it")},
                       ui::list(frame, {.label = w.text("Who leads it"), .items = std::move(items)}));
}

} // namespace

std::string sharing_sentence(const words::Words& w, Access access) {
    switch (access) {
        case Access::open:
            return w.text(
                "Every member of the house can read what is published here, and it may be published in other "
                "spaces at the same time.");
        case Access::on_request:
            return w.text(
                "What is published here stays between its members. Everybody sees that the space exists, what "
                "it is for and who leads it.");
        case Access::hidden:
            return w.text("What is published here stays between its members. Nobody else knows that the space exists.");
    }
    return {};
}

html::Html space_page(const ui::Frame& frame, const SpaceView& view, const html::Html& content) {
    const auto& w = frame.w();
    const auto& space = view.space;
    const auto header = ui::space_header(frame, {.name = space.name,
                                                 .purpose = space.purpose,
                                                 .colour = space.colour,
                                                 .seed = space.public_id.str(),
                                                 .kind = kind_name(w, space.kind),
                                                 .access = access_name(w, space.access),
                                                 .access_icon = icon_of(space.access),
                                                 .members = w.count("{n} member", "{n} members", space.member_count),
                                                 .leaders = view.leaders,
                                                 .actions = header_actions(frame, view)});
    if (!may_access(space.access, {.standing = space.standing}, Need::read))
        return ui::stack(header, closed_notice(frame, view), ui::muted(sharing_sentence(w, space.access)));
    return ui::stack(header, closed_notice(frame, view), requests_notice(frame, view), space_tabs(frame, view),
                     content);
}

html::Html nothing_published(const ui::Frame& frame, const SpaceView& view) {
    const auto& w = frame.w();
    return ui::empty_state(
        frame, {.title = w.text("Nothing has been published here yet"),
                .text = w.text("A first message of two lines is enough: say what you would like to find here."),
                .action = ui::link_button(
                    frame, {.label = w.text("See who is here"), .href = space_path(view.space.slug) + "/members"})});
}

html::Html members_items(const ui::Frame& frame, const MembersView& view) {
    return ui::list_items(frame, members_of(frame, view));
}

html::Html members_list(const ui::Frame& frame, const MembersView& view) {
    if (!view.people.empty() || !view.next_href.empty()) return ui::list(frame, members_of(frame, view));
    const auto& w = frame.w();
    if (view.query.empty())
        return ui::empty_state(
            frame,
            {.title = w.text("Nobody is here yet"), .text = w.text("Be the first one to join."), .icon = "users"});
    return ui::empty_state(frame, {.title = w.text("Nobody by that name here"),
                                   .text = w.text("Try the beginning of a first name or of a last name."),
                                   .icon = "search"});
}

html::Html members_tab(const ui::Frame& frame, const MembersView& view) {
    const auto action = space_path(view.space.space.slug) + "/members";
    const auto search =
        ui::search_field(frame, {.action = action,
                                 .label = frame.w().text("Find somebody in this space"),
                                 .value = view.query,
                                 .target = {.selector = "#space-people", .swap = ui::Target::Swap::inside}});
    return ui::stack(search, place("space-people", members_list(frame, view)));
}

html::Html about_tab(const ui::Frame& frame, const AboutView& view) {
    const auto& w = frame.w();
    const auto& space = view.space.space;
    const auto charter =
        view.charter.empty() ? html::Html{} : ui::section(frame, {.title = w.text("Charter")}, ui::prose(view.charter));
    return ui::stack_loose(ui::section(frame, {.title = w.text("What it is for")}, ui::paragraph(space.purpose)),
                           ui::section(frame, {.title = w.text("What it shares with others")},
                                       ui::paragraph(sharing_sentence(w, space.access))),
                           charter, leaderships_section(frame, view));
}

html::Html requests_list(const ui::Frame& frame, const SpaceRow& space, const std::vector<PersonView>& people) {
    const auto& w = frame.w();
    if (people.empty())
        return ui::empty_state(frame, {.title = w.text("Nobody is waiting"),
                                       .text = w.text("Requests to join this space will stand here."),
                                       .icon = "user-check"});
    std::vector<html::Html> items;
    for (const auto& person : people) {
        const auto path = "/requests/" + person.membership.public_id.str();
        auto accept = deed(space, path + "/acceptance", w.text("Accept"));
        auto refuse = deed(space, path + "/refusal", w.text("Refuse"));
        accept.size = refuse.size = ui::Size::small;
        refuse.kind = ui::Kind::quiet;
        items.push_back(ui::person_line(frame, person.line,
                                        ui::cluster(ui::time(frame, person.membership.since),
                                                    ui::action_form(frame, accept), ui::action_form(frame, refuse))));
    }
    return ui::list(frame, {.label = w.text("Requests to join"), .items = std::move(items)});
}

} // namespace spaces
