// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/pages.hpp"
#include "rooms/common/spaces/rules.hpp"

namespace spaces {

namespace {

std::string facts_of(const words::Words& w, const SpaceRow& space) {
    return kind_name(w, space.kind) + " · " + access_name(w, space.access) + " · " +
           w.count("{n} member", "{n} members", space.member_count);
}

ui::ActionForm deed(const SpaceRow& space, std::string_view what, std::string label) {
    return {.action = space_path(space.slug) + std::string(what), .label = std::move(label), .size = ui::Size::small};
}

html::Html card_action(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    switch (space.standing) {
        case Standing::leader: return ui::badge(frame, w.text("You lead it"), ui::Tone::accent, "star");
        case Standing::member: return ui::badge(frame, w.text("You are in it"), ui::Tone::success, "check");
        case Standing::requested: return ui::badge(frame, w.text("Request sent"), ui::Tone::neutral, "clock");
        case Standing::invited:
            return ui::cluster(ui::action_form(frame, deed(space, "/memberships", w.text("Accept the invitation"))),
                               ui::action_form(frame, deed(space, "/departures", w.text("Decline"))));
        case Standing::none: break;
    }
    return ui::action_form(
        frame, deed(space, "/memberships", space.access == Access::open ? w.text("Join") : w.text("Ask to join")));
}

html::Html cards(const ui::Frame& frame, const std::vector<SpaceRow>& spaces, std::string label) {
    std::vector<html::Html> items;
    for (const auto& space : spaces) items.push_back(card_of(frame, space));
    return ui::list(frame, {.label = std::move(label), .items = std::move(items), .look = ui::List::Look::cards});
}

html::Html invitations_section(const ui::Frame& frame, const std::vector<SpaceRow>& invitations) {
    if (invitations.empty()) return {};
    const auto title = frame.w().count("You have {n} invitation", "You have {n} invitations",
                                       static_cast<std::int64_t>(invitations.size()));
    return ui::section(frame, {.title = title, .id = "invitations"}, cards(frame, invitations, title));
}

html::Html waiting_section(const ui::Frame& frame, const std::vector<OwnSpace>& waiting) {
    const auto& w = frame.w();
    std::vector<html::Html> items;
    for (const auto& [space, requests] : waiting)
        items.push_back(
            ui::row(frame, {.title = w.count("{n} person asks to join {space}", "{n} people ask to join {space}",
                                             requests, {{"space", space.name}}),
                            .href = space_path(space.slug) + "/requests",
                            .icon = "user-plus"}));
    if (items.empty()) return {};
    return ui::section(frame, {.title = w.text("Waiting for you"), .id = "waiting"},
                       ui::list(frame, {.label = w.text("Waiting for you"), .items = std::move(items)}));
}

html::Html mine_section(const ui::Frame& frame, const std::vector<SpaceRow>& mine) {
    const auto& w = frame.w();
    if (mine.empty())
        return ui::empty_state(frame,
                               {.title = w.text("You are in no space yet"),
                                .text = w.text("Join the one of your trade or your region: what is published there "
                                               "will come to your home page."),
                                .icon = "layers"});
    return ui::section(frame, {.title = w.text("My spaces"), .id = "mine"}, cards(frame, mine, w.text("My spaces")));
}

html::Html kind_section(const ui::Frame& frame, const std::vector<const RankedSpace*>& ranked) {
    const auto kind = ranked.front()->space.kind;
    const auto total = ranked.front()->total;
    const auto number = std::to_string(static_cast<int>(kind));
    std::vector<SpaceRow> shown;
    for (const auto* each : ranked) shown.push_back(each->space);
    html::Html all;
    if (total > static_cast<std::int64_t>(shown.size()))
        all = ui::link_button(frame, {.label = frame.w().count("See all {n}", "See all {n}", total),
                                      .href = "/spaces?kind=" + number,
                                      .kind = ui::Kind::quiet,
                                      .size = ui::Size::small});
    const auto title = kinds_heading(frame.w(), kind);
    return ui::section(frame, {.title = title, .actions = all, .id = "kind-" + number}, cards(frame, shown, title));
}

} // namespace

std::string kind_name(const words::Words& w, Kind kind) {
    switch (kind) {
        case Kind::trade: return w.text("Trade");
        case Kind::interest: return w.text("Interest");
        case Kind::project: return w.text("Project");
        case Kind::commission: return w.text("Commission");
        case Kind::region: return w.text("Region");
    }
    return {};
}

std::string kinds_heading(const words::Words& w, Kind kind) {
    switch (kind) {
        case Kind::trade: return w.text("By trade");
        case Kind::interest: return w.text("By interest");
        case Kind::project: return w.text("By project");
        case Kind::commission: return w.text("Commissions");
        case Kind::region: return w.text("By region");
    }
    return {};
}

std::string access_name(const words::Words& w, Access access) {
    switch (access) {
        case Access::open: return w.text("Open");
        case Access::on_request: return w.text("On request");
        case Access::hidden: return w.text("Hidden");
    }
    return {};
}

ui::Door door_of(const Space& space) {
    return {.name = space.name, .href = space_path(space.slug), .colour = space.colour};
}

html::Html place(const std::string& id, const html::Html& content) {
    using namespace html::tags;
    return div_(_id = id, content);
}

html::Html card_of(const ui::Frame& frame, const SpaceRow& space) {
    return ui::space_card(frame, {.name = space.name,
                                  .href = space_path(space.slug),
                                  .purpose = space.purpose,
                                  .colour = space.colour,
                                  .seed = space.public_id.str(),
                                  .facts = facts_of(frame.w(), space),
                                  .action = card_action(frame, space)});
}

html::Html overview(const ui::Frame& frame, const Overview& overview) {
    html::Html kinds;
    for (auto kind : all_kinds) {
        std::vector<const RankedSpace*> ranked;
        for (const auto& each : overview.by_kind)
            if (each.space.kind == kind) ranked.push_back(&each);
        if (!ranked.empty()) kinds += kind_section(frame, ranked);
    }
    return ui::stack_loose(invitations_section(frame, overview.invitations), waiting_section(frame, overview.waiting),
                           mine_section(frame, overview.mine), kinds);
}

html::Html search_box(const ui::Frame& frame, const std::string& query, const std::string& kind) {
    std::vector<std::pair<std::string, std::string>> hidden;
    if (!kind.empty()) hidden.emplace_back("kind", kind);
    return ui::search_field(frame, {.action = "/spaces",
                                    .label = frame.w().text("Find a space"),
                                    .value = query,
                                    .target = {.selector = "#spaces", .swap = ui::Target::Swap::inside},
                                    .hidden = std::move(hidden)});
}

html::Html found_items(const ui::Frame& frame, const Found& found) {
    ui::List list{.look = ui::List::Look::cards};
    for (const auto& space : found.spaces) list.items.push_back(card_of(frame, space));
    list.more = ui::pager(frame, {.next_href = found.next_href});
    return ui::list_items(frame, list);
}

html::Html found_list(const ui::Frame& frame, const Found& found) {
    const auto& w = frame.w();
    if (found.spaces.empty())
        return ui::empty_state(
            frame, {.title = w.text("No space by these words"),
                    .text = w.text("Try one word of its name or of what it is for, or go through them all."),
                    .action = ui::link_button(frame, {.label = w.text("All spaces"), .href = "/spaces"}),
                    .icon = "search"});
    ui::List list{.label = w.text("Spaces found"), .look = ui::List::Look::cards};
    for (const auto& space : found.spaces) list.items.push_back(card_of(frame, space));
    list.more = ui::pager(frame, {.next_href = found.next_href});
    return ui::stack(ui::muted(w.count("{n} space", "{n} spaces", found.count)), ui::list(frame, list));
}

html::Html profile_section(const ui::Frame& frame, const std::vector<Space>& spaces) {
    if (spaces.empty()) return {};
    std::vector<html::Html> doors;
    for (const auto& space : spaces) doors.push_back(ui::door_chip(frame, door_of(space)));
    return ui::section(frame, {.title = frame.w().text("Spaces")}, ui::cluster(doors));
}

} // namespace spaces
