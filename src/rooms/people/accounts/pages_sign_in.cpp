// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/pages.hpp"
#include "ui/secrets.hpp"

namespace accounts::pages {

namespace {

html::Html own_device_box(const ui::Frame& frame) {
    return ui::check_box(frame, {.name = "keep",
                                 .label = frame.w().text("This is my own device"),
                                 .help = frame.w().text("You stay signed in here for 90 days."),
                                 .checked = frame.entered.values.empty()});
}

std::vector<std::pair<std::string, std::string>> with_next(const std::string& next) {
    if (next.empty()) return {};
    return {{"next", next}};
}

html::Html primary_link(const ui::Frame& frame, std::string label, std::string href) {
    return ui::cluster(
        ui::link_button(frame, {.label = std::move(label), .href = std::move(href), .kind = ui::Kind::primary}));
}

ui::Page open_way(const ui::Frame& frame, const WayInPage& page) {
    const auto& w = frame.w();
    auto note = page.is_other_signed_in
                    ? ui::paragraph(w.text("Somebody is signed in on this device; coming in takes their place here."))
                    : html::Html{};
    return {.title = w.text("Welcome, {name}", {{"name", page.view.first_name}}),
            .content = ui::form(frame, {.action = "/enter/" + page.token, .hidden = with_next(page.next)}, note,
                                own_device_box(frame), ui::submit_row(frame, {.label = w.text("Come in")})),
            .lead = w.text("One tap, and you are at home. This link then has done its work.")};
}

ui::Page expired_way(const ui::Frame& frame, const WayInPage& page) {
    const auto& w = frame.w();
    if (!page.view.has_account)
        return {.title = w.text("This link has grown too old"),
                .content = ui::paragraph(w.text("Ask the person who gave it to you for another: it takes a minute.")),
                .lead = w.text("Links last for a while only, so that nobody else finds them.")};
    return {.title = w.text("This link has grown too old"),
            .content = ui::form(frame, {.action = "/enter/" + page.token + "/fresh"},
                                ui::submit_row(frame, {.label = w.text("Send me a fresh one")})),
            .lead = w.text("Links last for a while only. Another is one tap away, at the same address.")};
}

} // namespace

ui::Page sign_in(const ui::Frame& frame, const SignIn& page) {
    const auto& w = frame.w();
    auto fields = html::group(
        ui::email_field(frame, {.name = "email",
                                .label = w.text("Your e-mail address"),
                                .required = true,
                                .autocomplete = "username",
                                .max_length = 254,
                                .autofocus = frame.entered.empty()}),
        ui::folded(frame, {.summary = w.text("I have a password"), .open = frame.entered.errors.contains("password")},
                   ui::password_field(frame, {.name = "password",
                                              .label = w.text("Password"),
                                              .help = w.text("Leave it empty to get a message instead."),
                                              .required = false})),
        own_device_box(frame), ui::submit_row(frame, {.label = w.text("Continue")}));
    auto letter = ui::muted(w.text("You hold a letter with a code?"), " ",
                            ui::link(w.text("Come in with your letter"), "/enter"));
    return {.title = w.text("Sign in"),
            .content = ui::stack(
                ui::form(frame, {.action = "/sign-in", .id = "sign-in", .target = {}, .hidden = with_next(page.next)},
                         fields),
                ui::passkey_form(frame, {.action = std::string(passkey_path),
                                         .challenge_href = std::string(passkey_path) + "/challenge",
                                         .label = w.text("Sign in with a passkey"),
                                         .hidden = {},
                                         .takes_from = "sign-in"}),
                letter),
            .lead = w.text("We send you a message with a code: there is no password to remember.")};
}

ui::Page code(const ui::Frame& frame, const Code& page) {
    const auto& w = frame.w();
    if (page.email.empty())
        return {.title = w.text("Ask for a message first"),
                .content = primary_link(frame, w.text("Ask for a message"), "/sign-in"),
                .lead = w.text("A code works in the browser that asked for it, for half an hour.")};
    auto again = ui::muted(w.text("Nothing after five minutes? Look among unwanted mail, or"), " ",
                           ui::link(w.text("start again with another address"), "/sign-in"), ".");
    return {.title = w.text("Look at your mail"),
            .content = ui::stack(ui::form(frame, {.action = "/sign-in/code"},
                                          ui::code_field(frame, {.name = "code",
                                                                 .label = w.text("The six digits of the message"),
                                                                 .required = true,
                                                                 .autofocus = true}),
                                          ui::submit_row(frame, {.label = w.text("Come in")})),
                                 again),
            .lead = w.text("If {address} is known here, a message is on its way. Tap its link, or type its code.",
                           {{"address", page.email}})};
}

ui::Page letter(const ui::Frame& frame) {
    const auto& w = frame.w();
    return {
        .title = w.text("Come in with your letter"),
        .content = ui::form(
            frame, {.action = "/enter"},
            ui::text_field(frame, {.name = "name",
                                   .label = w.text("Your last name"),
                                   .required = true,
                                   .autocomplete = "family-name",
                                   .max_length = 254,
                                   .autofocus = frame.entered.empty()}),
            ui::code_field(frame, {.name = "code", .label = w.text("The six digits of the letter"), .required = true}),
            own_device_box(frame), ui::submit_row(frame, {.label = w.text("Come in")})),
        .lead = w.text("The code and your name are enough: you need no e-mail address.")};
}

ui::Page way_in(const ui::Frame& frame, const WayInPage& page) {
    const auto& w = frame.w();
    switch (page.view.state) {
        case WayInState::open: return open_way(frame, page);
        case WayInState::expired: return expired_way(frame, page);
        case WayInState::used:
            return {.title = w.text("This link has done its work"),
                    .content = primary_link(frame, w.text("Sign in"), "/sign-in"),
                    .lead = w.text("Each link opens the door once. A new message lets you in again.")};
        case WayInState::unknown: break;
    }
    return {.title = w.text("This link opens nothing"),
            .content = primary_link(frame, w.text("Sign in"), "/sign-in"),
            .lead = w.text("Perhaps a piece of it was lost on the way. Copy the whole of it, or ask for a message.")};
}

ui::Page fresh_link_sent(const ui::Frame& frame, Asked asked) {
    const auto& w = frame.w();
    if (asked == Asked::too_often)
        return {.title = w.text("Look at your mail"),
                .content = {},
                .lead = w.text("Three messages were asked for within the hour. Look among unwanted mail, or try again "
                               "later.")};
    return {.title = w.text("Look at your mail"),
            .content = {},
            .lead = w.text("A fresh link is on its way to your address. You may close this page.")};
}

ui::Page suspended(const ui::Frame& frame, const html::Html& reason) {
    const auto& w = frame.w();
    auto content = reason.empty()
                       ? ui::paragraph(w.text("Your membership has ended, as far as the register says. Is that a "
                                              "mistake? Tell those who run {organisation}.",
                                              {{"organisation", frame.organisation}}))
                       : reason;
    return {.title = w.text("Your access is closed"), .content = content};
}

ui::Page email_change(const ui::Frame& frame, const EmailChangePage& page) {
    const auto& w = frame.w();
    if (!page.view)
        return {.title = w.text("This link has done its work"),
                .content = primary_link(frame, w.text("Back to the home page"), "/"),
                .lead = w.text("It was used, or a day has passed. Nothing changes.")};
    bool confirms = page.view->end == EmailChangeEnd::confirm;
    auto label = confirms ? w.text("Use this address") : w.text("Cancel this change");
    return {.title = confirms ? w.text("Is this your new address?") : w.text("Keep your address?"),
            .content = ui::form(frame, {.action = "/email/" + page.token}, ui::submit_row(frame, {.label = label})),
            .lead = confirms ? w.text("{address} will be your address from now on. You sign in with it.",
                                      {{"address", page.view->change.email}})
                             : w.text("Somebody asked to replace your address by {address}.",
                                      {{"address", page.view->change.email}})};
}

} // namespace accounts::pages
