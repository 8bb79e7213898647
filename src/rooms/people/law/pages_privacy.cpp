// SPDX-License-Identifier: AGPL-3.0-or-later
// The privacy notice (GDPR art. 13 and 14): made of what the rooms say they keep, and of the organisation's facts.
#include "rooms/people/law/pages.hpp"
#include "rooms/people/law/rules.hpp"
#include <array>

namespace law::pages {

namespace {

struct Why {
    std::string title;
    std::string ground;
};
Why why_of(const words::Words& w, Purpose purpose) {
    switch (purpose) {
        case Purpose::membership:
            return {w.text("To know who our members are"),
                    w.text("Membership itself asks for it (GDPR, article 6(1)(b)).")};
        case Purpose::account:
            return {
                w.text("To let you in, and nobody else in your name"),
                w.text("The account you have here asks for it (article 6(1)(b)), and so does the security of everyone "
                       "(articles 6(1)(f) and 32).")};
        case Purpose::conversation:
            return {w.text("To talk, share and answer one another"),
                    w.text("It is what this house is for; you choose what you write (article 6(1)(b)).")};
        case Purpose::mail:
            return {w.text("To write to you"), w.text("News of your organisation (article 6(1)(b)); whatever is not "
                                                      "indispensable stops with one click (article 21).")};
        case Purpose::office:
            return {w.text("To run the house, in the open"),
                    w.text("What officers do with data is written down, so that you can see it (articles 5(2) and "
                           "6(1)(f)).")};
        case Purpose::learning:
            return {w.text("To learn and to keep informed"), w.text("You ask for it by using it (article 6(1)(b)).")};
        case Purpose::safety:
            return {w.text("To keep the house safe and pleasant"),
                    w.text("It is in everyone’s interest (article 6(1)(f)).")};
    }
    return {};
}

html::Html reason(const ui::Frame& frame, const Known& known, Purpose purpose) {
    std::vector<ui::Definition> list;
    for (const auto& line : known.kept)
        if (line.purpose == purpose) list.push_back({.term = line.data, .description = html::group(line.kept)});
    if (list.empty()) return {};
    auto why = why_of(frame.w(), purpose);
    return ui::stack(ui::heading(3, why.title), ui::muted(why.ground), ui::definition_list(frame, list));
}

html::Html controller(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    const auto& facts = known.facts;
    html::Html whom;
    if (!facts.rights_email.empty())
        whom = ui::paragraph(w.text("For all that concerns your data, write to "),
                             ui::link(facts.rights_email, "mailto:" + facts.rights_email), ".");
    auto officer = facts.officer.empty()
                       ? html::Html{}
                       : ui::paragraph(w.text("Data protection officer: {officer}", {{"officer", facts.officer}}));
    return ui::section(
        frame, {.title = w.text("Who answers for it")},
        ui::stack(ui::paragraph(w.text("{house} decides why and how these data are used: it is the controller (GDPR, "
                                       "article 4).",
                                       {{"house", known.organisation}})),
                  whom, officer));
}

html::Html protected_data(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    if (!known.is_union) return {};
    return ui::section(
        frame, {.title = w.text("Belonging to a union is protected")},
        ui::stack(
            ui::paragraph(w.text("That somebody belongs to a union is among the data that the law protects most "
                                 "(GDPR, article 9). {house} may keep it under article 9(2)(d): about its members, "
                                 "its former members and those in regular contact with it, within its aims.",
                                 {{"house", known.organisation}})),
            ui::paragraph(w.text("Nothing of it leaves {house} without your consent. Nobody stands in the "
                                 "directory before saying yes, and no address of an employer is written to "
                                 "unasked.",
                                 {{"house", known.organisation}}))));
}

html::Html purposes(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    constexpr std::array all{Purpose::membership, Purpose::account, Purpose::conversation, Purpose::mail,
                             Purpose::learning,   Purpose::office,  Purpose::safety};
    std::vector<html::Html> parts;
    for (auto purpose : all) parts.push_back(reason(frame, known, purpose));
    html::Html former;
    if (auto years = rules::parse_years(known.facts.former_years))
        former = ui::paragraph(*years == 0
                                   ? w.text("Whoever leaves the organisation is taken off the register at once.")
                                   : w.count("The record of somebody who leaves is erased within {n} year.",
                                             "The record of somebody who leaves is erased within {n} years.", *years));
    return ui::section(
        frame, {.title = w.text("Why, and how long")},
        ui::stack_loose(
            parts, ui::stack(former,
                             ui::paragraph(w.text("Backups bring nothing back: whoever was erased is erased again when "
                                                  "one of them is restored.")))));
}

html::Html origin(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    return ui::section(
        frame, {.title = w.text("Where they come from")},
        ui::stack(ui::paragraph(w.text("From you, and from the register of {house}, which may have been brought here "
                                       "before you came.",
                                       {{"house", known.organisation}})),
                  ui::paragraph(w.text("A name and a way to reach you are needed. All the rest is up to you, and each "
                                       "field of your profile says who sees it."))));
}

html::Html recipients(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    const auto& facts = known.facts;
    std::vector<html::Html> items{
        html::group(w.text("Members: what your profile shows them, and what you write where they may read it.")),
        html::group(w.text("Officers, for their task. Each time one of them opens your record it is written down, and "
                           "you can read it in your account."))};
    if (!facts.host.empty())
        items.push_back(html::group(w.text("{host}, which hosts the house.", {{"host", facts.host}})));
    if (!facts.mail_carrier.empty())
        items.push_back(html::group(
            w.text("{carrier}, which carries the mails that leave here.", {{"carrier", facts.mail_carrier}})));
    html::Html list;
    for (const auto& item : items) list += html::tags::li(item);
    auto outside = known.outside;
    if (outside.empty() && !facts.host.empty()) outside = ui::paragraph(w.text("The data stay in the European Union."));
    return ui::section(
        frame, {.title = w.text("Who sees them")},
        ui::stack(ui::prose(html::tags::ul(list)), outside,
                  ui::paragraph(w.text("Nobody else: no advertising, no measurement of audience, no request to another "
                                       "site. No decision about you is taken by a machine."))));
}

html::Html cookies(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::section(
        frame, {.title = w.text("Cookies")},
        ui::stack(
            ui::paragraph(w.text("Only those without which the house could not work, so your consent is not asked: "
                                 "one keeps you signed in, one tells this browser from another, one shows a "
                                 "message on the next page.")),
            ui::paragraph(w.text("What you are writing is also kept on your own device, so that nothing is lost; "
                                 "it goes when it is sent or when you sign out."))));
}

html::Html rights(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    auto in_account = ui::paragraph(
        w.text("In your account you read and correct your data, take all of it away in a file, and ask to be "
               "forgotten. You may also ask {house} to limit a use, or object to it, and take back a "
               "consent at any time (GDPR, articles 15 to 22).",
               {{"house", known.organisation}}));
    auto links =
        ui::cluster(ui::link(w.text("Take my data away"), "/me/data"), ui::link(w.text("Be forgotten"), "/me/erasure"));
    auto answer =
        ui::paragraph(w.text("An answer comes within a month. If it does not satisfy you, write to the CNIL, 3 place "
                             "de Fontenoy, TSA 80715, 75334 Paris Cedex 07, or at "),
                      ui::link("cnil.fr/plaintes", "https://www.cnil.fr/fr/plaintes"), ".");
    return ui::section(frame, {.title = w.text("Your rights")}, ui::stack(in_account, links, answer));
}

html::Html every_list(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    std::vector<ui::Definition> list;
    for (const auto& each : known.lists) list.push_back({.term = each.title, .description = html::group(each.about)});
    if (list.empty()) return {};
    return ui::folded(frame, {.summary = w.text("List by list: all that a copy of your data holds")},
                      ui::definition_list(frame, list));
}

} // namespace

html::Html privacy(const ui::Frame& frame, const Known& known) {
    return ui::stack_loose(controller(frame, known), protected_data(frame, known), purposes(frame, known),
                           origin(frame, known), recipients(frame, known), cookies(frame), rights(frame, known),
                           known.more, every_list(frame, known));
}

} // namespace law::pages
