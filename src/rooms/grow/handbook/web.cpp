// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/handbook/actions.hpp"
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/handbook/pages.hpp"
#include "rooms/grow/handbook/rules.hpp"
#include "rooms/grow/handbook/store.hpp"
#include "rooms/grow/handbook/store_personal.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"

namespace handbook {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

PageName page_of(const Request& request) {
    auto page = rules::parse_page(request.parameter("page"));
    if (!page) throw base::Refusal::not_found();
    return *page;
}

std::string address_of(const Visit& visit) {
    return platform::absolute(visit.house(), "/");
}

std::string adapted_line(Visit& visit, const PageText& text) {
    if (!text.latest || !visit.viewer().is_facilitator()) return {};
    auto lines = members::lines_of(visit, std::span(&text.latest->adapted_by, 1));
    return visit.words().text("Adapted by {name} on {day}",
                              {{"name", lines[text.latest->adapted_by.number].name},
                               {"day", visit.words().day(visit.words().local_day(text.latest->adapted_at))}});
}

pages::Shown shown_of(Visit& visit, PageName page) {
    auto text = text_of(visit, page);
    const auto& body = visit.words().language() == words::Language::fr ? text.fr : text.en;
    auto whole = rules::fill_in(body, platform::organisation(visit)->name, address_of(visit));
    return {.page = page,
            .text = html::trusted(parse::render_markdown(whole).html),
            .may_adapt = visit.viewer().is_facilitator(),
            .adapted = adapted_line(visit, text)};
}

Response show_contents(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::contents(frame));
}

Response show_page(Visit& visit, Request& request) {
    auto shown = shown_of(visit, page_of(request));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::page(frame, shown));
}

Response show_sheet(Visit& visit, Request& request) {
    auto shown = shown_of(visit, page_of(request));
    auto frame = platform::frame_of(visit);
    http::Response response;
    response.body = ui::print_page(frame, pages::sheet(frame, shown, address_of(visit))).str();
    return response;
}

Response show_form(Visit& visit, Request& request) {
    auto page = page_of(request);
    auto text = text_of(visit, page);
    auto frame = platform::frame_of(visit);
    return platform::show(
        visit, frame,
        pages::form(
            frame,
            {.page = page, .fr = text.fr, .en = text.en, .seen = text.seen, .is_adapted = text.latest.has_value()}));
}

Response update_page(Visit& visit, Request& request) {
    auto page = page_of(request);
    adapt_page(visit, page,
               {.fr = std::string(request.field("fr")),
                .en = std::string(request.field("en")),
                .seen = std::string(request.field("seen"))});
    visit.flash(say("Saved."));
    return platform::go_to(visit, pages::page_path(page));
}

Response create_restoration(Visit& visit, Request& request) {
    auto page = page_of(request);
    restore_page(visit, page);
    visit.flash(say("The first text is back."));
    return platform::go_to(visit, pages::page_path(page));
}

std::vector<html::Html> fill_account(Visit& visit, std::span<const std::int64_t> persons) {
    return std::vector(persons.size(), pages::account_row(platform::fragment_frame_of(visit)));
}

std::vector<platform::Route> routes() {
    platform::Route edit{.pattern = "/handbook/{page}/edit",
                         .policy = Policy::facilitator,
                         .handler = show_form,
                         .summary = "Adapts a page, in both languages"};
    auto save = edit;
    save.method = Method::post;
    save.form = show_form;
    save.handler = update_page;
    save.summary = "Keeps a page as it was adapted";
    return {
        {.pattern = "/handbook",
         .policy = Policy::member,
         .handler = show_contents,
         .summary = "How the house works, page by page"},
        {.pattern = "/handbook/{page}", .policy = Policy::member, .handler = show_page, .summary = "One page of it"},
        {.pattern = "/handbook/{page}/print",
         .policy = Policy::member,
         .handler = show_sheet,
         .summary = "The same page for paper"},
        edit,
        save,
        {.method = Method::post,
         .pattern = "/handbook/{page}/restore",
         .policy = Policy::facilitator,
         .handler = create_restoration,
         .summary = "Goes back to the first text"}};
}

} // namespace

platform::Room room() {
    return {.name = "handbook",
            .routes = routes(),
            .queries = store::queries(),
            .tells = {page_adapted, page_restored},
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account}},
            .navigation = {{.label = base::mark("How it works here"),
                            .href = "/handbook",
                            .icon = "book-open",
                            .place = ui::NavigationItem::Place::account,
                            .order = 40}},
            .personal = store::personal()};
}

} // namespace handbook
