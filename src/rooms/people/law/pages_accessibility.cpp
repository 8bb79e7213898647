// SPDX-License-Identifier: AGPL-3.0-or-later
// The accessibility statement, after the official model (RGAA 4.1, obligations: "modèle de déclaration d’accessibilité").
#include "base/time.hpp"
#include "rooms/people/law/pages.hpp"
#include <algorithm>

namespace law::pages {

using criteria::Level;
using criteria::Means;
using criteria::Result;

namespace {

std::string level_text(const words::Words& w, const Known& known) {
    base::Arguments house{{"house", known.organisation}};
    switch (criteria::level_of(criteria::tally(known.findings))) {
        case Level::full:
            return w.text(
                "The house of {house} conforms fully to the general reference for improving accessibility "
                "(RGAA), version 4.1.",
                house);
        case Level::partial:
            return w.text(
                "The house of {house} conforms partly to the general reference for improving accessibility "
                "(RGAA), version 4.1, because of what does not conform and is told below.",
                house);
        case Level::none:
            return w.text(
                "The house of {house} does not conform to the general reference for improving accessibility "
                "(RGAA), version 4.1, because of what is told below.",
                house);
    }
    return {};
}

html::Html commitment(const Known& known, const words::Words& w) {
    return ui::stack(ui::paragraph(w.text(
                         "{house} undertakes to make its house accessible, in accordance with article 47 of law no. "
                         "2005-102 of 11 February 2005.",
                         {{"house", known.organisation}})),
                     ui::paragraph(w.text("This statement is about {address}.", {{"address", known.address}})));
}

int count_by(Means means) {
    return static_cast<int>(std::ranges::count_if(
        criteria::judgements(), [&](const auto& each) { return each.result == Result::met && each.means == means; }));
}

html::Html results(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    auto tally = criteria::tally(known.findings);
    auto figures = w.text(
        "{percent} of the {n} criteria that apply are met: {met} are, {not_met} are not. {none} do not "
        "apply. What nobody checked counts as not met.",
        {{"percent", w.percent(tally.percent() / 100.0)},
         {"n", w.number(tally.met + tally.not_met)},
         {"met", w.number(tally.met)},
         {"not_met", w.number(tally.not_met)},
         {"none", w.number(tally.not_applicable)}});
    auto whose = w.text(
        "The authors of the program Guilde assessed it themselves. No outside auditor did, and nobody who "
        "uses a screen reader every day.");
    html::Html own;
    if (!known.facts.audited_by.empty()) {
        auto day = base::Day::parse_iso(known.facts.audited_on);
        own = ui::paragraph(day ? w.text("{auditor} audited this house on {day}; what was found stands below.",
                                         {{"auditor", known.facts.audited_by}, {"day", w.day(*day)}})
                                : w.text("{auditor} audited this house; what was found stands below.",
                                         {{"auditor", known.facts.audited_by}}));
    }
    return ui::section(frame, {.title = w.text("Results of the tests")},
                       ui::stack(ui::paragraph(figures), ui::paragraph(whose), own));
}

std::string title_of(const Known& known, criteria::Number number) {
    for (const auto& theme : known.themes)
        for (const auto& criterion : theme.criteria)
            if (criterion.number == number) return criteria::number_text(number) + " " + criterion.title;
    return criteria::number_text(number);
}

html::Html not_accessible(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    std::vector<ui::Definition> list;
    for (const auto& each : criteria::judgements())
        if (each.result == Result::not_met)
            list.push_back({.term = title_of(known, each.number), .description = html::group(w.text(each.note))});
    for (const auto& each : known.findings)
        list.push_back({.term = title_of(known, each.number), .description = html::group(each.text)});
    return ui::section(
        frame, {.title = w.text("Content that is not accessible")},
        ui::stack(
            ui::heading(3, w.text("What does not conform")), ui::definition_list(frame, list),
            ui::heading(3, w.text("Exemptions for a disproportionate burden")), ui::paragraph(w.text("None.")),
            ui::heading(3, w.text("Content that need not be accessible")),
            ui::paragraph(w.text("Documents that members attach and that were made before they came, and other sites "
                                 "to which a link leads."))));
}

html::Html tested(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    auto day = known.facts.audited_by.empty() ? std::nullopt : base::Day::parse_iso(known.facts.audited_on);
    auto list = std::vector<ui::Definition>{
        {.term = w.text("Drawn up on"), .description = html::group(w.day(criteria::assessed_on()))}};
    if (day && *day > criteria::assessed_on())
        list.push_back({.term = w.text("Brought up to date on"), .description = html::group(w.day(*day))});
    list.push_back({.term = w.text("Technologies"),
                    .description = html::group(w.text("HTML5, CSS, SVG, WAI-ARIA; JavaScript is never necessary"))});
    list.push_back({.term = w.text("Environment"),
                    .description = html::group(w.text("Chromium, on a screen of 1280 px, on a telephone, at 320 px; by "
                                                      "day and by night; with the keyboard; without JavaScript"))});
    list.push_back(
        {.term = w.text("Tools"),
         .description = html::group(w.text("axe-core (WCAG 2.2, levels A and AA), the Nu HTML checker, scripts "
                                           "that walk through the pages"))});
    list.push_back({.term = w.text("Pages"),
                    .description = html::group(
                        w.text("The public page, signing in, home, a space, a publication and its thread, the "
                               "directory, a profile, search, the account, publishing, the console, this "
                               "statement"))});
    list.push_back(
        {.term = w.text("How it was judged"),
         .description = html::group(
             w.text("Of the criteria met, {checker} by checkers at each change of the program, {script} by scripts, "
                    "{reading} by reading the components of which all pages are made",
                    {{"checker", w.number(count_by(Means::checker))},
                     {"script", w.number(count_by(Means::script))},
                     {"reading", w.number(count_by(Means::reading))}}))});
    return ui::section(frame, {.title = w.text("How this statement was drawn up")}, ui::definition_list(frame, list));
}

html::Html contact(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    const auto& address = known.facts.access_contact.empty() ? known.facts.email : known.facts.access_contact;
    auto sentence =
        ui::paragraph(w.text("If you cannot reach a content or a service, tell the person in charge: you will be "
                             "led to another way, or given the content in another form."));
    auto whom = address.empty() ? html::Html{} : ui::paragraph(ui::link(address, "mailto:" + address));
    auto phone = known.facts.phone.empty()
                     ? html::Html{}
                     : ui::paragraph(w.text("Telephone: {phone}", {{"phone", known.facts.phone}}));
    return ui::section(frame, {.title = w.text("Say it, and be answered")}, ui::stack(sentence, whom, phone));
}

html::Html redress(const ui::Frame& frame) {
    const auto& w = frame.w();
    using namespace html::tags;
    auto list = ul(
        li(ui::link(w.text("Write a message to the Defender of Rights"), "https://formulaire.defenseurdesdroits.fr/")),
        li(ui::link(w.text("Reach the delegate of the Defender of Rights in your region"),
                    "https://www.defenseurdesdroits.fr/saisir/delegues")),
        li(w.text("Send a letter (free, no stamp needed): Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX "
                  "07")));
    return ui::section(
        frame, {.title = w.text("Ways of redress")},
        ui::stack(
            ui::paragraph(w.text("This is for the case where you told the person in charge of a fault that keeps you "
                                 "from a content or a service of this house, and got no answer that satisfied "
                                 "you. You may:")),
            ui::prose(list)));
}

std::string result_text(const words::Words& w, const Known& known, criteria::Number number) {
    if (std::ranges::find(known.findings, number, &criteria::Finding::number) != known.findings.end())
        return w.text("Not met");
    for (const auto& each : criteria::judgements())
        if (each.number == number)
            return each.result == Result::met       ? w.text("Met")
                   : each.result == Result::not_met ? w.text("Not met")
                                                    : w.text("Does not apply");
    return w.text("Not met");
}

html::Html every_criterion(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    std::vector<html::Html> tables;
    for (const auto& theme : known.themes) {
        std::vector<ui::TableRow> rows;
        for (const auto& criterion : theme.criteria)
            rows.push_back({.cells = {html::group(criteria::number_text(criterion.number) + " " + criterion.title),
                                      html::group(result_text(w, known, criterion.number))}});
        tables.push_back(ui::table(frame, {.caption = theme.title,
                                           .columns = {{.label = w.text("Criterion")},
                                                       {.label = w.text("Result"), .wrap = ui::Column::Wrap::never}},
                                           .rows = std::move(rows)}));
    }
    return ui::folded(frame, {.summary = w.text("The 106 criteria, one by one")}, ui::stack_loose(tables));
}

} // namespace

html::Html accessibility(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    auto state = ui::section(frame, {.title = w.text("State of conformity")}, ui::paragraph(level_text(w, known)));
    return ui::stack_loose(commitment(known, w), state, results(frame, known), not_accessible(frame, known),
                           tested(frame, known), contact(frame, known), redress(frame), known.more,
                           every_criterion(frame, known));
}

} // namespace law::pages
