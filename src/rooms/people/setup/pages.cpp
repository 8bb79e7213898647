// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/setup/pages.hpp"
#include "rooms/people/setup/rules.hpp"

namespace setup::pages {

using platform::OrganisationKind;

namespace {

ui::Option kind_option(OrganisationKind kind, std::string label, std::string help) {
    return {.value = std::string(rules::kind_name(kind)), .label = std::move(label), .help = std::move(help)};
}

html::Html organisation_fields(const ui::Frame& frame, const Setup& page) {
    const auto& w = frame.w();
    return ui::fieldset(
        frame, {.legend = w.text("Your organisation")},
        html::group(
            ui::text_field(frame, {.name = "name",
                                   .label = w.text("Name"),
                                   .required = true,
                                   .autocomplete = "organization",
                                   .max_length = 120,
                                   .autofocus = frame.entered.empty()}),
            ui::text_field(frame, {.name = "short_name",
                                   .label = w.text("Short name"),
                                   .help = w.text("Its initials, or what members say. Shown where room is scarce."),
                                   .max_length = 30}),
            ui::radio_group(
                frame,
                {.name = "kind",
                 .label = w.text("What are you?"),
                 .options = {kind_option(OrganisationKind::professional_association,
                                         w.text("A professional association"),
                                         w.text("Members see each other in the directory; each may step out.")),
                             kind_option(OrganisationKind::employees_union, w.text("An employees’ union"),
                                         w.text("Nobody appears before saying yes; messages stay discreet.")),
                             kind_option(OrganisationKind::employers_organisation, w.text("An employers’ organisation"),
                                         w.text("Nobody appears before saying yes; messages stay discreet."))},
                 .required = true,
                 .look = ui::RadioGroup::Look::cards}),
            ui::radio_group(frame,
                            {.name = "language",
                             .label = w.text("Language of the house"),
                             .help = w.text("Each member may choose another."),
                             .value = page.start.language,
                             .options = {{.value = "fr", .label = "Français"}, {.value = "en", .label = "English"}},
                             .required = true,
                             .look = ui::RadioGroup::Look::inline_})));
}

html::Html looks_fields(const ui::Frame& frame, const Setup& page) {
    const auto& w = frame.w();
    return ui::fieldset(
        frame, {.legend = w.text("Its looks"), .help = w.text("All of it can be changed later, in the console.")},
        html::group(ui::colour_field(frame, {.name = "brand_colour",
                                             .label = w.text("Your colour"),
                                             .help = w.text("The whole house takes it up, readable by day and night."),
                                             .value = page.start.brand_colour,
                                             .required = true}),
                    ui::file_field(frame, {.name = "logo",
                                           .label = w.text("Your logo"),
                                           .help = w.text("A picture of at least 200 pixels."),
                                           .accept = "image/*",
                                           .bytes_max = 10 << 20})));
}

html::Html administrator_fields(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::fieldset(frame,
                        {.legend = w.text("You, its first administrator"),
                         .help = w.text("You invite the others next, and may hand the office on.")},
                        html::group(ui::text_field(frame, {.name = "first_name",
                                                           .label = w.text("First name"),
                                                           .required = true,
                                                           .autocomplete = "given-name",
                                                           .max_length = 100}),
                                    ui::text_field(frame, {.name = "last_name",
                                                           .label = w.text("Last name"),
                                                           .required = true,
                                                           .autocomplete = "family-name",
                                                           .max_length = 100}),
                                    ui::email_field(frame, {.name = "email",
                                                            .label = w.text("Your e-mail address"),
                                                            .required = true,
                                                            .autocomplete = "email",
                                                            .max_length = 254})));
}

} // namespace

ui::Page setup(const ui::Frame& frame, const Setup& page) {
    const auto& w = frame.w();
    return {
        .title = w.text("Open your house"),
        .content = ui::form(frame, {.action = "/setup/" + page.token, .multipart = true, .confirm_leave = true},
                            organisation_fields(frame, page), looks_fields(frame, page), administrator_fields(frame),
                            ui::submit_row(frame, {.label = w.text("Open the house"),
                                                   .note = w.text("You are signed in on this device at once.")})),
        .lead = w.text("Three minutes, one page. Then you bring your members in.")};
}

} // namespace setup::pages
