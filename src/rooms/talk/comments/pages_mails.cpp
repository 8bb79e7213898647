// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/pages.hpp"

namespace comments::pages {

html::Html mail_section(const ui::Frame& frame, const Mails& mails) {
    const auto& words = frame.w();
    auto fields = ui::stack_tight(
        ui::check_box(
            frame,
            {.name = "answers", .label = words.text("Somebody answers what I published"), .checked = mails.answers}),
        ui::check_box(frame,
                      {.name = "mentions", .label = words.text("Somebody mentions me"), .checked = mails.mentions}),
        ui::check_box(frame, {.name = "announcements",
                              .label = words.text("An announcement is sent by mail"),
                              .help = words.text("Written by those who look after the house or one of my spaces."),
                              .checked = mails.announcements}));
    return ui::section(frame,
                       {.title = words.text("Messages in my mailbox"),
                        .help = words.text("Answers and mentions come grouped by conversation."),
                        .id = "mails"},
                       ui::form(frame, {.action = "/me/mails"}, fields,
                                ui::submit_row(frame, {.label = words.text("Save"), .kind = ui::Kind::secondary})));
}

ui::Page stop_page(const ui::Frame& frame, const std::string& path, Stopped stopped) {
    const auto& words = frame.w();
    if (stopped == Stopped::yes)
        return {.title = words.text("These messages have stopped"),
                .content = ui::stack(
                    ui::paragraph(words.text("You will receive no more of them. What is said stays on the site.")),
                    ui::action_form(frame, {.action = path + "/start", .label = words.text("Receive them again")}))};
    return {.title = words.text("Stop these messages?"),
            .content = ui::stack(
                ui::paragraph(words.text("One tap, and you receive no more messages of this kind.")),
                ui::action_form(frame, {.action = path, .label = words.text("Stop"), .kind = ui::Kind::primary}))};
}

} // namespace comments::pages
