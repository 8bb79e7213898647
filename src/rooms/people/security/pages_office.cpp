// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/pages.hpp"

namespace security::pages {

namespace {

std::string state_text(const ui::Frame& frame, const ReentryLine& line) {
    const auto& w = frame.w();
    switch (line.reentry.state) {
        case ReentryState::asked:
            return w.text("Asked by {name}; it waits for a second person until {when}",
                          {{"name", line.asked_by}, {"when", w.moment(line.reentry.expires_at)}});
        case ReentryState::done:
            return w.text("Let back in by {first} and {second}",
                          {{"first", line.asked_by}, {"second", line.settled_by}});
        case ReentryState::withdrawn:
            if (line.settled_by.empty())
                return w.text("Asked by {name}; a day passed, nothing happened", {{"name", line.asked_by}});
            return w.text("Asked by {name}; stopped by {other}", {{"name", line.asked_by}, {"other", line.settled_by}});
    }
    return {};
}

html::Html reentry_row(const ui::Frame& frame, const ReentryLine& line) {
    const auto& w = frame.w();
    auto path = "/console/access/" + line.reentry.public_id.str();
    html::Html deeds;
    if (line.reentry.state == ReentryState::asked) {
        auto confirm =
            line.may_confirm
                ? ui::action_form(frame, {.action = path + "/confirm",
                                          .label = w.text("I agree"),
                                          .size = ui::Size::small,
                                          .confirm = w.text("Have you spoken with {name}, and are you sure that it is "
                                                            "them? All their keys are forgotten.",
                                                            {{"name", line.name}})})
                : html::Html{};
        deeds = ui::cluster(confirm, ui::action_form(frame, {.action = path + "/withdraw",
                                                             .label = w.text("Stop it"),
                                                             .kind = ui::Kind::quiet,
                                                             .size = ui::Size::small}));
    }
    return ui::row(frame,
                   {.title = line.name, .text = state_text(frame, line), .icon = "user-check", .trailing = deeds});
}

html::Html reentry_section(const ui::Frame& frame, const Access& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& line : page.reentries) rows.push_back(reentry_row(frame, line));
    auto list =
        rows.empty() ? html::Html{} : ui::list(frame, {.label = w.text("People to let back in"), .items = rows});
    auto ask = ui::form(
        frame, {.action = "/console/access"},
        ui::email_field(
            frame, {.name = "email", .label = w.text("Their e-mail address"), .required = true, .max_length = 254}),
        ui::submit_row(frame, {.label = w.text("Ask a second officer"),
                               .kind = ui::Kind::secondary,
                               .note = w.text("They get a message at once, and can stop it.")}));
    return ui::section(
        frame,
        {.title = w.text("Let somebody back in"),
         .help =
             w.text("Somebody has lost their phone and their codes? Speak with them first, by voice. Two of you, one "
                    "an administrator, then agree within a day: their keys are forgotten and they come in by a "
                    "message."),
         .id = "reentry"},
        ui::stack(list, ask));
}

html::Html officer_row(const ui::Frame& frame, const Officer& officer) {
    const auto& w = frame.w();
    auto badge = officer.has_factor   ? ui::badge(frame, w.text("In two steps"), ui::Tone::success, "check")
                 : !officer.days_left ? ui::badge(frame, w.text("Not asked for"), ui::Tone::neutral)
                 : *officer.days_left == 0
                     ? ui::badge(frame, w.text("Kept outside until done"), ui::Tone::danger, "lock")
                     : ui::badge(frame, w.count("{n} day left", "{n} days left", *officer.days_left), ui::Tone::warning,
                                 "clock");
    return ui::row(frame, {.title = officer.name, .text = officer.offices, .icon = "shield", .trailing = badge});
}

html::Html officers_section(const ui::Frame& frame, const Access& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& officer : page.officers) rows.push_back(officer_row(frame, officer));
    return ui::section(frame,
                       {.title = w.text("Who has an office"),
                        .help = w.text("Administrators and treasurers sign in in two steps."),
                        .id = "officers"},
                       ui::list(frame, {.label = w.text("Who has an office"), .items = rows}));
}

html::Html rules_section(const ui::Frame& frame, const Access& page) {
    const auto& w = frame.w();
    if (!page.may_change_rules) return {};
    return ui::section(frame, {.title = w.text("What is asked"), .id = "rules"},
                       ui::form(frame, {.action = "/console/access/rules"},
                                ui::check_box(frame, {.name = "facilitators",
                                                      .label = w.text("Facilitators sign in in two steps too"),
                                                      .checked = page.rules.includes_facilitators}),
                                ui::number_field(frame, {.name = "grace_days",
                                                         .label = w.text("Time to set it up"),
                                                         .help = w.text("Counted from the day the office is given."),
                                                         .value = std::to_string(page.rules.grace_days),
                                                         .required = true,
                                                         .unit = w.text("days")}),
                                ui::submit_row(frame, {.label = w.text("Save"), .kind = ui::Kind::secondary})));
}

} // namespace

ui::Page access(const ui::Frame& frame, const Access& page) {
    return {.title = frame.w().text("Keys and access"),
            .content = ui::stack_loose(reentry_section(frame, page), officers_section(frame, page),
                                       rules_section(frame, page)),
            .section = "/console/access"};
}

} // namespace security::pages
