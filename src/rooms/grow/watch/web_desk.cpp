// SPDX-License-Identifier: AGPL-3.0-or-later
// The referees' desk.
#include "parse/url.hpp"
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/web.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <charconv>

namespace watch {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 20;
constexpr int trades_offered = 40;

pages::Desk desk_of(Visit& visit, const Request& request) {
    access_desk(visit);
    pages::Desk out{.parts = parts_of(visit), .entries = {}, .next_href = {}, .set_aside = {}};
    if (request.value("show") == "aside") out.state = State::aside;
    if (auto done = PublicId::parse(request.value("done"))) out.set_aside = done->str();
    auto name = out.state == State::aside ? "watch.aside" : "watch.desk";
    auto position = platform::open_position(visit, name, request.value("cursor"));
    auto after = position ? store::Position{{position->number}, {position->id}} : store::top;
    auto entries = store::list_by_state(visit.db(), out.state, after, page_size + 1);
    if (entries.size() > page_size) {
        entries.resize(page_size);
        const auto& last = entries.back();
        auto cursor = platform::seal_position(
            visit, name, {.number = last.decided_at.milliseconds, .text = {}, .id = last.id.number});
        std::vector<parse::Pair> query{{"cursor", cursor}};
        if (out.state == State::aside) query.push_back({"show", "aside"});
        out.next_href = parse::with_query("/watch/desk", query);
    }
    out.entries = shown_of(visit, std::move(entries));
    out.has_sources = !store::list_sources(visit.db()).empty();
    return out;
}

Response show_desk(Visit& visit, Request& request) {
    auto desk = desk_of(visit, request);
    if (request.wants_fragment() && !request.value("cursor").empty())
        return platform::show_fragment(visit, pages::desk_more(platform::fragment_frame_of(visit), desk));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::desk(frame, desk));
}

// The trades most members carry, and those that entries named already.
std::vector<std::string> offered_trades(Visit& visit) {
    auto out = members::list_trades(visit.db(), trades_offered);
    for (const auto& named : store::list_trade_names(visit.db())) {
        bool is_there = std::ranges::any_of(trades_of(out), [&](const auto& trade) { return trade.key == named.key; });
        if (!is_there && out.size() < trades_offered * 2) out.push_back(named.label);
    }
    std::ranges::sort(out, {}, [](const auto& label) { return trades_of(std::vector{label}).front().key; });
    return out;
}

Response show_annotation(Visit& visit, Request& request) {
    auto entry = access_entry(visit, id_of(request), Need::annotate);
    pages::Annotating page{.shown = std::move(shown_of(visit, {entry}).front()), .trades = offered_trades(visit)};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::annotate(frame, page));
}

Annotation annotation_of(const Request& request) {
    Annotation out{.title = std::string(request.field("title")),
                   .note = std::string(request.field("note")),
                   .applies_on = std::string(request.field("applies_on")),
                   .concerns_all = request.has_field("everybody"),
                   .trades = request.fields("trades"),
                   .other_trades = std::string(request.field("other_trades"))};
    auto revision = request.field("revision");
    std::from_chars(revision.data(), revision.data() + revision.size(), out.revision);
    return out;
}

Response create_annotation(Visit& visit, Request& request) {
    auto id = id_of(request);
    bool was_published = access_entry(visit, id, Need::annotate).state == State::published;
    publish_entry(visit, id, annotation_of(request));
    visit.flash(was_published ? say("Saved.") : say("Published in the archive."));
    return platform::go_to(visit, was_published ? entry_path(id) : "/watch/desk");
}

Response create_setting_aside(Visit& visit, Request& request) {
    auto id = id_of(request);
    set_entry_aside(visit, id);
    return platform::go_to(visit, parse::with_query("/watch/desk", {{"done", id.str()}}));
}

Response create_putting_back(Visit& visit, Request& request) {
    put_entry_back(visit, id_of(request));
    visit.flash(say("It is back."));
    return platform::go_to(visit, "/watch/desk");
}

Response create_withdrawal(Visit& visit, Request& request) {
    auto id = id_of(request);
    withdraw_entry(visit, id);
    visit.flash(say("It is no longer in the archive."));
    return platform::go_to(visit, "/watch/desk/" + id.str());
}

platform::Route act(std::string_view pattern, platform::Handler handler, std::string_view summary) {
    return {
        .method = Method::post, .pattern = pattern, .policy = Policy::member, .handler = handler, .summary = summary};
}

} // namespace

std::vector<platform::Route> desk_routes() {
    std::vector<platform::Route> out{
        {.pattern = "/watch/desk",
         .policy = Policy::member,
         .handler = show_desk,
         .summary = "For referees: what waits to be annotated, or was set aside"},
        {.pattern = "/watch/desk/{id}",
         .policy = Policy::member,
         .handler = show_annotation,
         .summary = "For referees: the form of a note"},
        act("/watch/desk/{id}", create_annotation, "For referees: publishes a text with its note, or changes the note"),
        act("/watch/desk/{id}/aside", create_setting_aside, "For referees: sets a text aside"),
        act("/watch/desk/{id}/back", create_putting_back, "For referees: undoes the setting aside"),
        act("/watch/desk/{id}/withdraw", create_withdrawal, "For referees: takes a text out of the archive"),
    };
    out[2].form = show_annotation;
    return out;
}

} // namespace watch
