// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/pages.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/time_zones.hpp"
#include <algorithm>

namespace accounts::pages {

namespace {

enum class Tab { me, security, tokens };

html::Html account_tabs(const ui::Frame& frame, Tab current) {
    const auto& w = frame.w();
    return ui::tabs(frame,
                    {.label = w.text("My account"),
                     .tabs = {{.label = w.text("Me"), .href = "/me", .current = current == Tab::me},
                              {.label = w.text("Safety"), .href = "/me/security", .current = current == Tab::security},
                              {.label = w.text("Programs"), .href = "/me/tokens", .current = current == Tab::tokens}}});
}

html::Html address_section(const ui::Frame& frame, const Me& page) {
    const auto& w = frame.w();
    auto waiting =
        page.waiting_email.empty()
            ? html::Html{}
            : ui::notice(frame, {.kind = ui::NoticeKind::information,
                                 .title = w.text("{address} waits to be confirmed", {{"address", page.waiting_email}}),
                                 .text = w.text("Tap the link in the message that we sent there."),
                                 .content = ui::action_form(frame, {.action = "/me/email/withdraw",
                                                                    .label = w.text("Keep the present address")})});
    auto help = page.email.empty() ? w.text("Give an address, so that you can come back without a letter.")
                                   : w.text("Now {address}. A new one counts once confirmed from its own mailbox.",
                                            {{"address", page.email}});
    return ui::section(frame, {.title = w.text("E-mail address"), .help = help, .id = "email"},
                       ui::stack(waiting, ui::form(frame, {.action = "/me/email"},
                                                   ui::email_field(frame, {.name = "email",
                                                                           .label = w.text("New address"),
                                                                           .required = true,
                                                                           .autocomplete = "email",
                                                                           .max_length = 254}),
                                                   ui::submit_row(frame, {.label = w.text("Change the address"),
                                                                          .kind = ui::Kind::secondary}))));
}

// The likely places, after the one that was chosen elsewhere.
std::vector<ui::Option> zone_options(const ui::Frame& frame, const std::string& chosen) {
    std::vector<ui::Option> out;
    for (auto& place : time_zones::list_likely(frame.w())) out.push_back({.value = place.zone, .label = place.name});
    if (std::ranges::find(out, chosen, &ui::Option::value) == out.end())
        out.insert(out.begin(), {.value = chosen, .label = time_zones::city_of(chosen)});
    return out;
}

html::Html preferences_section(const ui::Frame& frame, const Me& page) {
    const auto& w = frame.w();
    auto other_place =
        ui::folded(frame, {.summary = w.text("I live elsewhere"), .open = frame.entered.errors.contains("other_place")},
                   ui::text_field(frame, {.name = "other_place",
                                          .label = w.text("The nearest large city"),
                                          .help = w.text("For example: Toronto, Dakar, Tokyo."),
                                          .max_length = 64,
                                          .suggestions_href = "/me/places"}));
    auto fields = html::group(
        ui::radio_group(frame, {.name = "language",
                                .label = w.text("Language"),
                                .value = page.preferences.language,
                                .options = {{.value = "fr", .label = "Français"}, {.value = "en", .label = "English"}},
                                .look = ui::RadioGroup::Look::inline_}),
        ui::radio_group(frame, {.name = "theme",
                                .label = w.text("Appearance"),
                                .value = std::string(rules::theme_name(page.preferences.theme)),
                                .options = {{.value = "automatic", .label = w.text("As my device")},
                                            {.value = "light", .label = w.text("Light")},
                                            {.value = "dark", .label = w.text("Dark")}},
                                .look = ui::RadioGroup::Look::inline_}),
        ui::select_field(frame, {.name = "time_zone",
                                 .label = w.text("What time is it for you?"),
                                 .help = w.text("Times are shown by the clock of this place."),
                                 .value = page.preferences.time_zone,
                                 .options = zone_options(frame, page.preferences.time_zone)}),
        other_place,
        ui::check_box(frame, {.name = "has_search_key",
                              .label = w.text("The / key opens the search"),
                              .help = w.text("Ctrl+K always does. Untick it if you dictate, or type by accident."),
                              .checked = page.preferences.has_search_key}),
        ui::submit_row(frame, {.label = w.text("Save")}));
    bool is_simple = page.preferences.mode == ui::Mode::simple;
    auto mode = ui::stack_tight(
        ui::muted(w.text("The simple mode: three large buttons (read, ask, answer), large type, nothing else.")),
        ui::action_form(frame, {.action = "/me/mode",
                                .label = is_simple ? w.text("Leave the simple mode") : w.text("Use the simple mode"),
                                .icon = "eye",
                                .hidden = {{"wish", is_simple ? "full" : "simple"}}}));
    return ui::section(frame, {.title = w.text("Reading comfort"), .id = "preferences"},
                       ui::stack(ui::form(frame, {.action = "/me/preferences"}, fields), mode));
}

html::Html session_row(const ui::Frame& frame, const Security& page, const Session& session) {
    const auto& w = frame.w();
    bool is_own = session.id == page.own_session;
    auto end = is_own ? ui::badge(frame, w.text("This device"), ui::Tone::accent)
                      : ui::action_form(frame, {.action = "/me/sessions/" + session.public_id.str() + "/end",
                                                .label = w.text("End"),
                                                .size = ui::Size::small});
    auto text = w.text("Since {day}, last used {ago}", {{"day", w.day_short(w.local_day(session.created_at))},
                                                        {"ago", w.ago(session.last_used_at, frame.now)}});
    return ui::row(frame, {.title = session.device.empty() ? w.text("A device") : session.device,
                           .text = text,
                           .icon = "monitor-smartphone",
                           .trailing = end});
}

html::Html sessions_section(const ui::Frame& frame, const Security& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& session : page.sessions) rows.push_back(session_row(frame, page, session));
    auto others =
        page.sessions.size() > 1
            ? ui::action_form(frame, {.action = "/me/sessions/end-others", .label = w.text("End all the others")})
            : html::Html{};
    return ui::section(
        frame,
        {.title = w.text("Where you are signed in"),
         .actions = ui::action_form(frame, {.action = "/sign-out", .label = w.text("Sign out"), .icon = "log-out"}),
         .help = w.text("A device you do not know? End it, then renew your keys."),
         .id = "sessions"},
        ui::stack(ui::list(frame, {.label = w.text("Where you are signed in"), .items = rows}), ui::cluster(others)));
}

html::Html password_form(const ui::Frame& frame, const Security& page) {
    const auto& w = frame.w();
    return ui::form(
        frame, {.action = "/me/password"},
        ui::password_field(frame, {.name = "new_password",
                                   .label = w.text("New password"),
                                   .help = w.text("Twelve characters or more; a short sentence is best."),
                                   .is_new = true}),
        ui::submit_row(frame, {.label = page.has_password ? w.text("Change the password") : w.text("Choose a password"),
                               .kind = ui::Kind::secondary,
                               .note = w.text("Your other devices will be signed out.")}));
}

html::Html password_section(const ui::Frame& frame, const Security& page) {
    const auto& w = frame.w();
    html::Html remove;
    if (page.has_password)
        remove =
            ui::folded(frame, {.summary = w.text("Do without a password")},
                       ui::form(frame, {.action = "/me/password/remove"},
                                ui::submit_row(frame, {.label = w.text("Remove the password"),
                                                       .kind = ui::Kind::secondary,
                                                       .note = w.text("You then sign in with a message each time.")})));
    auto help = page.has_password ? w.text("You have one. A message lets you in as well.")
                                  : w.text("You have none, and you need none: a message lets you in.");
    return ui::section(frame, {.title = w.text("Password"), .help = help, .id = "password"},
                       ui::stack(password_form(frame, page), remove));
}

html::Html token_row(const ui::Frame& frame, const ApiToken& token) {
    const auto& w = frame.w();
    auto used = token.last_used_at ? w.text("Last used {ago}", {{"ago", w.ago(*token.last_used_at, frame.now)}})
                                   : w.text("Never used");
    return ui::row(frame, {.title = token.label,
                           .text = used,
                           .icon = "key-round",
                           .trailing = ui::action_form(
                               frame, {.action = "/me/tokens/" + token.public_id.str() + "/revoke",
                                       .label = w.text("Revoke"),
                                       .size = ui::Size::small,
                                       .confirm = w.text("Revoke this token? Programs that use it stop at once.")})});
}

} // namespace

ui::Page me(const ui::Frame& frame, const Me& page) {
    return {.title = page.name,
            .content = ui::stack_loose(account_tabs(frame, Tab::me), html::group(page.sections),
                                       preferences_section(frame, page), address_section(frame, page)),
            .section = "/me"};
}

ui::Page security(const ui::Frame& frame, const Security& page) {
    return {.title = frame.w().text("Safety"),
            .content = ui::stack_loose(account_tabs(frame, Tab::security), html::group(page.keys),
                                       password_section(frame, page), sessions_section(frame, page)),
            .section = "/me"};
}

ui::Page tokens(const ui::Frame& frame, const Tokens& page) {
    const auto& w = frame.w();
    html::Html fresh;
    if (!page.new_token.empty())
        fresh = ui::notice(frame, {.kind = ui::NoticeKind::success,
                                   .title = w.text("Here is your token"),
                                   .text = w.text("Copy it now: it is not shown again, and it opens all that you may "
                                                  "open."),
                                   .content = ui::copy_line(frame, page.new_token)});
    std::vector<html::Html> rows;
    for (const auto& token : page.tokens) rows.push_back(token_row(frame, token));
    auto list = rows.empty() ? ui::muted(w.text("No token yet."))
                             : ui::list(frame, {.label = w.text("My tokens"), .items = rows});
    auto form = ui::form(frame, {.action = "/me/tokens"},
                         ui::text_field(frame, {.name = "label",
                                                .label = w.text("What is it for?"),
                                                .help = w.text("For example: “my calendar program”."),
                                                .required = true,
                                                .max_length = 80}),
                         ui::submit_row(frame, {.label = w.text("Create a token")}));
    return {.title = w.text("Programs"),
            .content = ui::stack_loose(account_tabs(frame, Tab::tokens), fresh, list, form),
            .lead = w.text("A token lets a program act in your name, through the interface for programs."),
            .section = "/me"};
}

} // namespace accounts::pages
