// SPDX-License-Identifier: AGPL-3.0-or-later
// A space's own pages.
#include "base/text.hpp"
#include "parse/markdown.hpp"
#include "rooms/common/spaces/actions.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/web.hpp"
#include "rooms/people/members/members.hpp"

namespace spaces {

namespace {

constexpr int members_page_size = 50;
constexpr int requests_page_size = 100;
constexpr int rounds_max = 8;              // pages looked through for somebody to show
constexpr std::int64_t walked_from = 2000; // members of a space; below, sorting them is quicker than walking everybody
constexpr std::string_view list_name = "spaces.members";

http::Response show_tab(platform::Visit& visit, const ui::Frame& frame, const SpaceView& view,
                        const html::Html& content) {
    return platform::show(visit, frame,
                          {.title = view.space.name,
                           .content = space_page(frame, view, content),
                           .heading = ui::Heading::hidden,
                           .section = space_path(view.space.slug)});
}

void check_readable(const SpaceView& view) {
    if (!may_access(view.space.access, {.standing = view.space.standing}, Need::read)) throw base::Refusal::not_found();
}

// An import may have put people into an open space who have not said yes to the directory: only facilitators see them.
bool is_shown(const platform::Visit& visit, const SpaceRow& space, const PersonView& person) {
    return !person.line.href.empty() || space.access != Access::open || visit.viewer().is_facilitator() ||
           person.membership.standing == Standing::leader || person.membership.person == visit.viewer().person;
}

void fill_members(platform::Visit& visit, std::optional<platform::Position> after, MembersView& view) {
    const auto& space = view.space.space;
    store::MemberSearch search{
        .space = space.id, .folded = base::fold(view.query), .after = std::move(after), .limit = members_page_size + 1};
    if (space.member_count > walked_from) search.walk = store::MemberSearch::Walk::persons;
    for (int round = 0; round < rounds_max && view.people.empty(); ++round) {
        auto memberships = store::list_members(visit.db(), search);
        view.next_href.clear();
        if (memberships.size() > members_page_size) {
            memberships.pop_back();
            search.after =
                platform::Position{.text = memberships.back().name_key, .id = memberships.back().person.number};
            view.next_href = path_with_cursor(space_path(space.slug) + "/members", {{"q", view.query}},
                                              platform::seal_position(visit, list_name, *search.after));
        }
        for (auto& person : with_lines(visit, memberships))
            if (is_shown(visit, space, person)) view.people.push_back(std::move(person));
        if (view.next_href.empty()) break;
    }
}

} // namespace

std::vector<ui::Person> lines_in_order(platform::Visit& visit, std::span<const PersonId> persons) {
    auto lines = members::lines_of(visit, persons);
    std::vector<ui::Person> out;
    for (auto person : persons) out.push_back(lines[person.number]);
    return out;
}

std::vector<PersonView> with_lines(platform::Visit& visit, const std::vector<Membership>& memberships) {
    std::vector<PersonId> persons;
    for (const auto& membership : memberships) persons.push_back(membership.person);
    auto lines = lines_in_order(visit, persons);
    std::vector<PersonView> out;
    for (std::size_t i = 0; i < memberships.size(); ++i)
        out.push_back({.line = std::move(lines[i]), .membership = memberships[i]});
    return out;
}

SpaceView view_space(platform::Visit& visit, std::string_view slug, Tab tab) {
    SpaceView view{.space = access_row(visit, slug, Need::see), .tab = tab};
    const Asker asker{.standing = view.space.standing, .is_facilitator = visit.viewer().is_facilitator()};
    view.may_lead = may_access(view.space.access, asker, Need::lead);
    view.may_close = may_close(view.space.access, asker);
    view.leaders = lines_in_order(visit, list_leaders(visit.db(), view.space.id));
    if (view.may_lead)
        view.requests = static_cast<std::int64_t>(
            store::list_by_standing(visit.db(), view.space.id, Standing::requested, requests_page_size).size());
    return view;
}

http::Response show_space(platform::Visit& visit, http::Request& request) {
    auto view = view_space(visit, request.parameter("slug"), Tab::publications);
    platform::open_position(visit, "spaces.publications", request.value("cursor")); // what follows has another address
    auto frame = platform::frame_of(visit);
    html::Html content;
    if (may_access(view.space.access, {.standing = view.space.standing}, Need::read)) {
        const std::int64_t ids[] = {view.space.id.number};
        content = platform::fill_slot(visit, space_page_slot, ids).front();
        if (content.empty()) content = nothing_published(frame, view);
    }
    return show_tab(visit, frame, view, content);
}

http::Response show_members(platform::Visit& visit, http::Request& request) {
    MembersView view{.space = view_space(visit, request.parameter("slug"), Tab::members),
                     .query = std::string(request.value("q"))};
    check_readable(view.space);
    fill_members(visit, platform::open_position(visit, list_name, request.value("after")), view);
    if (request.wants_fragment()) {
        auto frame = platform::fragment_frame_of(visit);
        return platform::show_fragment(
            visit, request.value("after").empty() ? members_list(frame, view) : members_items(frame, view));
    }
    auto frame = platform::frame_of(visit);
    return show_tab(visit, frame, view.space, members_tab(frame, view));
}

http::Response show_about(platform::Visit& visit, http::Request& request) {
    AboutView view{.space = view_space(visit, request.parameter("slug"), Tab::about)};
    check_readable(view.space);
    if (!view.space.space.charter.empty())
        view.charter = html::trusted(parse::render_markdown(view.space.space.charter).html);
    auto leaderships = store::list_leaderships(visit.db(), view.space.space.id);
    std::vector<PersonId> persons;
    for (const auto& leadership : leaderships) persons.push_back(leadership.person);
    auto lines = lines_in_order(visit, persons);
    for (std::size_t i = 0; i < lines.size(); ++i) view.leaderships.emplace_back(lines[i], leaderships[i]);
    auto frame = platform::frame_of(visit);
    return show_tab(visit, frame, view.space, about_tab(frame, view));
}

http::Response create_membership(platform::Visit& visit, http::Request& request) {
    auto slug = request.parameter("slug");
    auto standing = join_space(visit, slug);
    visit.flash(standing == Standing::requested
                    ? base::say("Your request is with those who lead the space. Their answer will stand here.")
                    : base::say("Welcome: you are in this space."));
    return platform::go_to(visit, space_path(slug));
}

http::Response create_departure(platform::Visit& visit, http::Request& request) {
    auto before = access_row(visit, request.parameter("slug"), Need::see);
    leave_space(visit, before.slug);
    if (is_inside(before.standing))
        visit.flash(base::say("You have left {space}.", {{"space", before.name}}));
    else if (before.standing == Standing::requested)
        visit.flash(base::say("Your request is taken back."));
    else if (before.standing == Standing::invited)
        visit.flash(base::say("The invitation is declined."));
    return platform::go_to(visit, "/spaces");
}

} // namespace spaces
