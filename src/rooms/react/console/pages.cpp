// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/pages.hpp"
#include "base/text.hpp"
#include "html/html.hpp"
#include "rooms/react/console/rules.hpp"
#include "ui/brand.hpp"
#include "ui/refresh.hpp"
#include <algorithm>

namespace console::pages {

using platform::OrganisationKind;

namespace {

constexpr std::int64_t smallest_shown = 10;

// Fewer than ten would point at people.
std::string total(const ui::Frame& frame, std::int64_t count) {
    if (count > 0 && count < smallest_shown) return frame.w().text("fewer than 10");
    return frame.w().number(count);
}

html::Html activity(const ui::Frame& frame, const Home& page) {
    const auto& w = frame.w();
    auto line = [&](std::string label, std::int64_t week, std::int64_t month) {
        return ui::TableRow{.cells = {ui::cell(label), ui::cell(total(frame, week)), ui::cell(total(frame, month))}};
    };
    using Align = ui::Column::Align;
    return ui::table(frame, {.caption = w.text("Activity, in totals only"),
                             .columns = {{.label = w.text("What")},
                                         {.label = w.text("Last 7 days"), .align = Align::end},
                                         {.label = w.text("Last 30 days"), .align = Align::end}},
                             .rows = {line(w.text("Publications"), page.week.publications, page.month.publications),
                                      line(w.text("Comments"), page.week.comments, page.month.comments),
                                      line(w.text("Arrivals"), page.week.arrivals, page.month.arrivals)},
                             .caption_hidden = true});
}

html::Html settings_links(const ui::Frame& frame, const Home& page) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    auto add = [&](std::string title, std::string href, std::string text, std::string icon) {
        rows.push_back(ui::row(
            frame,
            {.title = std::move(title), .href = std::move(href), .text = std::move(text), .icon = std::move(icon)}));
    };
    if (page.sees_people) {
        add(w.text("Identity"), "/console/settings", w.text("Name, tagline, welcome, language, kind"), "house");
        add(w.text("Looks"), "/console/looks", w.text("Logo, colour, type, cover"), "image");
        add(w.text("Pages of law"), "/console/law", w.text("Legal notice, privacy, accessibility"), "landmark");
        add(w.text("Features"), "/console/features", w.text("What is open in this house"), "layout-grid");
    }
    if (page.runs_machine) {
        add(w.text("Mail"), "/console/mail", w.text("Sender, server, test"), "mail");
        add(w.text("The machine"), "/console/machine", w.text("Recovery code, work that failed"), "settings");
    }
    return html::when(!rows.empty(), [&] {
        return ui::section(frame, {.title = w.text("Settings")}, ui::list(frame, {.items = std::move(rows)}));
    });
}

} // namespace

html::Html door(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::list(frame, {.label = w.text("Console"),
                            .items = {ui::row(frame, {.title = w.text("Console"),
                                                      .href = "/console",
                                                      .text = w.text("What your office gives you to do"),
                                                      .icon = "gauge"})}});
}

ui::Page home(const ui::Frame& frame, const Home& page) {
    const auto& w = frame.w();
    if (!page.sees_people)
        return {
            .title = w.text("Console"),
            .content = ui::list(
                frame,
                {.items = {ui::row(frame, {.title = w.text("Members"), .href = "/console/members", .icon = "users"}),
                           ui::row(frame, {.title = w.text("Imports and exports"),
                                           .href = "/console/imports",
                                           .icon = "upload"})}}),
            .lead = w.text("The register, in and out.")};
    auto figures = ui::stack(
        ui::figure_sentence(frame,
                            {.sentence = w.count("{n} person has arrived", "{n} people have arrived", page.arrived),
                             .href = "/console/invitations/people?state=arrived"}),
        ui::figure_sentence(frame, {.sentence = w.count("{n} person has not arrived yet",
                                                        "{n} people have not arrived yet", page.not_arrived),
                                    .href = "/console/invitations"}),
        html::when(page.questions.has_value(),
                   [&] {
                       return ui::figure_sentence(
                           frame, {.sentence = w.count("{n} question is waiting for an answer",
                                                       "{n} questions are waiting for an answer", *page.questions),
                                   .href = "/console/questions"});
                   }),
        html::when(page.reports > 0,
                   [&] {
                       return ui::figure_sentence(
                           frame, {.sentence = w.count("{n} report waits to be read", "{n} reports wait to be read",
                                                       page.reports),
                                   .href = "/console/reports"});
                   }),
        html::when(page.law_missing > 0, [&] {
            return ui::figure_sentence(
                frame, {.sentence = w.count("{n} fact that the law asks for is missing",
                                            "{n} facts that the law asks for are missing", page.law_missing),
                        .href = "/console/law"});
        }));
    return {.title = w.text("Console"),
            .content = ui::stack_loose(
                figures, page.first_steps,
                ui::section(frame, {.title = w.text("Activity"), .help = w.text("Totals only: nobody is watched.")},
                            activity(frame, page)),
                settings_links(frame, page))};
}

ui::Page questions(const ui::Frame& frame, const std::vector<html::Html>& cards, std::string_view next_href) {
    const auto& w = frame.w();
    auto content = cards.empty() ? ui::empty_state(frame, {.title = w.text("Every question has an answer"),
                                                           .text = w.text("Nothing waits in what you may read."),
                                                           .icon = "circle-check"})
                                 : ui::list(frame, {.label = w.text("Questions"),
                                                    .items = cards,
                                                    .more = ui::pager(frame, {.next_href = std::string(next_href)}),
                                                    .look = ui::List::Look::entries});
    return {.title = w.text("Questions waiting"),
            .content = content,
            .lead = w.text("A first answer within a day keeps people coming."),
            .section = "/console"};
}

ui::Page identity(const ui::Frame& frame, const platform::Organisation& o) {
    const auto& w = frame.w();
    auto kind = [&](OrganisationKind each, std::string label) {
        return ui::Option{.value = std::string(rules::kind_name(each)), .label = std::move(label)};
    };
    auto form = ui::form(
        frame, {.action = "/console/settings", .confirm_leave = true},
        ui::text_field(frame,
                       {.name = "name", .label = w.text("Name"), .value = o.name, .required = true, .max_length = 120}),
        ui::text_field(frame,
                       {.name = "short_name", .label = w.text("Short name"), .value = o.short_name, .max_length = 30}),
        ui::text_field(frame, {.name = "tagline",
                               .label = w.text("Tagline"),
                               .help = w.text("One sentence, on the front page."),
                               .value = o.tagline,
                               .max_length = 160}),
        ui::markdown_editor(frame, {.name = "welcome",
                                    .label = w.text("Welcome"),
                                    .help = w.text("What a visitor reads before signing in."),
                                    .value = o.welcome,
                                    .max_length = 5000}),
        ui::radio_group(frame, {.name = "language",
                                .label = w.text("Language of the house"),
                                .value = o.language,
                                .options = {{.value = "fr", .label = "Français"}, {.value = "en", .label = "English"}},
                                .required = true,
                                .look = ui::RadioGroup::Look::inline_}),
        ui::radio_group(
            frame, {.name = "kind",
                    .label = w.text("What are you?"),
                    .value = std::string(rules::kind_name(o.kind)),
                    .options = {kind(OrganisationKind::professional_association, w.text("A professional association")),
                                kind(OrganisationKind::employees_union, w.text("An employees’ union")),
                                kind(OrganisationKind::employers_organisation, w.text("An employers’ organisation"))},
                    .required = true}),
        ui::check_box(
            frame,
            {.name = "confirm_kind",
             .label = w.text("I change what we are: in a union nobody appears in the directory before saying yes")}),
        ui::submit_row(frame, {.label = w.text("Save"), .cancel_href = "/console"}));
    return {.title = w.text("Identity"), .content = form, .section = "/console"};
}

namespace {

html::Html swatch(const std::string& label, ui::Rgb back, ui::Rgb text) {
    using namespace html::tags;
    return svg(_width = "220", _height = "48", _role = "img", _aria_label = label,
               rect(_width = "220", _height = "48", _rx = "8", _fill = ui::colour_hex(back)),
               text_(_x = "110", _y = "30", _text_anchor = "middle", _fill = ui::colour_hex(text), label));
}

html::Html swatches(const ui::Frame& frame, ui::Rgb colour) {
    const auto& w = frame.w();
    auto theme = ui::brand_theme(colour);
    auto row = [&](std::string title, const ui::BrandColours& colours, const ui::Paper& paper) {
        return ui::stack_tight(ui::muted(title),
                               ui::cluster(swatch(w.text("A button"), colours.accent, colours.on_accent),
                                           swatch(w.text("A link on paper"), paper.paper, colours.accent),
                                           swatch(w.text("A soft ground"), colours.soft, paper.ink)));
    };
    bool is_kept = ui::contrast(theme.light.accent, colour) < 1.02; // the same, but for rounding
    auto lowest = std::min(ui::contrast(theme.light.accent, ui::light_paper().paper),
                           ui::contrast(theme.dark.accent, ui::dark_paper().paper));
    auto tenths = static_cast<std::int64_t>(lowest * 10);
    return ui::stack(
        row(w.text("By day"), theme.light, ui::light_paper()), row(w.text("By night"), theme.dark, ui::dark_paper()),
        is_kept
            ? html::Html{}
            : ui::paragraph(w.text("{colour} would be too pale to read by day. The house uses {used} instead: the same "
                                   "hue, darker.",
                                   {{"colour", ui::colour_hex(colour)}, {"used", ui::colour_hex(theme.light.accent)}})),
        ui::muted(w.text("Contrast of at least {n} to 1: readable by everyone. Your colour is made lighter or darker "
                         "where it must be; its hue stays.",
                         {{"n", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)}})));
}

} // namespace

html::Html colour_preview(const ui::Frame& frame, std::string_view colour) {
    using namespace html::tags;
    auto parsed = ui::parse_colour(base::trim(colour));
    return div_(_id = "colour-preview",
                parsed ? swatches(frame, *parsed) : ui::muted(frame.w().text("A colour is written #8c2f39.")));
}

namespace {

html::Html remove_box(const ui::Frame& frame, std::string name, std::string label, std::string_view picture) {
    return picture.empty() ? html::Html{} : ui::check_box(frame, {.name = std::move(name), .label = std::move(label)});
}

std::vector<ui::Option> typefaces(const words::Words& w) {
    auto option = [](ui::Typeface each, std::string label, std::string help) {
        return ui::Option{
            .value = std::string(ui::typeface_name(each)), .label = std::move(label), .help = std::move(help)};
    };
    return {
        option(ui::Typeface::figtree, w.text("Figtree"), w.text("Round and open; carried by the house itself.")),
        option(ui::Typeface::titles, w.text("Figtree, titles in a book type"), w.text("As in a well-set magazine.")),
        option(ui::Typeface::book, w.text("A book type"), w.text("The serif of each reader’s own device.")),
        option(ui::Typeface::system, w.text("The device’s own type"),
               w.text("What people know from their telephone."))};
}

} // namespace

ui::Page looks(const ui::Frame& frame, const Looks& page) {
    const auto& w = frame.w();
    auto form = ui::form(
        frame, {.action = "/console/looks", .multipart = true},
        ui::refreshing(
            frame, {.href = "/console/looks/preview", .target = {.selector = "#colour-preview"}},
            ui::colour_field(
                frame,
                {.name = "brand_colour", .label = w.text("Your colour"), .value = page.colour, .required = true})),
        colour_preview(frame, page.colour),
        ui::file_field(frame, {.name = "logo",
                               .label = w.text("Your logo"),
                               .help = w.text("A picture of at least 200 pixels."),
                               .accept = "image/*",
                               .picture = page.logo,
                               .bytes_max = 10 << 20}),
        remove_box(frame, "remove_logo", w.text("Take this logo away"), page.logo),
        ui::radio_group(frame, {.name = "typeface",
                                .label = w.text("Your type"),
                                .help = w.text("Nothing is fetched from another site, whichever you choose."),
                                .value = page.typeface,
                                .options = typefaces(w)}),
        ui::file_field(frame,
                       {.name = "cover",
                        .label = w.text("Your cover"),
                        .help = w.text("A wide picture above the public page and the door. It is cut to three times as "
                                       "wide as high."),
                        .accept = "image/*",
                        .picture = page.cover,
                        .bytes_max = 10 << 20}),
        remove_box(frame, "remove_cover", w.text("Take this cover away"), page.cover),
        ui::submit_row(frame, {.label = w.text("Save"),
                               .cancel_href = "/console",
                               .more = ui::button(frame, {.label = w.text("Try this colour"),
                                                          .icon = "eye",
                                                          .form_action = "/console/looks/preview"})}));
    return {.title = w.text("Looks"), .content = form, .section = "/console"};
}

namespace {

// What one feature takes along when it is closed: the pages and deeds that its room declares as its own.
html::Html hidden_part(const ui::Frame& frame, const FeatureLine& line) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (const auto& sentence : line.hidden) rows.push_back(ui::paragraph(sentence));
    auto advice = line.is_open || line.advice.empty()
                      ? html::Html{}
                      : ui::muted(w.text("Before it opens: {advice}", {{"advice", line.advice}}));
    auto list = ui::list(frame, {.label = line.label, .items = std::move(rows)});
    return ui::folded(
        frame,
        {.summary = line.label, .help = w.count("{n} page or deed", "{n} pages and deeds", std::ssize(line.hidden))},
        ui::stack(advice, list));
}

} // namespace

ui::Page features(const ui::Frame& frame, const std::vector<FeatureLine>& lines) {
    const auto& w = frame.w();
    std::vector<ui::Option> options;
    std::vector<std::string> open;
    html::Html hidden;
    for (const auto& line : lines) {
        options.push_back({.value = line.name, .label = line.label, .help = line.purpose});
        if (line.is_open) open.push_back(line.name);
        if (!line.hidden.empty()) hidden += hidden_part(frame, line);
    }
    if (lines.empty())
        return {.title = w.text("Features"),
                .content = ui::empty_state(frame, {.title = w.text("Everything is open"),
                                                   .text = w.text("No part of this house can be closed yet."),
                                                   .icon = "layout-grid"}),
                .section = "/console"};
    auto form = ui::form(frame, {.action = "/console/features"},
                         ui::check_list(frame, {.name = "open",
                                                .label = w.text("Open to members"),
                                                .help = w.text("What is closed disappears; nothing is lost."),
                                                .values = std::move(open),
                                                .options = std::move(options)}),
                         ui::submit_row(frame, {.label = w.text("Save"), .cancel_href = "/console"}));
    auto some = ui::link_button(
        frame, {.label = w.text("Open it for some first"), .href = "/console/rollout", .icon = "rocket"});
    return {.title = w.text("Features"),
            .content = ui::stack_loose(
                form,
                ui::section(frame,
                            {.title = w.text("What closing hides"),
                             .help = w.text("Everything else goes on without it. Opened again, all is as it was.")},
                            ui::stack(hidden)),
                ui::cluster(some)),
            .section = "/console"};
}

} // namespace console::pages
