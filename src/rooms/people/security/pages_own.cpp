// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/pages.hpp"

namespace security::pages {

namespace {

std::string used_text(const ui::Frame& frame, base::Instant created_at, std::optional<base::Instant> used_at) {
    const auto& w = frame.w();
    auto since = w.day_short(w.local_day(created_at));
    if (!used_at) return w.text("Since {day}, not used yet", {{"day", since}});
    return w.text("Since {day}, last used {ago}", {{"day", since}, {"ago", w.ago(*used_at, frame.now)}});
}

html::Html passkey_row(const ui::Frame& frame, const Passkey& passkey) {
    const auto& w = frame.w();
    auto path = "/me/security/passkeys/" + passkey.public_id.str();
    auto rename =
        ui::folded(frame, {.summary = w.text("Rename")},
                   ui::form(frame, {.action = path + "/name"},
                            ui::text_field(frame, {.name = "label",
                                                   .label = w.text("Name of this passkey"),
                                                   .value = passkey.label,
                                                   .required = true,
                                                   .max_length = 60,
                                                   .id = "field-label-" + passkey.public_id.str()}),
                            ui::submit_row(frame, {.label = w.text("Keep this name"), .kind = ui::Kind::secondary})));
    auto remove = ui::action_form(
        frame, {.action = path + "/remove",
                .label = w.text("Remove"),
                .size = ui::Size::small,
                .confirm = w.text("Remove “{name}”? It opens your account no more, and your other devices are signed "
                                  "out.",
                                  {{"name", passkey.label}})});
    return ui::stack_tight(ui::row(frame, {.title = passkey.label,
                                           .text = used_text(frame, passkey.created_at, passkey.last_used_at),
                                           .icon = "key-round",
                                           .trailing = remove}),
                           rename);
}

html::Html passkeys_section(const ui::Frame& frame, const Keys& page) {
    const auto& w = frame.w();
    if (!page.may_have_passkeys && page.passkeys.empty()) return {};
    std::vector<html::Html> rows;
    for (const auto& passkey : page.passkeys) rows.push_back(passkey_row(frame, passkey));
    auto list = rows.empty() ? ui::muted(w.text("You have none yet."))
                             : ui::list(frame, {.label = w.text("My passkeys"), .items = rows});
    auto add = ui::link_button(frame, {.label = w.text("Add a passkey"),
                                       .href = "/me/security/passkeys/new",
                                       .kind = rows.empty() ? ui::Kind::primary : ui::Kind::secondary,
                                       .icon = "plus"});
    return ui::section(
        frame,
        {.title = w.text("Passkeys"),
         .help = w.text("Come in with your finger, your face or the code of your phone or computer: nothing to "
                        "remember, nothing to copy. The easiest way, and the safest."),
         .id = "passkeys"},
        ui::stack(list, ui::cluster(add)));
}

html::Html app_section(const ui::Frame& frame, const Keys& page) {
    const auto& w = frame.w();
    html::Html state = ui::muted(w.text("Not in use."));
    html::Html deeds = ui::link_button(frame, {.label = w.text("Use a code app"), .href = "/me/security/app"});
    if (page.app) {
        state = ui::row(frame, {.title = w.text("A code app is linked"),
                                .text = used_text(frame, page.app->created_at, page.app->last_used_at),
                                .icon = "monitor-smartphone"});
        deeds = html::group(
            ui::link_button(frame, {.label = w.text("Link another app"), .href = "/me/security/app"}),
            ui::action_form(frame, {.action = "/me/security/app/remove",
                                    .label = w.text("Do without"),
                                    .confirm = w.text("Do without the code app? Your account is then protected less, "
                                                      "and your other devices are signed out.")}));
    }
    return ui::section(
        frame,
        {.title = w.text("Code app"),
         .help = w.text("An app on your phone shows six digits that change all the time; we ask for them after your "
                        "password or your message."),
         .id = "app"},
        ui::stack(state, ui::cluster(deeds)));
}

html::Html codes_section(const ui::Frame& frame, const Keys& page) {
    const auto& w = frame.w();
    if (page.codes.all == 0) return {};
    auto left = page.codes.left == 0 ? w.text("None is left: make new ones now.")
                                     : w.count("{n} code is left.", "{n} codes are left.", page.codes.left);
    auto make = ui::action_form(
        frame, {.action = "/me/security/codes",
                .label = w.text("Make ten new codes"),
                .icon = "refresh-cw",
                .confirm = w.text("Make ten new codes? Those that you have on paper open nothing any more.")});
    return ui::section(frame,
                       {.title = w.text("Recovery codes"),
                        .help = w.text("For the day your phone is lost: each one replaces it once. Keep them on paper, "
                                       "at home."),
                        .id = "codes"},
                       ui::stack(ui::paragraph(left), ui::cluster(make)));
}

html::Html required_notice(const ui::Frame& frame, const Keys& page) {
    const auto& w = frame.w();
    if (!page.days_left) return {};
    auto left = *page.days_left == 0 ? w.text("The time is over: until it is done, only this page opens.")
                                     : w.count("{n} day is left.", "{n} days are left.", *page.days_left);
    return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                              .title = w.text("Your office asks for a sign-in in two steps"),
                              .text = w.text("You may open what concerns many people; so your account needs more than "
                                             "a mailbox. Add a passkey, or a code app: either is enough.") +
                                      " " + left,
                              .content = {},
                              .id = "required"});
}

// "ABCD EFGH …": to type by hand.
std::string in_fours(const std::string& secret) {
    std::string out;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += ' ';
        out += secret[i];
    }
    return out;
}

html::Html back(const ui::Frame& frame, const std::string& title) {
    return ui::breadcrumb(frame,
                          {{.label = frame.w().text("Safety"), .href = "/me/security"}, {.label = title, .href = {}}});
}

} // namespace

html::Html keys(const ui::Frame& frame, const Keys& page) {
    return ui::stack_loose(required_notice(frame, page), passkeys_section(frame, page), app_section(frame, page),
                           codes_section(frame, page));
}

html::Html banner(const ui::Frame& frame, std::int64_t days_left) {
    const auto& w = frame.w();
    auto text = days_left == 0 ? w.text("Your office asks for a sign-in in two steps: set it up to go on.")
                               : w.count("Your office asks for a sign-in in two steps. {n} day is left to set it up.",
                                         "Your office asks for a sign-in in two steps. {n} days are left to set it up.",
                                         days_left);
    return ui::notice(frame,
                      {.kind = ui::NoticeKind::warning,
                       .title = {},
                       .text = text,
                       .content = ui::link_button(
                           frame, {.label = w.text("Set it up"), .href = "/me/security", .size = ui::Size::small}),
                       .id = "second-step-due"});
}

ui::Page app(const ui::Frame& frame, const AppPage& page) {
    const auto& w = frame.w();
    auto title = w.text("Code app");
    if (page.secret.empty())
        return {.title = title,
                .content = ui::stack(
                    ui::paragraph(w.text("You need an app on your phone that shows codes: Google Authenticator, "
                                         "Microsoft Authenticator, FreeOTP, or the one your phone has already.")),
                    page.has_app ? ui::paragraph(w.text("The app that is linked now is forgotten once the new one has "
                                                        "shown its first code."))
                                 : html::Html{},
                    ui::form(frame, {.action = "/me/security/app"},
                             ui::submit_row(frame,
                                            {.label = w.text("I have an app: go on"), .cancel_href = "/me/security"}))),
                .above = back(frame, title),
                .section = "/me"};
    auto show = ui::section(
        frame,
        {.title = w.text("1. Show this picture to the app"), .help = w.text("In the app, choose to add an account.")},
        ui::stack(ui::qr(frame, {.text = page.address, .label = w.text("The code to scan with your app")}),
                  ui::folded(frame, {.summary = w.text("I cannot scan: type it by hand")},
                             ui::stack_tight(ui::paragraph(w.text("In the app, choose to type a key, and copy this:")),
                                             ui::copy_line(frame, in_fours(page.secret))))));
    auto check =
        ui::section(frame, {.title = w.text("2. Type the six digits that it shows")},
                    ui::form(frame, {.action = "/me/security/app/check"},
                             ui::code_field(frame, {.name = "code", .label = w.text("Six digits"), .required = true}),
                             ui::submit_row(frame, {.label = w.text("Link this app"),
                                                    .cancel_href = "/me/security",
                                                    .note = w.text("Your other devices will be signed out.")})));
    return {.title = title, .content = ui::stack_loose(show, check), .above = back(frame, title), .section = "/me"};
}

ui::Page new_passkey(const ui::Frame& frame, const std::string& label) {
    const auto& w = frame.w();
    auto title = w.text("Add a passkey");
    auto name = ui::text_field(frame, {.name = "label",
                                       .label = w.text("Name of this passkey"),
                                       .help = w.text("So that you know it again: “my phone”, “the computer at home”."),
                                       .value = label,
                                       .required = true,
                                       .max_length = 60});
    auto without = ui::muted(w.text("Nothing to press? This browser knows no passkeys:"), " ",
                             ui::link(w.text("use a code app instead"), "/me/security/app"), ".");
    return {.title = title,
            .content = ui::stack(
                ui::paragraph(w.text("Your phone or computer is about to ask for your finger, your face or its own "
                                     "code. It keeps the key; we only keep its lock. A wrong site cannot ask for it.")),
                ui::passkey_form(frame,
                                 {.action = "/me/security/passkeys",
                                  .challenge_href = "/me/security/passkeys/challenge",
                                  .ceremony = ui::PasskeyForm::Ceremony::make,
                                  .label = w.text("Make the passkey"),
                                  .kind = ui::Kind::primary,
                                  .hidden = {},
                                  .takes_from = {}},
                                 name),
                without),
            .above = back(frame, title),
            .section = "/me"};
}

ui::Page codes(const ui::Frame& frame, const CodesPage& page) {
    const auto& w = frame.w();
    auto title = w.text("Your recovery codes");
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& code : page.codes) all.emplace_back("codes", code);
    auto save =
        ui::form(frame, {.action = "/me/security/codes/file", .target = {}, .hidden = all},
                 ui::submit_row(
                     frame, {.label = w.text("Save them as a file"), .kind = ui::Kind::secondary, .icon = "download"}));
    return {.title = title,
            .content = ui::stack(
                ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                   .title = w.text("They are shown this once"),
                                   .text = w.text("Print this page, or copy them on paper, and keep them at home."),
                                   .content = {},
                                   .id = {}}),
                ui::secret_list(frame, w.text("Recovery codes"), page.codes), save,
                ui::cluster(ui::print_button(frame), ui::link_button(frame, {.label = w.text("I have kept them: go on"),
                                                                             .href = "/me/security",
                                                                             .kind = ui::Kind::primary}))),
            .lead = w.text("If your phone is lost, type one of these instead of its code. Each works once."),
            .section = "/me"};
}

std::string codes_file(const words::Words& words, const std::string& organisation,
                       const std::vector<std::string>& codes) {
    std::string out = organisation + "\r\n" + words.text("Recovery codes") + "\r\n\r\n";
    for (const auto& code : codes) out += code + "\r\n";
    return out + "\r\n" + words.text("Each works once. Keep them where only you can read them.") + "\r\n";
}

} // namespace security::pages
