// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/markdown.hpp"
#include "platform/feature.hpp"
#include "platform/house.hpp"
#include "platform/page.hpp"
#include "rooms/people/law/kept.hpp"
#include "rooms/people/law/law.hpp"
#include "rooms/people/law/pages.hpp"
#include "rooms/people/law/rules.hpp"
#include "words/texts.hpp"
#include <algorithm>

namespace law {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

PageName page_of(Request& request) {
    auto page = rules::parse_page(request.parameter("page"));
    if (!page) throw base::Refusal::not_found();
    return *page;
}

rules::Mail mail_of(Visit& visit) {
    return platform::organisation(visit)->mail_url.empty() ? rules::Mail::kept_here : rules::Mail::sent_by_another;
}

html::Html in_language(Visit& visit, const std::string& fr, const std::string& en) {
    bool is_french = visit.words().language() == words::Language::fr;
    const auto& text = (is_french ? fr : en).empty() ? (is_french ? en : fr) : (is_french ? fr : en);
    return text.empty() ? html::Html{} : ui::prose(html::trusted(parse::render_markdown(text).html));
}

// What closed features would keep is not told: they look as if they did not exist.
bool is_closed(const std::vector<platform::FeatureState>& features, std::string_view name) {
    return std::ranges::any_of(features, [&](const auto& each) { return each.name == name && !each.is_open; });
}

std::vector<pages::KeptLine> kept_lines(Visit& visit) {
    auto features = platform::list_features(visit);
    std::vector<pages::KeptLine> out;
    for (const auto& line : kept_data())
        if (!is_closed(features, line.feature))
            out.push_back({.purpose = line.purpose,
                           .data = visit.words().text(line.data),
                           .kept = visit.words().text(line.kept)});
    return out;
}

std::vector<pages::ListLine> list_lines(Visit& visit) {
    std::vector<pages::ListLine> out;
    auto features = platform::list_features(visit);
    auto is_hidden = [&](std::string_view room) {
        return std::ranges::any_of(
            kept_data(), [&](const KeptData& line) { return line.room == room && is_closed(features, line.feature); });
    };
    for (const auto& room : visit.house().rooms)
        if (!is_hidden(room.name))
            for (const auto& list : room.personal.lists)
                out.push_back({.title = visit.words().text(list.title), .about = visit.words().text(list.about)});
    return out;
}

pages::Known known_of(Visit& visit, PageName page, const Facts& facts) {
    auto house = platform::organisation(visit);
    pages::Known known{.organisation = house->is_set_up() ? house->name : "Guilde",
                       .address = visit.house().origin,
                       .facts = facts,
                       .is_union = house->is_union()};
    switch (page) {
        case PageName::notice: known.more = in_language(visit, facts.notice_fr, facts.notice_en); break;
        case PageName::privacy:
            known.more = in_language(visit, facts.privacy_fr, facts.privacy_en);
            known.outside = in_language(visit, facts.outside_fr, facts.outside_en);
            known.kept = kept_lines(visit);
            known.lists = list_lines(visit);
            break;
        case PageName::accessibility:
            known.more = in_language(visit, facts.access_fr, facts.access_en);
            known.themes = criteria::read_themes(words::get_text("law", "criteria", visit.words().language()));
            known.findings = criteria::parse_findings(facts.findings);
            break;
    }
    return known;
}

Response show_page(Visit& visit, Request& request) {
    auto page = page_of(request);
    auto facts = list_facts(visit);
    auto known = known_of(visit, page, facts);
    if (visit.viewer().is_facilitator() && !rules::list_missing(facts, page, mail_of(visit)).empty())
        known.missing_href = pages::form_path(page);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::page(frame, page, known));
}

Response show_sheet(Visit& visit, Request& request) {
    auto page = page_of(request);
    auto frame = platform::frame_of(visit);
    auto whole = pages::page(frame, page, known_of(visit, page, list_facts(visit)));
    whole.content =
        ui::stack_loose(ui::stack_tight(ui::strong(frame.organisation), ui::heading(2, whole.title)), whole.content);
    Response response;
    response.body = ui::print_page(frame, whole).str();
    return response;
}

Response show_contents(Visit& visit, Request&) {
    auto facts = list_facts(visit);
    std::vector<pages::PageState> states;
    for (auto page : all_pages)
        states.push_back({.page = page, .missing = rules::list_missing(facts, page, mail_of(visit))});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::contents(frame, states));
}

Facts typed_facts(Visit& visit, Request& request, PageName page) {
    auto facts = list_facts(visit);
    rules::for_each_fact(facts, page,
                         [&](const char* name, std::string& value) { value = std::string(request.field(name)); });
    return facts;
}

Response show_form_with(Visit& visit, PageName page, const Facts& facts, html::Html preview) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame,
                          pages::form(frame, {.page = page,
                                              .facts = facts,
                                              .missing = rules::list_missing(facts, page, mail_of(visit)),
                                              .preview = std::move(preview)}));
}

Response show_form(Visit& visit, Request& request) {
    return show_form_with(visit, page_of(request), list_facts(visit), {});
}

Response update_page(Visit& visit, Request& request) {
    auto page = page_of(request);
    update_facts(visit, typed_facts(visit, request, page), page);
    visit.flash(say("Saved."));
    return platform::go_to(visit, std::string(console_path));
}

Response preview_page(Visit& visit, Request& request) {
    auto page = page_of(request);
    auto facts = rules::check_facts(typed_facts(visit, request, page), page);
    auto frame = platform::fragment_frame_of(visit);
    auto shown = pages::page(frame, page, known_of(visit, page, facts)).content;
    return show_form_with(visit, page, facts, shown);
}

std::vector<platform::Route> routes() {
    platform::Route form{.pattern = "/console/law/{page}",
                         .policy = Policy::facilitator,
                         .handler = show_form,
                         .summary = "The facts of one of them"};
    auto save = form;
    save.method = Method::post;
    save.form = show_form;
    save.handler = update_page;
    save.summary = "Keeps the facts of one of them";
    auto preview = save;
    preview.pattern = "/console/law/{page}/preview";
    preview.handler = preview_page;
    preview.summary = "Shows the page with facts that are not kept yet";
    return {{.pattern = "/legal/{page}",
             .policy = Policy::anyone,
             .handler = show_page,
             .summary = "Legal notice, privacy, accessibility statement"},
            {.pattern = "/legal/{page}/print",
             .policy = Policy::anyone,
             .handler = show_sheet,
             .summary = "The same page for paper"},
            {.pattern = "/console/law",
             .policy = Policy::facilitator,
             .handler = show_contents,
             .summary = "The pages of law and what is missing in them"},
            form,
            save,
            preview};
}

std::vector<platform::NavigationEntry> navigation() {
    return {{.label = base::mark("Pages of law"),
             .href = console_path,
             .icon = "landmark",
             .place = ui::NavigationItem::Place::console,
             .policy = Policy::facilitator,
             .order = 58,
             .chapter = platform::Chapter::house}};
}

} // namespace

platform::Room room() {
    return {.name = "law", .routes = routes(), .tells = {facts_changed}, .navigation = navigation()};
}

} // namespace law
