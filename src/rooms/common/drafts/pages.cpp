// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/pages.hpp"
#include <algorithm>

namespace drafts::pages {

namespace {

std::string kind_text(const ui::Frame& frame, Kind kind) {
    const auto& words = frame.w();
    switch (kind) {
        case Kind::post: return words.text("Publication");
        case Kind::article: return words.text("Article");
        case Kind::reply: return words.text("Reply");
        case Kind::edit: return words.text("Correction");
        case Kind::testimony: return words.text("Testimony");
    }
    return {};
}

// The place in the page stays at the end: "/posts/x7k…?draft=…#reply-box".
std::string path_of(const Draft& draft) {
    auto hash = std::min(draft.path.find('#'), draft.path.size());
    auto path = draft.path.substr(0, hash);
    auto mark = path.find('?') == std::string::npos ? "?draft=" : "&draft=";
    return path + mark + draft.public_id.str() + draft.path.substr(hash);
}

html::Html about(const ui::Frame& frame, const Line& line) {
    return ui::small_print(kind_text(frame, line.draft.kind), " · ", ui::time(frame, line.draft.saved_at));
}

html::Html open_line(const ui::Frame& frame, const Line& line) {
    const auto& words = frame.w();
    auto buttons = ui::cluster(
        ui::link_button(frame, {.label = words.text("Go on writing"),
                                .href = path_of(line.draft),
                                .icon = "pencil",
                                .size = ui::Size::small}),
        ui::action_form(frame, {.action = std::string(drafts_path) + "/" + line.draft.public_id.str() + "/delete",
                                .label = words.text("Delete"),
                                .kind = ui::Kind::quiet,
                                .icon = "trash-2",
                                .size = ui::Size::small}));
    return ui::stack(ui::stack_tight(ui::heading(2, line.title), about(frame, line)),
                     ui::folded(frame, {.summary = words.text("Read it")}, ui::kept_text(frame, line.text)), buttons);
}

html::Html removed_line(const ui::Frame& frame, const Line& line) {
    auto undo =
        ui::action_form(frame, {.action = std::string(drafts_path) + "/" + line.draft.public_id.str() + "/restore",
                                .label = frame.w().text("Put it back"),
                                .kind = ui::Kind::quiet,
                                .icon = "undo-2",
                                .size = ui::Size::small});
    return ui::spread(ui::stack_tight(ui::strong(line.title), about(frame, line)), undo);
}

ui::List list_of(const ui::Frame& frame, const List& list) {
    ui::List out{.id = "drafts", .label = frame.w().text("My drafts")};
    for (const auto& line : list.open) out.items.push_back(open_line(frame, line));
    out.more = ui::pager(frame, {.next_href = list.next_href});
    return out;
}

html::Html nothing(const ui::Frame& frame) {
    const auto& words = frame.w();
    return ui::empty_state(frame, {.title = words.text("No draft waits for you"),
                                   .text = words.text("What you begin to write is kept here as you type, and you find "
                                                      "it again on your telephone or at the office."),
                                   .action = ui::link_button(frame, {.label = words.text("Write something"),
                                                                     .href = "/posts/new",
                                                                     .kind = ui::Kind::primary,
                                                                     .icon = "square-pen"}),
                                   .icon = "square-pen"});
}

} // namespace

html::Html drafts_part(const ui::Frame& frame, const List& list) {
    return ui::list_items(frame, list_of(frame, list));
}

ui::Page drafts(const ui::Frame& frame, const List& list) {
    const auto& words = frame.w();
    html::Html removed;
    if (!list.removed.empty()) {
        std::vector<html::Html> lines;
        for (const auto& line : list.removed) lines.push_back(removed_line(frame, line));
        removed = ui::section(
            frame, {.title = words.text("Deleted lately"), .help = words.text("They stay a week, then go for good.")},
            ui::list(frame, {.label = words.text("Deleted lately"), .items = lines}));
    }
    return {
        .title = words.text("My drafts"),
        .content = ui::stack_loose(list.open.empty() ? nothing(frame) : ui::list(frame, list_of(frame, list)), removed),
        .lead = words.text("Nobody but you reads them. A draft that waits for a year goes by itself."),
        .section = "/me"};
}

} // namespace drafts::pages
