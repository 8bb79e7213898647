// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/offices/pages.hpp"
#include "rooms/react/offices/mails.hpp"

namespace offices::pages {

using platform::Role;

namespace {

std::string purpose(const words::Words& w, Role role) {
    switch (role) {
        case Role::none: break;
        case Role::facilitator:
            return w.text("Brings the conversation to life: members, invitations, spaces, what is open, reports.");
        case Role::treasurer: return w.text("Keeps the register: member files in and out.");
        case Role::administrator: return w.text("Answers for the house: offices, mail, the machine, the journal.");
    }
    return {};
}

html::Html holder_row(const ui::Frame& frame, const Office& office, const Holder& holder, bool may_change) {
    const auto& w = frame.w();
    html::Html take;
    if (may_change && !holder.is_last)
        take = ui::action_form(
            frame, {.action = "/console/offices/" + office.name + "/" + holder.public_id + "/end",
                    .label = w.text("Take back"),
                    .kind = ui::Kind::quiet,
                    .icon = "user-minus",
                    .size = ui::Size::small,
                    .confirm = w.text("Take this office back from {name}? It ends at once, and a message tells them.",
                                      {{"name", holder.name}})});
    auto note =
        holder.is_last ? w.text("The only one: name a second, so that nobody is ever locked out.") : holder.note;
    return ui::row(frame, {.title = holder.name,
                           .href = "/console/members/" + holder.public_id,
                           .text = std::move(note),
                           .icon = "user",
                           .trailing = take});
}

html::Html holders_part(const ui::Frame& frame, const Office& office, bool may_change) {
    const auto& w = frame.w();
    if (office.holders.empty()) return ui::muted(w.text("Nobody holds it."));
    std::vector<html::Html> rows;
    for (const auto& holder : office.holders) rows.push_back(holder_row(frame, office, holder, may_change));
    return ui::list(frame, {.label = w.text("Who holds it"), .items = std::move(rows)});
}

html::Html sentence_list(const ui::Frame& frame, const std::string& title, const std::vector<std::string>& sentences) {
    std::vector<html::Html> rows;
    for (const auto& sentence : sentences) rows.push_back(ui::paragraph(sentence));
    return ui::stack_tight(ui::heading(3, title), ui::list(frame, {.label = title, .items = std::move(rows)}));
}

html::Html rights_part(const ui::Frame& frame, const Office& office) {
    const auto& w = frame.w();
    std::int64_t count = std::ssize(office.deeds);
    html::Html parts;
    if (office.has_everything) parts += ui::paragraph(w.text("All that facilitators and treasurers may do, and this:"));
    if (!office.deeds.empty()) parts += sentence_list(frame, w.text("In the pages of everybody"), office.deeds);
    for (const auto& area : office.areas) {
        parts += sentence_list(frame, area.title, area.sentences);
        count += std::ssize(area.sentences);
    }
    return ui::folded(frame, {.summary = w.text("What it may do"), .help = w.count("{n} right", "{n} rights", count)},
                      ui::stack(parts));
}

html::Html give_form(const ui::Frame& frame, const Offices& page) {
    const auto& w = frame.w();
    std::vector<ui::Option> options;
    for (const auto& office : page.offices)
        options.push_back(
            {.value = office.name, .label = w.text(role_words(office.role)), .help = purpose(w, office.role)});
    return ui::section(
        frame,
        {.title = w.text("Give an office"),
         .help = w.text("It is told by mail to who receives it, and stands in the journal of the officers."),
         .id = "give"},
        ui::form(
            frame, {.action = "/console/offices"},
            ui::person_picker(frame, {.name = "person",
                                      .label = w.text("Member"),
                                      .help = w.text("A name as you type it, or an e-mail address."),
                                      .required = true,
                                      .autocomplete = "off",
                                      .suggestions_href = "/spaces/people"}),
            ui::radio_group(
                frame, {.name = "office", .label = w.text("Office"), .options = std::move(options), .required = true}),
            ui::submit_row(frame, {.label = w.text("Give this office"), .icon = "user-plus"})));
}

} // namespace

ui::Page offices(const ui::Frame& frame, const Offices& page) {
    const auto& w = frame.w();
    html::Html parts;
    for (const auto& office : page.offices)
        parts += ui::section(
            frame, {.title = w.text(role_words(office.role)), .help = purpose(w, office.role), .id = office.name},
            ui::stack(holders_part(frame, office, page.may_change), rights_part(frame, office)));
    auto give = page.may_change ? give_form(frame, page) : html::Html{};
    auto note =
        ui::muted(w.text("Leaders of a space look after that space only, and referees after the watch: these are "
                         "named there."));
    return {.title = w.text("Roles"),
            .content = ui::stack_loose(parts, give, note),
            .lead = w.text("Who looks after the house, and what each office may do. The lists are made from what the "
                           "program lets pass, so they are always true."),
            .section = "/console/offices"};
}

} // namespace offices::pages
