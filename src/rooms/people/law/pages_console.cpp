// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"
#include "rooms/people/law/pages.hpp"
#include "rooms/people/law/rules.hpp"

namespace law::pages {

namespace {

constexpr auto address_max = static_cast<std::int64_t>(rules::address_max);
constexpr auto line_max = static_cast<std::int64_t>(rules::line_max);
constexpr auto more_max = static_cast<std::int64_t>(rules::more_max);

std::string missing_text(const words::Words& w, const std::vector<const char*>& missing) {
    std::vector<std::string> out;
    for (const auto* each : missing) out.push_back(w.text(each));
    return w.list(out);
}

std::string icon_of(PageName page) {
    switch (page) {
        case PageName::notice: return "landmark";
        case PageName::privacy: return "lock";
        case PageName::accessibility: return "accessibility";
    }
    return {};
}

html::Html line(const ui::Frame& frame, ui::TextField field) {
    field.max_length = line_max;
    return ui::text_field(frame, field);
}

html::Html lines(const ui::Frame& frame, ui::TextArea field) {
    if (field.max_length == 0) field.max_length = address_max;
    if (field.rows == 4) field.rows = 3;
    return ui::text_area(frame, field);
}

struct Added {
    std::string name; // of both fields, without the language
    std::string legend;
    std::string help;
    const std::string& fr;
    const std::string& en;
};
html::Html both(const ui::Frame& frame, const Added& added) {
    auto editor = [&](std::string_view code, std::string label, const std::string& value) {
        return ui::markdown_editor(frame, {.name = added.name + "_" + std::string(code),
                                           .label = std::move(label),
                                           .value = value,
                                           .max_length = more_max,
                                           .rows = 4});
    };
    bool is_open = !added.fr.empty() || !added.en.empty();
    return ui::folded(frame, {.summary = added.legend, .help = added.help, .open = is_open},
                      ui::stack(editor("fr", "Français", added.fr), editor("en", "English", added.en)));
}

html::Html notice_fields(const ui::Frame& frame, const Facts& facts) {
    const auto& w = frame.w();
    auto form = [](Form each, std::string label) {
        return ui::Option{.value = std::string(rules::form_name(each)), .label = std::move(label)};
    };
    auto us = ui::fieldset(
        frame, {.legend = w.text("Your organisation")},
        ui::stack(
            ui::radio_group(
                frame,
                {.name = "form",
                 .label = w.text("Legal form"),
                 .value = facts.form,
                 .options = {form(Form::association, w.text("Association under the law of 1 July 1901")),
                             form(Form::professional_union, w.text("Professional union, or a federation of them")),
                             form(Form::other, w.text("Something else"))}}),
            line(frame, {.name = "registration",
                         .label = w.text("Registration"),
                         .help = w.text("RNA or SIREN number, or the town hall where the statutes were filed."),
                         .value = facts.registration}),
            lines(frame, {.name = "address", .label = w.text("Address of the head office"), .value = facts.address}),
            ui::phone_field(
                frame, {.name = "phone", .label = w.text("Telephone"), .value = facts.phone, .max_length = line_max}),
            ui::email_field(
                frame, {.name = "email", .label = w.text("E-mail"), .value = facts.email, .max_length = line_max})));
    auto director = ui::fieldset(
        frame,
        {.legend = w.text("Director of publication"),
         .help = w.text("Who answers before the law for what is published: as a rule the person who presides.")},
        ui::stack(line(frame, {.name = "director", .label = w.text("First and last name"), .value = facts.director}),
                  line(frame, {.name = "director_office",
                               .label = w.text("Function in the organisation"),
                               .help = w.text("For example: president."),
                               .value = facts.director_office})));
    auto host = ui::fieldset(
        frame,
        {.legend = w.text("Host"),
         .help = w.text("The company whose machine this house runs on; yourselves, if the machine is yours.")},
        ui::stack(
            line(frame, {.name = "host", .label = w.text("The host’s name"), .value = facts.host}),
            lines(frame, {.name = "host_address", .label = w.text("The host’s address"), .value = facts.host_address}),
            ui::phone_field(frame, {.name = "host_phone",
                                    .label = w.text("The host’s telephone number"),
                                    .value = facts.host_phone,
                                    .max_length = line_max})));
    return ui::stack_loose(
        us, director, host,
        both(frame, {"notice", w.text("Add something to this page"), {}, facts.notice_fr, facts.notice_en}));
}

html::Html privacy_fields(const ui::Frame& frame, const Facts& facts) {
    const auto& w = frame.w();
    return ui::stack(
        ui::email_field(frame,
                        {.name = "rights_email",
                         .label = w.text("Whom to write to about one’s data"),
                         .help = w.text("An address that somebody reads: the law gives you one month to answer."),
                         .value = facts.rights_email,
                         .max_length = line_max}),
        lines(frame, {.name = "officer",
                      .label = w.text("Data protection officer"),
                      .help = w.text("Name and address, if you have named one."),
                      .value = facts.officer}),
        ui::number_field(
            frame, {.name = "former_years",
                    .label = w.text("How long the record of a former member stays"),
                    .help = w.text("Three years suffice, as a rule: what your accounts must keep stands in them. 0: "
                                   "erased at once. The page promises it: erase the records in time."),
                    .value = facts.former_years,
                    .unit = w.text("years")}),
        line(frame, {.name = "mail_carrier",
                     .label = w.text("Who carries your mails"),
                     .help = w.text("The company whose mail server the house uses."),
                     .value = facts.mail_carrier}),
        both(frame, {"outside", w.text("Data leave the European Union"),
                     w.text("Only if your host or your mail server is elsewhere: where, and under which guarantee."),
                     facts.outside_fr, facts.outside_en}),
        both(frame, {"privacy", w.text("Add something to this page"), {}, facts.privacy_fr, facts.privacy_en}));
}

html::Html accessibility_fields(const ui::Frame& frame, const Facts& facts) {
    const auto& w = frame.w();
    return ui::stack(
        ui::email_field(frame, {.name = "access_contact",
                                .label = w.text("Whom to write to about accessibility"),
                                .help = w.text("Empty: the address of your legal notice."),
                                .value = facts.access_contact,
                                .max_length = line_max}),
        ui::fieldset(
            frame,
            {.legend = w.text("An audit of your own"),
             .help = w.text("The page tells how the program was assessed by its authors. If somebody "
                            "audited your house, say what was found.")},
            ui::stack(line(frame, {.name = "audited_by", .label = w.text("By whom"), .value = facts.audited_by}),
                      ui::date_field(frame, {.name = "audited_on",
                                             .label = w.text("When"),
                                             .value = base::Day::parse_iso(facts.audited_on)}),
                      lines(frame, {.name = "findings",
                                    .label = w.text("What does not conform"),
                                    .help = w.text("One line each: the number of the criterion, then what was found. "
                                                   "“3.2 The logo is too pale”."),
                                    .value = facts.findings,
                                    .max_length = more_max,
                                    .rows = 5}))),
        both(frame, {"access", w.text("Add something to this page"), {}, facts.access_fr, facts.access_en}));
}

html::Html fields_of(const ui::Frame& frame, const FormPage& form) {
    switch (form.page) {
        case PageName::notice: return notice_fields(frame, form.facts);
        case PageName::privacy: return privacy_fields(frame, form.facts);
        case PageName::accessibility: return accessibility_fields(frame, form.facts);
    }
    return {};
}

} // namespace

ui::Page contents(const ui::Frame& frame, const std::vector<PageState>& states) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& state : states) {
        auto text = state.missing.empty()
                        ? w.text("Nothing is missing.")
                        : w.text("Still missing: {list}.", {{"list", missing_text(w, state.missing)}});
        rows.push_back(ui::row(frame, {.title = page_title(w, state.page),
                                       .href = form_path(state.page),
                                       .text = text,
                                       .icon = icon_of(state.page)}));
    }
    return {.title = w.text("Pages of law"),
            .content = ui::stack(
                ui::list(frame, {.label = w.text("Pages of law"), .items = std::move(rows)}),
                ui::small_print(w.text("They are written for you from what the house really does; have them read by "
                                       "whoever advises you on law."))),
            .lead = w.text("Three pages that the law asks for, linked under every page. You give the facts."),
            .section = "/console/law"};
}

ui::Page form(const ui::Frame& frame, const FormPage& form) {
    const auto& w = frame.w();
    auto title = page_title(w, form.page);
    auto missing = html::when(!form.missing.empty(), [&] {
        return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                  .title = {},
                                  .text = w.text("Still missing: {list}.", {{"list", missing_text(w, form.missing)}})});
    });
    auto fields =
        ui::form(frame, {.action = form_path(form.page), .confirm_leave = true}, fields_of(frame, form),
                 ui::submit_row(frame, {.label = w.text("Save"),
                                        .cancel_href = "/console/law",
                                        .more = ui::button(frame, {.label = w.text("See the page first"),
                                                                   .icon = "eye",
                                                                   .form_action = form_path(form.page) + "/preview"}),
                                        .note = w.text("What you leave empty is left out of the page.")}));
    auto preview = html::when(!form.preview.empty(), [&] {
        return ui::section(
            frame, {.title = w.text("What the page will say"), .help = w.text("Not saved yet."), .id = "preview"},
            form.preview);
    });
    return {
        .title = title,
        .content = ui::stack_loose(missing, preview, fields),
        .actions = ui::link_button(frame, {.label = w.text("Read it"), .href = page_path(form.page), .icon = "eye"}),
        .above = ui::breadcrumb(
            frame, {{.label = w.text("Pages of law"), .href = "/console/law"}, {.label = title, .href = {}}}),
        .section = "/console/law"};
}

} // namespace law::pages
