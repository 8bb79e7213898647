// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/pages.hpp"

namespace invitations::pages {

ui::Page letters(const ui::Frame& frame, const LettersPage& page) {
    const auto& w = frame.w();
    auto title = w.text("Letters");
    auto above =
        ui::breadcrumb(frame, {{.label = w.text("Invitations"), .href = "/console/invitations"}, {.label = title}});
    if (page.lines.empty())
        return {
            .title = title,
            .content = ui::empty_state(frame, {.title = w.text("Nobody needs a letter"),
                                               .text = w.text("Everybody not invited yet has an address of their own."),
                                               .icon = "printer"}),
            .above = above,
            .section = "/console/invitations"};
    std::vector<ui::Option> options;
    std::vector<std::string> ticked;
    for (const auto& line : page.lines) {
        options.push_back({.value = line.public_id.str(), .label = line.person.name, .help = line.person.line});
        ticked.push_back(line.public_id.str());
    }
    auto form = ui::form(
        frame, {.action = "/console/invitations/letters"},
        ui::check_list(
            frame,
            {.name = "person", .label = w.text("To whom"), .values = std::move(ticked), .options = std::move(options)}),
        ui::submit_row(frame, {.label = w.text("Print these letters"),
                               .icon = "printer",
                               .cancel_href = "/console/invitations",
                               .note = w.text("One page each, with a code that lives thirty days. Printing again "
                                              "makes a fresh code.")}));
    return {.title = title,
            .content = ui::stack(form, html::when(!page.next_href.empty(),
                                                  [&] {
                                                      return ui::link_button(frame,
                                                                             {.label = w.text("The following ones"),
                                                                              .href = page.next_href});
                                                  })),
            .lead = w.text("For those without an address, or who share one: a page with a code to scan or to type."),
            .above = above,
            .section = "/console/invitations"};
}

ui::Page print(const ui::Frame& frame, const PrintPage& page) {
    const auto& w = frame.w();
    auto letters = html::each(page.letters, [&](const Letter& letter) {
        auto body = html::group(
            ui::paragraph(w.text("Hello {name},", {{"name", letter.first_name}})),
            ui::paragraph(w.text("{organisation} has opened its house: the place where its members find each other, "
                                 "talk about their trade, and know what is being prepared.",
                                 {{"organisation", page.organisation}})),
            ui::paragraph(w.text("Your place is ready. Scan the square with your telephone; or open the address below "
                                 "and type your last name and your code.")),
            ui::paragraph(w.text("The code works once, until {day}. It is yours alone: keep it to yourself.",
                                 {{"day", w.day(page.expires_on)}})));
        return ui::letter(frame, {.recipient = letter.recipient,
                                  .place_and_day = w.day(page.today),
                                  .subject = w.text("Your invitation"),
                                  .body = std::move(body),
                                  .qr = {.text = letter.href, .label = w.text("Your way in")},
                                  .code = letter.code,
                                  .code_label = w.text("Your code"),
                                  .address = page.address,
                                  .signature = page.organisation});
    });
    return {.title = w.count("{n} letter", "{n} letters", std::ssize(page.letters)),
            .content = letters,
            .heading = ui::Heading::hidden};
}

ui::Page decline(const ui::Frame& frame, const DeclinePage& page) {
    const auto& w = frame.w();
    if (page.step == DeclinePage::Step::done)
        return {.title = w.text("You will not be invited again"),
                .content = ui::paragraph(w.text("If you change your mind, a word to {organisation} is enough.",
                                                {{"organisation", page.organisation}}))};
    return {.title = w.text("No more invitations?"),
            .content = ui::stack(ui::paragraph(w.text("{organisation} will not invite you to its house again. Your "
                                                      "membership does not change.",
                                                      {{"organisation", page.organisation}})),
                                 ui::action_form(frame, {.action = page.action,
                                                         .label = w.text("Do not invite me again"),
                                                         .kind = ui::Kind::primary}))};
}

} // namespace invitations::pages
