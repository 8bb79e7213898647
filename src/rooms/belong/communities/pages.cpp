// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/pages.hpp"

namespace communities::pages {

namespace {

constexpr const char* command = "guilde import stackexchange DIR --name NAME";

std::string state_text(const ui::Frame& frame, State state) {
    const auto& w = frame.w();
    switch (state) {
        case State::running: return w.text("Not finished: give the command again, it goes on where it was.");
        case State::finished: return w.text("Here");
        case State::undoing: return w.text("Being taken out");
        case State::undone: return w.text("Taken out");
    }
    return {};
}

html::Html sentences(const ui::Frame& frame, const std::string& title, const std::vector<base::Message>& messages) {
    if (messages.empty()) return {};
    std::vector<html::Html> rows;
    for (const auto& message : messages) rows.push_back(ui::row(frame, {.title = frame.w().text(message)}));
    return ui::section(frame, {.title = title}, ui::list(frame, {.items = std::move(rows)}));
}

html::Html how(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::section(frame, {.title = w.text("Bring a community in")},
                       ui::stack(ui::paragraph(w.text(
                                     "On the server, with the folder of the dump (Posts.xml, Users.xml, Comments.xml, "
                                     "Votes.xml). Nobody is written to, and all of it can be undone here.")),
                                 ui::copy_line(frame, command)));
}

} // namespace

ui::Page list(const ui::Frame& frame, const std::vector<Line>& lines) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& line : lines)
        rows.push_back(ui::row(frame, {.title = line.community.name,
                                       .href = line.href,
                                       .text = state_text(frame, line.community.state),
                                       .icon = "messages-square",
                                       .trailing = ui::time(frame, line.community.begun_at)}));
    auto content = rows.empty()
                       ? ui::empty_state(frame, {.title = w.text("No community came from elsewhere"),
                                                 .text = w.text("Questions and answers of a Stack Exchange site can "
                                                                "move into a space."),
                                                 .icon = "messages-square"})
                       : ui::list(frame, {.items = std::move(rows)});
    return {.title = w.text("Communities from elsewhere"),
            .content = ui::stack_loose(content, how(frame)),
            .section = "/console"};
}

ui::Page report(const ui::Frame& frame, const Report& page) {
    const auto& w = frame.w();
    const auto& community = page.community;
    bool can_undo = community.state == State::finished || community.state == State::running;
    html::Html undo, space;
    if (can_undo)
        undo = ui::action_form(frame,
                               {.action = page.path + "/undo",
                                .label = w.text("Take this community out"),
                                .kind = ui::Kind::danger,
                                .icon = "undo-2",
                                .confirm = w.text("Delete its publications, and the people who have not come since?")});
    if (!page.space_href.empty())
        space =
            ui::link_button(frame, {.label = w.text("Open its space"), .href = page.space_href, .icon = "arrow-right"});
    return {
        .title = community.name,
        .content = ui::stack_loose(sentences(frame, w.text("What came"), page.brought),
                                   sentences(frame, w.text("What stayed there, and why"), page.left_out),
                                   sentences(frame, w.text("What stays here, and why"), page.kept), undo),
        .lead = state_text(frame, community.state),
        .actions = space,
        .above = ui::breadcrumb(frame, {{.label = w.text("Communities from elsewhere"), .href = "/console/communities"},
                                        {.label = community.name, .href = {}}}),
        .section = "/console"};
}

} // namespace communities::pages
