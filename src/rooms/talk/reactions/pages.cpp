// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reactions/pages.hpp"
#include "ui/toggles.hpp"
#include <numeric>

namespace reactions::pages {

namespace {

struct Look {
    std::string label;
    std::string icon;
};

Look look_of(const ui::Frame& frame, Kind kind) {
    const auto& words = frame.w();
    switch (kind) {
        case Kind::like: return {words.text("Like"), "thumbs-up"};
        case Kind::thanks: return {words.text("Thank you"), "hand-heart"};
        case Kind::idea: return {words.text("Good idea"), "lightbulb"};
        case Kind::support: return {words.text("I support this"), "hand-helping"};
        case Kind::celebrate: return {words.text("Bravo"), "party-popper"};
    }
    return {};
}

ui::Toggle toggle(const ui::Frame& frame, const Choice& choice) {
    auto look = look_of(frame, choice.kind);
    return {.value = std::string(kind_name(choice.kind)),
            .label = std::move(look.label),
            .icon = std::move(look.icon),
            .pressed = choice.is_own,
            .count = choice.count};
}

bool is_shown(const Choice& choice) {
    return choice.kind == Kind::like || choice.count > 0 || choice.is_own;
}

html::Html toggles_of(const ui::Frame& frame, const Bar& bar) {
    if (bar.choices.empty()) return {};
    ui::Toggles out{.action = items::item_path(bar.item) + "/reactions",
                    .id = "reaction-" + bar.item.str(),
                    .shown = {},
                    .folded = {},
                    .folded_label = frame.w().text("Other reactions"),
                    .target = {.selector = "#" + items::card_actions_id(bar.item)}};
    for (const auto& choice : bar.choices) (is_shown(choice) ? out.shown : out.folded).push_back(toggle(frame, choice));
    return ui::toggles(frame, out);
}

html::Html who_link(const ui::Frame& frame, const Bar& bar) {
    auto total = std::accumulate(bar.choices.begin(), bar.choices.end(), std::int64_t{0},
                                 [](auto sum, const auto& choice) { return sum + choice.count; });
    if (total == 0) return {};
    return ui::link_button(frame, {.label = frame.w().text("Who reacted"),
                                   .href = items::item_path(bar.item) + "/reactions",
                                   .kind = ui::Kind::quiet,
                                   .icon = "users",
                                   .size = ui::Size::small,
                                   .icon_only = true});
}

} // namespace

html::Html bar(const ui::Frame& frame, const Bar& bar) {
    using namespace html::tags;
    const auto& words = frame.w();
    std::vector<html::Html> parts;
    parts.push_back(toggles_of(frame, bar));
    parts.push_back(who_link(frame, bar));
    auto replies =
        bar.comment_count > 0 ? words.count("{n} reply", "{n} replies", bar.comment_count) : words.text("Reply");
    parts.push_back(ui::link_button(frame, {.label = std::move(replies),
                                            .href = items::item_path(bar.item) + "#replies",
                                            .kind = ui::Kind::quiet,
                                            .icon = "message-circle",
                                            .size = ui::Size::small}));
    parts.push_back(ui::share_button(frame, {.title = bar.share_title, .href = bar.share_href}));
    return div_(_id = items::card_actions_id(bar.item), ui::entry_actions(frame, parts));
}

namespace {

ui::List reactors_list(const ui::Frame& frame, const Reactors& reactors) {
    ui::List list{.id = "reactors", .label = frame.w().text("Who reacted")};
    for (const auto& who : reactors.people)
        list.items.push_back(ui::person_line(
            frame, who.person,
            ui::badge(frame, look_of(frame, who.kind).label, ui::Tone::neutral, look_of(frame, who.kind).icon)));
    list.more = ui::pager(frame, {.next_href = reactors.next_href});
    return list;
}

} // namespace

html::Html reactors_part(const ui::Frame& frame, const Reactors& reactors) {
    return ui::list_items(frame, reactors_list(frame, reactors));
}

ui::Page reactors(const ui::Frame& frame, const Reactors& reactors) {
    const auto& words = frame.w();
    auto path = items::item_path(reactors.item.public_id);
    auto title = words.text("Who reacted");
    auto content = reactors.people.empty()
                       ? ui::empty_state(frame, {.title = words.text("Nobody yet"), .text = {}, .icon = "smile"})
                       : ui::list(frame, reactors_list(frame, reactors));
    return {.title = title,
            .content = content,
            .above = ui::breadcrumb(
                frame, {{.label = words.text("The publication"), .href = path}, {.label = title, .href = {}}}),
            .section = "/"};
}

} // namespace reactions::pages
