// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/pages.hpp"

namespace reading_lists::pages {

namespace {

std::string counts_text(const ui::Frame& frame, const Line& line) {
    const auto& words = frame.w();
    auto all = words.count("{n} publication", "{n} publications", line.count);
    auto unread = line.unread == 0 ? words.text("all read") : words.count("{n} to read", "{n} to read", line.unread);
    auto text = line.count == 0 ? words.text("Empty") : all + " · " + unread;
    return line.list.is_shared ? text + " · " + words.text("shared with members") : text;
}

html::Html new_list_form(const ui::Frame& frame) {
    const auto& words = frame.w();
    return ui::form(
        frame, {.action = std::string(lists_path)},
        ui::text_field(
            frame, {.name = "name", .label = words.text("A new list"), .placeholder = words.text("For the winter")}),
        ui::submit_row(frame, {.label = words.text("Make this list"), .kind = ui::Kind::secondary}));
}

html::Html removed_line(const ui::Frame& frame, const List& list) {
    return ui::spread(ui::strong(list.name), ui::action_form(frame, {.action = list_path(list.public_id) + "/restore",
                                                                     .label = frame.w().text("Put it back"),
                                                                     .kind = ui::Kind::quiet,
                                                                     .icon = "undo-2",
                                                                     .size = ui::Size::small}));
}

} // namespace

ui::Page lists(const ui::Frame& frame, const std::vector<Line>& lines) {
    const auto& words = frame.w();
    std::vector<html::Html> kept, removed;
    for (const auto& line : lines) {
        if (line.list.removed_at)
            removed.push_back(removed_line(frame, line.list));
        else
            kept.push_back(ui::row(frame, {.title = line.list.name,
                                           .href = list_path(line.list.public_id),
                                           .text = counts_text(frame, line),
                                           .icon = "bookmark"}));
    }
    auto nothing =
        ui::empty_state(frame, {.title = words.text("No reading list yet"),
                                .text = words.text("Put aside an article or any publication from its page, and find it "
                                                   "here when you have a moment."),
                                .action = ui::link_button(frame, {.label = words.text("See the articles"),
                                                                  .href = "/articles",
                                                                  .kind = ui::Kind::primary,
                                                                  .icon = "newspaper"}),
                                .icon = "bookmark"});
    html::Html below;
    if (!removed.empty())
        below = ui::section(
            frame, {.title = words.text("Deleted lately"), .help = words.text("They stay a week, then go for good.")},
            ui::list(frame, {.label = words.text("Deleted lately"), .items = removed}));
    auto title = words.text("Reading lists");
    return {.title = title,
            .content = ui::stack_loose(kept.empty() ? nothing : ui::list(frame, {.label = title, .items = kept}),
                                       new_list_form(frame), below),
            .lead = words.text("Nobody but you sees them, unless you share one."),
            .section = "/me"};
}

namespace {

html::Html entry_deeds(const ui::Frame& frame, const View& view, const Kept& kept) {
    if (!view.is_owner) return {};
    const auto& words = frame.w();
    auto path = list_path(view.list.public_id) + "/entries/" + kept.item.str();
    return ui::cluster(ui::action_form(frame, {.action = path + "/read",
                                               .label = words.text("Read already"),
                                               .kind = ui::Kind::quiet,
                                               .icon = "check",
                                               .size = ui::Size::small,
                                               .pressed = kept.is_read,
                                               .hidden = {{"wish", kept.is_read ? "unread" : "read"}}}),
                       ui::action_form(frame, {.action = path + "/delete",
                                               .label = words.text("Take it out"),
                                               .kind = ui::Kind::quiet,
                                               .icon = "x",
                                               .size = ui::Size::small}));
}

ui::List entries_of(const ui::Frame& frame, const View& view) {
    ui::List out{.id = "entries", .label = view.list.name};
    for (const auto& kept : view.entries)
        out.items.push_back(
            ui::stack_tight(ui::row(frame, {.title = kept.title,
                                            .href = kept.href,
                                            .text = kept.facts,
                                            .icon = kept.is_read && view.is_owner ? "circle-check" : "bookmark"}),
                            entry_deeds(frame, view, kept)));
    out.more = ui::pager(frame, {.next_href = view.next_href});
    return out;
}

html::Html own_buttons(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    auto path = list_path(view.list.public_id);
    auto removal = ui::action_form(
        frame, {.action = path + "/delete", .label = words.text("Delete"), .kind = ui::Kind::quiet, .icon = "trash-2"});
    return ui::cluster(
        ui::link_button(frame, {.label = words.text("Name and sharing"), .href = path + "/edit", .icon = "pencil"}),
        removal);
}

} // namespace

html::Html list_part(const ui::Frame& frame, const View& view) {
    return ui::list_items(frame, entries_of(frame, view));
}

ui::Page list(const ui::Frame& frame, const View& view) {
    const auto& words = frame.w();
    auto nothing = ui::empty_state(
        frame, {.title = words.text("This list is empty"),
                .text = words.text("Put an article or any publication in it from its page."),
                .action = view.is_owner ? ui::link_button(frame, {.label = words.text("See the articles"),
                                                                  .href = "/articles",
                                                                  .kind = ui::Kind::primary,
                                                                  .icon = "newspaper"})
                                        : html::Html{},
                .icon = "bookmark"});
    html::Html sharing;
    if (view.is_owner && view.list.is_shared)
        sharing =
            ui::copy_field(frame, {.label = words.text("Its address"),
                                   .value = view.share_href,
                                   .help = words.text("Members who have it see this list, and in it what they may "
                                                      "read.")});
    auto lead = view.is_owner ? (view.list.is_shared ? std::string() : words.text("Nobody but you sees it."))
                              : words.text("A list by {name}", {{"name", view.owner.name}});
    html::Html undo;
    if (view.list.removed_at)
        undo =
            ui::notice(frame, {.title = words.text("You deleted this list."),
                               .content = ui::action_form(frame, {.action = list_path(view.list.public_id) + "/restore",
                                                                  .label = words.text("Undo"),
                                                                  .kind = ui::Kind::primary,
                                                                  .icon = "undo-2"})});
    bool is_open = view.is_owner && !view.list.removed_at;
    return {
        .title = view.list.name,
        .content = ui::stack(undo, is_open ? own_buttons(frame, view) : html::Html{}, sharing,
                             view.entries.empty() ? nothing : ui::list(frame, entries_of(frame, view))),
        .lead = lead,
        .above = view.is_owner
                     ? ui::breadcrumb(frame, {{.label = words.text("Reading lists"), .href = std::string(lists_path)},
                                              {.label = view.list.name, .href = {}}})
                     : html::Html{},
        .section = "/me"};
}

ui::Page edit(const ui::Frame& frame, const List& list) {
    const auto& words = frame.w();
    auto path = list_path(list.public_id);
    return {
        .title = words.text("Name and sharing"),
        .content = ui::form(
            frame, {.action = path + "/edit"},
            ui::text_field(frame, {.name = "name", .label = words.text("Name"), .value = list.name, .required = true}),
            ui::check_box(frame, {.name = "shared",
                                  .label = words.text("Members who have its address may look at it"),
                                  .help = words.text("What you have read already stays your own business."),
                                  .checked = list.is_shared}),
            ui::submit_row(frame, {.label = words.text("Save"), .cancel_href = path})),
        .section = "/me"};
}

ui::Page choose(const ui::Frame& frame, const Choice& choice) {
    const auto& words = frame.w();
    auto path = items::item_path(choice.item.public_id);
    html::Html lists;
    if (!choice.lists.empty()) {
        ui::CheckList boxes{.name = "lists", .label = words.text("Your lists"), .values = choice.holding};
        for (const auto& line : choice.lists)
            boxes.options.push_back(
                {.value = line.list.public_id.str(), .label = line.list.name, .help = counts_text(frame, line)});
        lists = ui::check_list(frame, boxes);
    }
    auto title = choice.item.title.empty() ? words.text("The publication") : choice.item.title;
    return {.title = words.text("Put aside to read"),
            .content =
                ui::form(frame, {.action = path + "/reading-lists"}, lists,
                         ui::text_field(frame, {.name = "name",
                                                .label = words.text("A new list"),
                                                .value = choice.lists.empty() ? words.text("To read") : std::string()}),
                         ui::submit_row(frame, {.label = words.text("Save"), .icon = "bookmark", .cancel_href = path})),
            .above = ui::breadcrumb(
                frame, {{.label = title, .href = path}, {.label = words.text("Put aside to read"), .href = {}}}),
            .section = "/"};
}

html::Html put_aside(const ui::Frame& frame, PublicId item) {
    return ui::cluster(ui::link_button(frame, {.label = frame.w().text("Put aside to read"),
                                               .href = items::item_path(item) + "/reading-lists",
                                               .kind = ui::Kind::quiet,
                                               .icon = "bookmark",
                                               .size = ui::Size::small}));
}

} // namespace reading_lists::pages
