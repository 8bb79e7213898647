// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/pages.hpp"
#include "rooms/people/law/rules.hpp"

namespace law::pages {

namespace {

std::string lead_of(const words::Words& w, PageName page) {
    switch (page) {
        case PageName::notice: return w.text("Who publishes this house, and who hosts it.");
        case PageName::privacy: return w.text("What is kept about people here, why, how long, and what you can do.");
        case PageName::accessibility: return w.text("What works for everyone, what does not yet, and whom to tell.");
    }
    return {};
}

// Lines of an address one under the other.
html::Html lines(const std::string& text) {
    html::Html out;
    std::size_t start = 0;
    while (start <= text.size()) {
        auto end = std::min(text.find('\n', start), text.size());
        if (start > 0) out += html::tags::br();
        out += html::group(text.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

void add(std::vector<ui::Definition>& to, std::string term, const std::string& text) {
    if (!text.empty()) to.push_back({.term = std::move(term), .description = lines(text)});
}

std::string form_text(const words::Words& w, Form form) {
    switch (form) {
        case Form::unsaid:
        case Form::other: return {};
        case Form::association: return w.text("Association under the law of 1 July 1901");
        case Form::professional_union:
            return w.text("Professional union under the Labour Code (article L. 2131-1 ff.)");
    }
    return {};
}

html::Html mail_link(const std::string& address) {
    return address.empty() ? html::Html{} : ui::link(address, "mailto:" + address);
}

html::Html publisher(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    const auto& facts = known.facts;
    std::vector<ui::Definition> list;
    add(list, w.text("Name"), known.organisation);
    add(list, w.text("Legal form"), form_text(w, rules::parse_form(facts.form)));
    add(list, w.text("Registration"), facts.registration);
    add(list, w.text("Address"), facts.address);
    add(list, w.text("Telephone"), facts.phone);
    if (!facts.email.empty()) list.push_back({.term = w.text("E-mail"), .description = mail_link(facts.email)});
    auto director = facts.director;
    if (!director.empty() && !facts.director_office.empty()) director += ", " + facts.director_office;
    add(list, w.text("Director of publication"), director);
    return ui::section(frame, {.title = w.text("Who publishes")}, ui::definition_list(frame, list));
}

html::Html host(const ui::Frame& frame, const Facts& facts) {
    const auto& w = frame.w();
    std::vector<ui::Definition> list;
    add(list, w.text("Name"), facts.host);
    add(list, w.text("Address"), facts.host_address);
    add(list, w.text("Telephone"), facts.host_phone);
    return list.empty() ? html::Html{}
                        : ui::section(frame, {.title = w.text("Who hosts")}, ui::definition_list(frame, list));
}

} // namespace

std::string page_path(PageName page) {
    return "/legal/" + std::string(rules::page_name(page));
}

std::string form_path(PageName page) {
    return "/console/law/" + std::string(rules::page_name(page));
}

std::string page_title(const words::Words& w, PageName page) {
    switch (page) {
        case PageName::notice: return w.text("Legal notice");
        case PageName::privacy: return w.text("Privacy");
        case PageName::accessibility: return w.text("Accessibility statement");
    }
    return {};
}

html::Html notice(const ui::Frame& frame, const Known& known) {
    const auto& w = frame.w();
    auto rights = ui::section(
        frame, {.title = w.text("What is written here")},
        ui::stack(ui::paragraph(w.text("What somebody writes or shows here stays theirs. Nobody publishes it elsewhere "
                                       "without asking them first.")),
                  ui::paragraph(w.text("Whatever seems unlawful can be reported where it stands, or told to the "
                                       "publisher above."))));
    auto program =
        ui::section(frame, {.title = w.text("The program")},
                    ui::paragraph(w.text("This house is served by Guilde, free software under the GNU Affero "
                                         "General Public License, version 3 or later.")));
    auto article = w.text(
        "Law no. 2004-575 of 21 June 2004 on confidence in the digital economy, article 1-1 (formerly "
        "article 6, III).");
    return ui::stack_loose(publisher(frame, known), host(frame, known.facts), rights, program, known.more,
                           ui::small_print(article));
}

ui::Page page(const ui::Frame& frame, PageName page, const Known& known) {
    const auto& w = frame.w();
    auto content = page == PageName::notice    ? notice(frame, known)
                   : page == PageName::privacy ? privacy(frame, known)
                                               : accessibility(frame, known);
    auto warning = html::when(!known.missing_href.empty(), [&] {
        return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                  .title = w.text("Facts are missing on this page"),
                                  .text = w.text("Only facilitators see this line."),
                                  .content = ui::link(w.text("Give them"), known.missing_href)});
    });
    return {.title = page_title(w, page),
            .content = ui::stack_loose(warning, content),
            .width = frame.is_simple ? ui::Width::wide : ui::Width::reading,
            .lead = lead_of(w, page),
            .actions = ui::link_button(
                frame, {.label = w.text("To print"), .href = page_path(page) + "/print", .icon = "printer"}),
            .description = lead_of(w, page)};
}

} // namespace law::pages
