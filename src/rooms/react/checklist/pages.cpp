// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/pages.hpp"
#include "rooms/react/checklist/rules.hpp"
#include <algorithm>

namespace checklist::pages {

namespace {

constexpr std::string_view home = "/console/first-steps";

struct Look {
    std::string title;
    std::string why;
    std::string href;
};

Look look_of(const words::Words& w, Item item) {
    switch (item) {
        case Item::identity:
            return {w.text("Say who you are"), w.text("One sentence and a welcome: what a visitor reads first."),
                    "/console/settings"};
        case Item::looks:
            return {w.text("Put your logo on the door"),
                    w.text("People come in more readily where they know the sign."), "/console/looks"};
        case Item::mail:
            return {w.text("Let mail leave"), w.text("Without it nobody can be invited. Send yourself a test."),
                    "/console/mail"};
        case Item::recovery:
            return {w.text("Write down the recovery code"), w.text("On paper, apart from the backups: it opens them."),
                    "/console/machine"};
        case Item::members:
            return {w.text("Bring the members in"), w.text("Your file as it is. Nothing is mailed, all can be undone."),
                    "/console/imports"};
        case Item::spaces:
            return {w.text("Open the first spaces"), w.text("Two or three are enough. A set is written for you."),
                    std::string(home) + "/spaces"};
        case Item::charter:
            return {w.text("Write the charter"),
                    w.text("How people speak here. Start from one that others have tried."),
                    std::string(home) + "/charter"};
        case Item::welcome:
            return {w.text("Publish the welcome"), w.text("Signed by a person, with one easy question in it."),
                    std::string(home) + "/welcome"};
        case Item::pilots:
            return {w.text("Invite twenty pilots"), w.text("Not everybody yet: those who like to answer come first."),
                    "/console/invitations/new"};
        case Item::conversation:
            return {w.text("See the first answer come"),
                    w.text("Answer the first messages yourself, within the day: that is all it takes."), "/"};
    }
    return {};
}

html::Html aside_form(const ui::Frame& frame, Item item, std::string label, std::string wish) {
    return ui::action_form(frame, {.action = std::string(home) + "/" + std::string(rules::item_name(item)) + "/aside",
                                   .label = std::move(label),
                                   .kind = ui::Kind::quiet,
                                   .size = ui::Size::small,
                                   .hidden = {{"wish", std::move(wish)}}});
}

html::Html row_of(const ui::Frame& frame, const List& list, const Line& line) {
    const auto& w = frame.w();
    auto look = look_of(w, line.item);
    bool is_mine = line.doer == Doer::facilitator || list.is_administrator;
    ui::Row row{.title = std::move(look.title)};
    switch (line.state) {
        case State::done:
            row.text = w.text("Done");
            row.icon = "circle-check";
            break;
        case State::aside:
            row.text = w.text("Set aside");
            row.trailing = aside_form(frame, line.item, w.text("Take it up again"), "back");
            break;
        case State::to_do:
            row.href = is_mine ? look.href : std::string();
            row.text = is_mine ? look.why : look.why + " " + w.text("An administrator does this.");
            row.icon = "chevron-right";
            row.trailing = aside_form(frame, line.item, w.text("Set aside"), "aside");
            break;
    }
    return ui::row(frame, row);
}

html::Html rows_of(const ui::Frame& frame, const List& list, State state) {
    std::vector<html::Html> rows;
    for (const auto& line : list.lines)
        if (line.state == state) rows.push_back(row_of(frame, list, line));
    return rows.empty() ? html::Html{} : ui::list(frame, {.items = std::move(rows)});
}

std::int64_t count_of(const List& list, State state) {
    return std::ranges::count(list.lines, state, &Line::state);
}

html::Html progress_of(const ui::Frame& frame, const List& list) {
    auto done = count_of(list, State::done), all = static_cast<std::int64_t>(list.lines.size());
    return ui::progress(
        frame,
        {.label = frame.w().text("First steps"),
         .value = done,
         .max = all,
         .text = frame.w().text("{n} of {all} done", {{"n", frame.w().number(done)}, {"all", frame.w().number(all)}})});
}

std::string set_label(const words::Words& w, Set set) {
    switch (set) {
        case Set::section: return w.text("Trade union section");
        case Set::federation: return w.text("Professional federation");
        case Set::employers: return w.text("Employers’ organisation");
    }
    return {};
}

html::Html set_tabs(const ui::Frame& frame, std::string_view page, Set current) {
    const auto& w = frame.w();
    ui::Tabs tabs{.label = w.text("Written for"), .tabs = {}};
    for (auto set : all_sets)
        tabs.tabs.push_back(
            {.label = set_label(w, set),
             .href = std::string(home) + "/" + std::string(page) + "?set=" + std::string(rules::set_name(set)),
             .current = set == current});
    return ui::tabs(frame, tabs);
}

html::Html crumbs(const ui::Frame& frame, const std::string& title) {
    return ui::breadcrumb(
        frame, {{.label = frame.w().text("First steps"), .href = std::string(home)}, {.label = title, .href = {}}});
}

html::Html access_field(const ui::Frame& frame, const SpaceWish& wish) {
    const auto& w = frame.w();
    return ui::select_field(frame,
                            {.name = "access-" + std::to_string(wish.number),
                             .label = w.text("Who may come in"),
                             .value = std::to_string(static_cast<int>(wish.space.access)),
                             .options = {{.value = "1", .label = w.text("Every member")},
                                         {.value = "2", .label = w.text("Those who ask and are accepted")},
                                         {.value = "3", .label = w.text("Only those invited: nobody else knows")}}});
}

html::Html wish_fields(const ui::Frame& frame, const SpaceWish& wish) {
    const auto& w = frame.w();
    auto number = std::to_string(wish.number);
    return ui::fieldset(frame, {.legend = wish.space.name},
                        ui::stack(ui::check_box(frame, {.name = "make-" + number,
                                                        .label = w.text("Open “{name}”", {{"name", wish.space.name}}),
                                                        .checked = wish.number < 3}),
                                  ui::folded(frame, {.summary = w.text("Change it"), .help = wish.space.purpose},
                                             ui::stack(ui::text_field(frame, {.name = "name-" + number,
                                                                              .label = w.text("Name"),
                                                                              .value = wish.space.name,
                                                                              .max_length = 60}),
                                                       ui::text_field(frame, {.name = "purpose-" + number,
                                                                              .label = w.text("What it is for"),
                                                                              .value = wish.space.purpose,
                                                                              .max_length = 200}),
                                                       access_field(frame, wish)))));
}

} // namespace

html::Html card(const ui::Frame& frame, const List& list) {
    const auto& w = frame.w();
    if (count_of(list, State::to_do) == 0) return {};
    return ui::section(frame,
                       {.title = w.text("First steps"),
                        .actions = ui::link(w.text("The whole list"), home),
                        .help = w.text("From the empty house to the first conversation. Each ticks itself.")},
                       ui::stack(progress_of(frame, list), rows_of(frame, list, State::to_do)));
}

ui::Page whole(const ui::Frame& frame, const List& list) {
    const auto& w = frame.w();
    auto part = [&](State state, std::string title) {
        auto rows = rows_of(frame, list, state);
        return rows.empty() ? html::Html{} : ui::section(frame, {.title = std::move(title)}, rows);
    };
    auto left =
        count_of(list, State::to_do) > 0
            ? rows_of(frame, list, State::to_do)
            : ui::empty_state(frame, {.title = w.text("Your house is ready"),
                                      .text = w.text("Now it lives from answers: read the questions that wait, "
                                                     "and thank those who answer."),
                                      .action = ui::link_button(frame, {.label = w.text("Go home"), .href = "/"}),
                                      .icon = "party-popper"});
    return {.title = w.text("First steps"),
            .content = ui::stack_loose(progress_of(frame, list), left, part(State::aside, w.text("Set aside")),
                                       part(State::done, w.text("Done"))),
            .lead = w.text("From the empty house to the first conversation. Each ticks itself."),
            .section = "/console"};
}

ui::Page spaces_form(const ui::Frame& frame, const Spaces& page) {
    const auto& w = frame.w();
    html::Html wishes;
    for (const auto& wish : page.proposed) wishes += wish_fields(frame, wish);
    auto title = w.text("Open the first spaces");
    auto form = ui::form(
        frame, {.action = std::string(home) + "/spaces", .hidden = {{"set", std::string(rules::set_name(page.set))}}},
        ui::stack_loose(wishes),
        ui::submit_row(frame, {.label = w.text("Open those ticked"),
                               .cancel_href = std::string(home),
                               .note = w.text("You lead them until you name somebody else. Nobody is mailed.")}));
    return {.title = title,
            .content = ui::stack(set_tabs(frame, "spaces", page.set), form),
            .lead = w.text("Three are enough to begin: an empty space discourages more than a missing one."),
            .above = crumbs(frame, title),
            .section = "/console"};
}

ui::Page charter_form(const ui::Frame& frame, const Text& page) {
    const auto& w = frame.w();
    auto title = w.text("Write the charter");
    auto form = ui::form(
        frame, {.action = std::string(home) + "/charter", .confirm_leave = true},
        ui::markdown_editor(frame, {.name = "charter",
                                    .label = w.text("The charter of the house"),
                                    .help = w.text("Promises rather than prohibitions. Ten lines are read, a page is "
                                                   "not."),
                                    .value = page.text,
                                    .required = true,
                                    .max_length = static_cast<std::int64_t>(rules::charter_length_max),
                                    .rows = 14}),
        ui::submit_row(frame, {.label = w.text("This is our charter"),
                               .cancel_href = std::string(home),
                               .note = w.text("Every member reads it at /charter.")}));
    auto above = page.is_written ? html::Html{} : set_tabs(frame, "charter", page.set);
    return {.title = title, .content = ui::stack(above, form), .above = crumbs(frame, title), .section = "/console"};
}

ui::Page welcome_form(const ui::Frame& frame, const Text& page) {
    const auto& w = frame.w();
    auto title = w.text("Publish the welcome");
    auto form = ui::form(
        frame, {.action = std::string(home) + "/welcome", .confirm_leave = true},
        ui::text_field(
            frame,
            {.name = "title", .label = w.text("Title"), .value = page.title, .required = true, .max_length = 150}),
        ui::markdown_editor(frame, {.name = "body",
                                    .label = w.text("Message"),
                                    .help = w.text("Make it yours: one memory, one name, one question."),
                                    .value = page.text,
                                    .required = true,
                                    .rows = 14}),
        ui::submit_row(frame, {.label = w.text("Publish to everyone"),
                               .icon = "send",
                               .cancel_href = std::string(home),
                               .note = w.text("Every member reads it on arriving. It is signed with "
                                              "your name.")}));
    return {.title = title,
            .content = ui::stack(set_tabs(frame, "welcome", page.set), form),
            .lead = w.text("The first message sets the tone: short, signed, and easy to answer."),
            .above = crumbs(frame, title),
            .section = "/console"};
}

ui::Page charter(const ui::Frame& frame, const html::Html& rendered) {
    const auto& w = frame.w();
    auto content = rendered.empty()
                       ? ui::empty_state(frame, {.title = w.text("The charter is not written yet"),
                                                 .text = w.text("Until it is: write as you would speak to somebody "
                                                                "sitting before you."),
                                                 .icon = "hand-heart"})
                       : ui::prose(rendered);
    return {.title = w.text("Our charter"), .content = content};
}

} // namespace checklist::pages
