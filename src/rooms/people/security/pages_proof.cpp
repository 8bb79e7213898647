// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/pages.hpp"

namespace security::pages {

namespace {

html::Html app_form(const ui::Frame& frame, const ui::Form& form, const std::string& label) {
    const auto& w = frame.w();
    return ui::form(frame, form,
                    ui::code_field(frame, {.name = "code",
                                           .label = w.text("The six digits of your code app"),
                                           .required = true,
                                           .autofocus = frame.entered.empty()}),
                    ui::submit_row(frame, {.label = label}));
}

} // namespace

ui::Page second_step(const ui::Frame& frame, const Means& means) {
    const auto& w = frame.w();
    html::Html passkey;
    if (means.passkey)
        passkey = ui::passkey_form(frame, {.action = "/sign-in/second",
                                           .challenge_href = "/sign-in/second/challenge",
                                           .label = w.text("Use my passkey"),
                                           .kind = means.app ? ui::Kind::secondary : ui::Kind::primary,
                                           .hidden = {},
                                           .takes_from = {}});
    html::Html app;
    if (means.app) app = app_form(frame, {.action = "/sign-in/second"}, w.text("Come in"));
    html::Html codes;
    if (means.codes)
        codes = ui::folded(
            frame,
            {.summary = w.text("My phone is not here: use a recovery code"),
             .open = frame.entered.errors.contains("recovery_code") || (!means.app && !means.passkey)},
            ui::form(frame, {.action = "/sign-in/second"},
                     ui::text_field(frame, {.name = "recovery_code",
                                            .label = w.text("One of your recovery codes"),
                                            .help = w.text("Eight letters and digits, like k7m2-9xqd."),
                                            .required = true,
                                            .autocomplete = "off",
                                            .max_length = 20}),
                     ui::submit_row(frame, {.label = w.text("Come in with this code"), .kind = ui::Kind::secondary})));
    auto lost = ui::folded(frame, {.summary = w.text("I have lost everything")},
                           ui::paragraph(w.text("Tell those who run {organisation}: two of them together can let you "
                                                "back in.",
                                                {{"organisation", frame.organisation}})));
    auto again = ui::action_form(
        frame, {.action = "/sign-in/second/withdraw", .label = w.text("Start over"), .kind = ui::Kind::quiet});
    return {.title = w.text("One more step"),
            .content = ui::stack(app, passkey, codes, lost, again),
            .lead = w.text("You are nearly there. Show a second time that it is you.")};
}

ui::Page confirm(const ui::Frame& frame, const Confirm& page) {
    const auto& w = frame.w();
    ui::Form form{.action = page.action, .target = {}, .hidden = page.hidden};
    std::vector<html::Html> ways;
    if (page.means.passkey)
        ways.push_back(ui::passkey_form(frame, {.action = page.action,
                                                .challenge_href = "/me/confirm/challenge",
                                                .label = w.text("Use my passkey"),
                                                .kind = ui::Kind::primary,
                                                .hidden = page.hidden,
                                                .takes_from = {}}));
    if (page.means.app) ways.push_back(app_form(frame, form, w.text("Go on with this code")));
    if (page.means.password)
        ways.push_back(ui::form(
            frame, form, ui::password_field(frame, {.name = "confirm_password", .label = w.text("Your password")}),
            ui::submit_row(frame, {.label = w.text("Go on with my password"),
                                   .kind = page.means.app ? ui::Kind::secondary : ui::Kind::primary})));
    if (page.means.mail && page.mail_was_sent)
        ways.push_back(
            ui::form(frame, form,
                     ui::code_field(frame, {.name = "mail_code",
                                            .label = w.text("The six digits of the message"),
                                            .help = w.text("It is on its way to {address}.", {{"address", page.email}}),
                                            .required = true,
                                            .autofocus = true}),
                     ui::submit_row(frame, {.label = w.text("Continue")})));
    if (page.means.mail) {
        auto send = form;
        send.hidden.emplace_back("send", "mail");
        ways.push_back(ui::form(
            frame, send,
            ui::submit_row(
                frame, {.label = page.mail_was_sent ? w.text("Send another message") : w.text("Send me a code by mail"),
                        .kind = page.mail_was_sent ? ui::Kind::quiet : ui::Kind::primary})));
    }
    auto lost =
        !page.means.mail && !page.means.password
            ? ui::muted(w.text(
                  "Your key is not here? Sign out, then come in with a recovery code, or with the device that has it."))
            : html::Html{};
    return {
        .title = w.text("Is it you?"),
        .content = ui::stack_loose(html::group(ways), lost),
        .lead = w.text("What comes next matters, so show once more that it is you. We then leave you in peace for a "
                       "quarter of an hour. Nothing that you typed is lost.")};
}

ui::Page cancel_reentry(const ui::Frame& frame, const Cancel& page) {
    const auto& w = frame.w();
    if (!page.is_open)
        return {.title = w.text("This link has done its work"),
                .content = ui::cluster(ui::link_button(
                    frame, {.label = w.text("Back to the home page"), .href = "/", .kind = ui::Kind::primary})),
                .lead = w.text("It was used, or a day has passed.")};
    return {.title = w.text("Keep your keys?"),
            .content = ui::form(frame, {.action = "/reentry/" + page.token},
                                ui::submit_row(frame, {.label = w.text("Yes, stop it")})),
            .lead = w.text("Officers were asked to forget the keys of your account. If you did not want that, stop it "
                           "here.")};
}

} // namespace security::pages
