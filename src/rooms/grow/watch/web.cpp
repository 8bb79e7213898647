// SPDX-License-Identifier: AGPL-3.0-or-later
// The archive: what members read.
#include "rooms/grow/watch/web.hpp"
#include "base/text.hpp"
#include "parse/excerpt.hpp"
#include "parse/markdown.hpp"
#include "parse/url.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/digest.hpp"
#include "rooms/grow/watch/fetching.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/store_personal.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace watch {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 20;
constexpr int months_most = 240;
constexpr std::size_t question_length_max = 200;
constexpr std::size_t excerpt_length = 320;
constexpr std::string_view cursor_name = "watch.archive";

html::Html rendered(const std::string& markdown) {
    return markdown.empty() ? html::Html{} : html::trusted(parse::render_markdown(markdown).html);
}
std::string short_text(const std::string& markdown) {
    return parse::excerpt(parse::render_markdown(markdown).text, excerpt_length);
}

// "2026-11": from the first moment of that month until that of the next, as the reader's clocks have it.
void put_month(Visit& visit, const std::string& month, store::Wanted& wanted) {
    auto first = base::Day::parse_iso(month + "-01");
    if (!first) return;
    auto is_december = first->month() == 12;
    auto next = base::Day::of(first->year() + (is_december ? 1 : 0), is_december ? 1 : first->month() + 1, 1);
    wanted.from = visit.words().start_of(*first);
    wanted.before = visit.words().start_of(*next);
}

std::vector<base::Day> months_of(Visit& visit) {
    std::vector<base::Day> out;
    auto first = store::find_first_published(visit.db());
    if (!first) return out;
    auto oldest = visit.words().local_day(*first);
    auto today = visit.words().local_day(visit.now());
    auto month = *base::Day::of(today.year(), today.month(), 1);
    for (int i = 0; i < months_most; ++i) {
        out.push_back(month);
        if (month <= oldest) break;
        base::Day before{month.number - 1};
        month = *base::Day::of(before.year(), before.month(), 1);
    }
    return out;
}

// The trades by which the archive is filtered; nothing: by none. A filter that nothing can pass has a key that none has.
std::vector<std::string> wanted_keys(Visit& visit, const Asked& asked) {
    if (!asked.trade.empty()) return {asked.trade, std::string()};
    if (asked.whom == Asked::Whom::all) return {};
    auto keys = reader_of(visit, visit.viewer().person).keys;
    auto known = store::keep_keys(visit.db(), keys);
    known.emplace_back(); // what is for everybody
    return known;
}

pages::Archive archive_of(Visit& visit, const Request& request) {
    pages::Archive out{.parts = parts_of(visit), .asked = asked_of(request), .entries = {}, .next_href = {}};
    auto page = find_published(visit, out.asked, request.value("cursor"));
    if (!page.next.empty()) out.next_href = pages::archive_path(out.asked, page.next);
    out.entries = shown_of(visit, std::move(page.entries));
    return out;
}

Response show_archive(Visit& visit, Request& request) {
    auto archive = archive_of(visit, request);
    if (request.wants_fragment() && !request.value("cursor").empty())
        return platform::show_fragment(visit, pages::archive_more(platform::fragment_frame_of(visit), archive));
    auto reader = reader_of(visit, visit.viewer().person);
    archive.reader_trade = reader.trade;
    archive.has_keys = !reader.keys.empty();
    archive.trades = store::list_trade_names(visit.db());
    archive.sources = store::list_sources(visit.db());
    archive.months = months_of(visit);
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::archive_results(platform::fragment_frame_of(visit), archive));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::archive(frame, archive));
}

Response show_entry(Visit& visit, Request& request) {
    auto entry = access_entry(visit, id_of(request), Need::read);
    if (entry.state != State::published) // at the desk, for who may be there
        return platform::go_to(visit, "/watch/desk/" + entry.public_id.str());
    auto shown = shown_of(visit, {entry});
    const std::array ids{entry.id.number};
    pages::EntryPage page{.shown = std::move(shown.front()),
                          .beside_note = platform::fill_slot(visit, note_slot, ids).front(),
                          .may_annotate = is_referee(visit),
                          .may_ask = platform::is_feature_open(visit, items::questions_feature),
                          .reader_trade = reader_of(visit, visit.viewer().person).trade};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::entry(frame, page));
}

Response show_proposal_form(Visit& visit, Request&) {
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::propose(frame));
}

Response create_proposal(Visit& visit, Request& request) {
    propose_entry(visit, {.title = std::string(request.field("title")),
                          .address = std::string(request.field("address")),
                          .reason = std::string(request.field("reason"))});
    visit.flash(say("Thank you. The referees will look at it."));
    return platform::go_to(visit, is_referee(visit) ? "/watch/desk" : std::string(watch_path));
}

} // namespace

pages::Parts parts_of(Visit& visit) {
    pages::Parts out{.has_desk = is_referee(visit), .has_referees = visit.viewer().is_facilitator()};
    if (out.has_desk) out.waiting = store::count_proposed(visit.db());
    return out;
}

std::vector<pages::Shown> shown_of(Visit& visit, std::vector<Entry> entries) {
    std::vector<EntryId> ids;
    std::vector<PersonId> persons;
    for (const auto& entry : entries) {
        ids.push_back(entry.id);
        if (entry.decided_by) persons.push_back(*entry.decided_by);
        if (entry.proposed_by) persons.push_back(*entry.proposed_by);
    }
    auto lines = members::lines_of(visit, persons);
    std::map<std::int64_t, std::string> sources;
    if (!entries.empty())
        for (const auto& source : store::list_sources(visit.db()))
            sources[source.id.number] = pages::source_name(source);
    auto trades = store::list_trades(visit.db(), ids);
    auto reader = reader_of(visit, visit.viewer().person);
    std::vector<pages::Shown> out;
    for (auto& entry : entries) {
        pages::Shown shown{.source = sources[entry.source.number],
                           .trades = {},
                           .note = rendered(entry.note),
                           .summary = rendered(entry.summary),
                           .reason = rendered(entry.reason),
                           .note_text = short_text(entry.note),
                           .summary_text = short_text(entry.summary.empty() ? entry.reason : entry.summary)};
        std::vector<std::string> keys;
        for (const auto& trade : trades)
            if (trade.entry == entry.id) {
                shown.trades.push_back(trade.label);
                keys.push_back(trade.key);
            }
        if (entry.decided_by) shown.referee = lines[entry.decided_by->number];
        if (entry.proposed_by) shown.proposer = lines[entry.proposed_by->number];
        shown.is_for_reader = concerns(entry.concerns_all, keys, reader.keys);
        shown.entry = std::move(entry);
        out.push_back(std::move(shown));
    }
    return out;
}

Asked asked_of(const Request& request) {
    auto line = [&](std::string_view name) {
        return std::string(base::first_code_points(base::clean_line(request.value(name)), question_length_max));
    };
    return {.whom = request.value("whom") == "me" ? Asked::Whom::me : Asked::Whom::all,
            .words = line("q"),
            .trade = base::fold(line("trade")),
            .source = line("source"),
            .month = line("month")};
}

ArchivePage find_published(Visit& visit, const Asked& asked, std::string_view cursor) {
    store::Wanted wanted{
        .trade_keys = wanted_keys(visit, asked), .words = words_of_question(asked.words), .limit = page_size + 1};
    if (auto id = PublicId::parse(asked.source))
        if (auto source = store::find_source(visit.db(), *id)) wanted.source = source->id;
    put_month(visit, asked.month, wanted);
    if (auto position = platform::open_position(visit, cursor_name, cursor))
        wanted.after = {{position->number}, {position->id}};
    ArchivePage out{.entries = store::list_published(visit.db(), wanted), .next = {}};
    if (out.entries.size() <= page_size) return out;
    out.entries.resize(page_size);
    const auto& last = out.entries.back();
    out.next = platform::seal_position(visit, cursor_name,
                                       {.number = last.decided_at.milliseconds, .text = {}, .id = last.id.number});
    return out;
}

std::vector<platform::Route> archive_routes() {
    return {{.pattern = watch_path,
             .policy = Policy::member,
             .handler = show_archive,
             .summary = "The archive of the watch: q, whom (me), trade, source, month"},
            {.method = Method::post,
             .pattern = watch_path,
             .policy = Policy::member,
             .handler = create_proposal,
             .summary = "Proposes a text to the referees",
             .form = show_proposal_form},
            {.pattern = "/watch/new",
             .policy = Policy::member,
             .handler = show_proposal_form,
             .summary = "The form to propose a text"},
            {.pattern = "/watch/{id}",
             .policy = Policy::member,
             .handler = show_entry,
             .summary = "A text of the watch, with what it changes for us"}};
}

platform::Room room() {
    std::vector<platform::Route> routes;
    for (auto part : {archive_routes, desk_routes, source_routes, mail_routes, api_routes})
        for (auto& route : part()) routes.push_back(std::move(route));
    for (auto& route : routes)
        if (!route.pattern.starts_with("/watch/stop/")) route.feature = feature; // a mail can always be stopped
    auto queries = store::queries();
    for (const auto* query : store::entry_queries()) queries.push_back(query);
    auto jobs = fetching_jobs();
    for (auto& job : digest_jobs()) jobs.push_back(std::move(job));
    auto timers = fetching_timers();
    for (auto& timer : digest_timers()) timers.push_back(std::move(timer));
    return {.name = "watch",
            .routes = std::move(routes),
            .queries = std::move(queries),
            .tells = {source_added, source_stopped, source_followed, entry_proposed, entry_published, entry_edited,
                      entry_set_aside, entry_put_back, entry_withdrawn, referee_named, referee_dismissed},
            .jobs = std::move(jobs),
            .timers = std::move(timers),
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .navigation = {{.label = base::mark("The watch"),
                            .href = watch_path,
                            .icon = "scale",
                            .policy = Policy::member,
                            .order = 45,
                            .feature = feature}},
            .features = {{.name = feature,
                          .label = base::mark("The watch"),
                          .start = platform::Feature::Start::closed,
                          .purpose = base::mark("Laws, agreements and news, with what each changes for which trade; a "
                                                "digest by mail."),
                          .advice = base::mark("Find two or three people who read the law anyway, name them referees, "
                                               "and let them annotate ten texts before everybody reads.")}},
            .personal = store::personal()};
}

} // namespace watch
