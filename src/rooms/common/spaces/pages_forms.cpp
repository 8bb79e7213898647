// SPDX-License-Identifier: AGPL-3.0-or-later
// Forms about a space, and the console's list.
#include "rooms/common/spaces/pages.hpp"
#include "rooms/common/spaces/rules.hpp"

namespace spaces {

namespace {

std::string number_of(Access access) {
    return std::to_string(static_cast<int>(access));
}

html::Html name_fields(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    return html::group(ui::text_field(frame, {.name = "name",
                                              .label = w.text("Name"),
                                              .value = space.name,
                                              .required = true,
                                              .max_length = static_cast<std::int64_t>(name_length_max)}),
                       ui::text_field(frame, {.name = "purpose",
                                              .label = w.text("What it is for"),
                                              .help = w.text("One sentence: it is what people read before they join."),
                                              .value = space.purpose,
                                              .required = true,
                                              .max_length = static_cast<std::int64_t>(purpose_length_max)}));
}

// `from`: what may be chosen starts there; a space never becomes more open than it was.
html::Html access_field(const ui::Frame& frame, Access value, Access from) {
    const auto& w = frame.w();
    ui::RadioGroup group{.name = "access",
                         .label = w.text("Who may come in"),
                         .value = number_of(value),
                         .required = true,
                         .look = ui::RadioGroup::Look::cards};
    for (auto access : {Access::open, Access::on_request, Access::hidden})
        if (may_change_access(from, access))
            group.options.push_back(
                {.value = number_of(access), .label = access_name(w, access), .help = sharing_sentence(w, access)});
    return ui::radio_group(frame, group);
}

html::Html charter_field(const ui::Frame& frame, const std::string& charter) {
    const auto& w = frame.w();
    return ui::markdown_editor(frame, {.name = "charter",
                                       .label = w.text("Charter"),
                                       .help = w.text("How people speak with one another here, what is welcome."),
                                       .value = charter,
                                       .max_length = static_cast<std::int64_t>(charter_length_max)});
}

html::Html person_field(const ui::Frame& frame, std::string label, std::string help, std::string value) {
    return ui::person_picker(frame, {.name = "person",
                                     .label = std::move(label),
                                     .help = std::move(help),
                                     .value = std::move(value),
                                     .required = true,
                                     .autocomplete = "off",
                                     .suggestions_href = "/spaces/people"});
}

html::Html console_row(const ui::Frame& frame, const SpaceRow& space, bool has_leader) {
    const auto& w = frame.w();
    const auto facts = kind_name(w, space.kind) + " · " + access_name(w, space.access) + " · " +
                       w.count("{n} member", "{n} members", space.member_count);
    html::Html trailing;
    if (!has_leader)
        trailing += ui::link_button(frame, {.label = w.text("Name a leader for {space}", {{"space", space.name}}),
                                            .href = "/console/spaces/" + space.slug + "/leader",
                                            .icon = "user-plus",
                                            .size = ui::Size::small});
    trailing += ui::action_form(
        frame,
        {.action = space_path(space.slug) + "/closure",
         .label = w.text("Close {space}", {{"space", space.name}}),
         .kind = ui::Kind::quiet,
         .size = ui::Size::small,
         .confirm = w.text("Close {space}? Everything can still be read, nothing more can be written, and it is no "
                           "longer listed. You can reopen it.",
                           {{"space", space.name}}),
         .hidden = {{"from", "console"}}});
    return ui::row(
        frame, {.title = space.name, .href = space_path(space.slug), .text = facts, .trailing = ui::cluster(trailing)});
}

ui::List console_rows_of(const ui::Frame& frame, const ConsoleView& view) {
    ui::List list{.label = frame.w().text("Spaces")};
    for (const auto& space : view.spaces) {
        bool has_leader = true;
        for (auto id : view.without_leader) has_leader = has_leader && id != space.id.number;
        list.items.push_back(console_row(frame, space, has_leader));
    }
    list.more = ui::pager(frame, {.next_href = view.next_href});
    return list;
}

html::Html closed_section(const ui::Frame& frame, const std::vector<SpaceRow>& closed) {
    const auto& w = frame.w();
    std::vector<html::Html> items;
    for (const auto& space : closed)
        items.push_back(ui::row(
            frame, {.title = space.name,
                    .href = space_path(space.slug),
                    .text = kind_name(w, space.kind),
                    .trailing = ui::action_form(frame, {.action = space_path(space.slug) + "/reopening",
                                                        .label = w.text("Reopen {space}", {{"space", space.name}}),
                                                        .size = ui::Size::small,
                                                        .hidden = {{"from", "console"}}})}));
    if (items.empty()) return {};
    return ui::section(frame, {.title = w.text("Closed spaces")},
                       ui::list(frame, {.label = w.text("Closed spaces"), .items = std::move(items)}));
}

} // namespace

html::Html space_form(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    return ui::form(frame, {.action = space_path(space.slug) + "/edit", .confirm_leave = true},
                    name_fields(frame, space), access_field(frame, space.access, space.access),
                    ui::swatch_field(frame, {.name = "colour", .label = w.text("Colour"), .value = space.colour}),
                    charter_field(frame, space.charter),
                    ui::submit_row(frame, {.label = w.text("Save"), .cancel_href = space_path(space.slug)}));
}

html::Html new_space_form(const ui::Frame& frame, const std::string& own_name) {
    const auto& w = frame.w();
    ui::RadioGroup kinds{.name = "kind",
                         .label = w.text("Kind"),
                         .value = std::to_string(static_cast<int>(Kind::interest)),
                         .required = true,
                         .look = ui::RadioGroup::Look::inline_};
    for (auto kind : all_kinds)
        kinds.options.push_back({.value = std::to_string(static_cast<int>(kind)), .label = kind_name(w, kind)});
    return ui::form(frame, {.action = "/spaces/new", .confirm_leave = true}, name_fields(frame, SpaceRow{}),
                    ui::radio_group(frame, kinds), access_field(frame, Access::open, Access::open),
                    person_field(frame, w.text("First leader"),
                                 w.text("Who welcomes people there; may name others later."), own_name),
                    charter_field(frame, {}),
                    ui::submit_row(frame, {.label = w.text("Create the space"), .cancel_href = "/console/spaces"}));
}

html::Html invite_form(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    return ui::form(
        frame, {.action = space_path(space.slug) + "/invite"},
        person_field(frame, w.text("Whom do you invite?"), w.text("Begin to type a name, then choose."), {}),
        ui::submit_row(frame, {.label = w.text("Invite"),
                               .icon = "user-plus",
                               .cancel_href = space_path(space.slug),
                               .note = w.text("They find the invitation on their page of spaces.")}));
}

html::Html first_leader_form(const ui::Frame& frame, const SpaceRow& space) {
    const auto& w = frame.w();
    return ui::form(frame, {.action = "/console/spaces/" + space.slug + "/leader"},
                    person_field(frame, w.text("Who leads it?"), w.text("Begin to type a name, then choose."), {}),
                    ui::submit_row(frame, {.label = w.text("Name as leader"), .cancel_href = "/console/spaces"}));
}

html::Html console_rows(const ui::Frame& frame, const ConsoleView& view) {
    return ui::list_items(frame, console_rows_of(frame, view));
}

html::Html console_list(const ui::Frame& frame, const ConsoleView& view) {
    const auto& w = frame.w();
    html::Html hidden;
    if (view.hidden_count > 0)
        hidden = ui::muted(w.count("And {n} hidden space that you belong to.",
                                   "And {n} hidden spaces that you belong to.", view.hidden_count));
    if (view.spaces.empty())
        return ui::stack_loose(
            ui::empty_state(
                frame, {.title = w.text("No space yet"),
                        .text = w.text("Begin with one by trade: it is where people recognise one another."),
                        .action = ui::link_button(frame, {.label = w.text("Create a space"), .href = "/spaces/new"}),
                        .icon = "layers"}),
            hidden, closed_section(frame, view.closed));
    return ui::stack_loose(ui::list(frame, console_rows_of(frame, view)), hidden, closed_section(frame, view.closed));
}

} // namespace spaces
