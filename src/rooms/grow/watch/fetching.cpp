// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/fetching.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "net/http_client.hpp"
#include "net/web_place.hpp"
#include "parse/feed.hpp"
#include "parse/html_markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/digest.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/store_entries.hpp"
#include <algorithm>
#include <charconv>

namespace watch {

using platform::Visit;

namespace {

constexpr std::string_view fetch_kind = "watch.fetch";
constexpr std::size_t feed_bytes_max = 4'000'000;
constexpr std::size_t summary_bytes_max = 3'000; // an excerpt: the text itself stays with its site
constexpr int due_most = 50;
constexpr int swept_at_once = 500;
constexpr std::chrono::hours longest_wait{24 * 7};

Trouble trouble_of(const net::HttpAnswer& answer) {
    switch (answer.fault) {
        case net::HttpFault::none: break;
        case net::HttpFault::refused: return Trouble::refused;
        case net::HttpFault::unknown: return Trouble::unknown_name;
        case net::HttpFault::unreachable: return Trouble::unreachable;
        case net::HttpFault::too_slow: return Trouble::too_slow;
        case net::HttpFault::too_large: return Trouble::too_large;
    }
    switch (answer.status) {
        case 304: return Trouble::none;
        case 401:
        case 403: return Trouble::closed;
        case 404: return Trouble::missing;
        case 410: return Trouble::gone;
        case 429:
        case 503: return Trouble::busy;
        default: return answer.is_good() ? Trouble::none : Trouble::broken;
    }
}

// "120", or a date.
base::Milliseconds asked_wait(std::string_view retry_after, base::Instant now) {
    std::int64_t seconds = 0;
    auto [end, fault] = std::from_chars(retry_after.data(), retry_after.data() + retry_after.size(), seconds);
    bool is_number = fault == std::errc() && end == retry_after.data() + retry_after.size();
    if (is_number) {
        constexpr std::int64_t seconds_max = 7 * 24 * 3600;
        return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, seconds_max));
    }
    auto at = parse::read_feed_moment(retry_after);
    if (!at || *at <= now) return base::Milliseconds{0};
    return std::min<base::Milliseconds>(*at - now, longest_wait);
}

// A link of the feed, made whole; nothing when it is none of the web.
std::string whole_link(const std::string& feed_address, const std::string& link) {
    if (link.empty()) return {};
    auto feed = net::read_place(feed_address);
    auto place = feed ? net::read_redirect(*feed, link) : net::read_place(link);
    return place && place->url.size() <= address_length_max ? place->url : std::string();
}

// What a try brought: a feed, another address to try, or trouble.
struct Brought {
    Trouble trouble = Trouble::none;
    parse::Feed feed;
    std::string address; // of the feed from now on
    std::string etag;
    std::string last_modified;
    base::Milliseconds asked_wait{0};
    bool is_unchanged = false;
};

Brought bring(Visit& visit, const Source& source) {
    auto answer = visit.house().http->get(
        {.url = source.address,
         .accept = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
         .etag = source.etag,
         .last_modified = source.last_modified,
         .bytes_max = feed_bytes_max,
         .excess = net::HttpFetch::Excess::cut});
    Brought out{.trouble = trouble_of(answer),
                .feed = {},
                .address = answer.is_permanent && !answer.url.empty() ? answer.url : source.address,
                .etag = answer.etag,
                .last_modified = answer.last_modified,
                .asked_wait = asked_wait(answer.retry_after, visit.now()),
                .is_unchanged = answer.status == 304};
    if (out.trouble != Trouble::none || out.is_unchanged) return out;
    auto feed = parse::read_feed(answer.body);
    if (feed) {
        out.feed = std::move(*feed);
        return out;
    }
    out.trouble = Trouble::no_feed;
    // A page of the site: it says where its feed is.
    for (const auto& link : parse::find_feed_links(answer.body)) {
        auto address = whole_link(answer.url, link);
        if (address.empty() || address == source.address) continue;
        out.address = address;
        break;
    }
    return out;
}

// Markdown, cut at the end of a paragraph where one is near.
std::string summary_of(const std::string& feed_address, const std::string& html) {
    auto text = parse::html_to_markdown(
        html, {.address = [&](std::string_view link) { return whole_link(feed_address, std::string(link)); }});
    if (text.size() <= summary_bytes_max) return text;
    text = base::first_code_points(text, summary_bytes_max / 2);
    auto end = text.rfind("\n\n");
    if (end != std::string::npos && end > text.size() / 2) text.resize(end);
    return text + "\n\n…";
}

std::string key_of(const parse::FeedEntry& entry) {
    base::Sha256 hash;
    hash.add(entry.key);
    return hash.hex().substr(0, 32);
}

std::vector<Entry> entries_of(Visit& visit, const Source& source, const Brought& brought) {
    std::vector<Entry> out;
    for (const auto& each : brought.feed.entries) {
        Entry entry{.public_id = PublicId::random(),
                    .source = source.id,
                    .title = std::string(base::first_code_points(each.title, title_length_max)),
                    .address = whole_link(brought.address, each.address),
                    .summary = summary_of(brought.address, each.html),
                    .reason = {},
                    .written_at = each.at,
                    .decided_at = visit.now(),
                    .note = {}};
        if (entry.written_at && *entry.written_at > visit.now()) entry.written_at = visit.now();
        if (entry.title.empty()) entry.title = entry.address;
        out.push_back(std::move(entry));
    }
    return out;
}

// New ones wait for the referees, the oldest first so that the newest stand above. Of a source that is read for the first
// time, only the latest: nobody wants the whole of the past.
void propose_new(Visit& visit, const Source& source, const Brought& brought, std::vector<Entry>& entries) {
    bool is_first = !source.read_at;
    auto oldest = visit.now() - (is_first ? first_age_max : age_max);
    std::size_t taken = 0;
    std::vector<const Entry*> fresh;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!store::insert_seen(visit.db(), source.id, key_of(brought.feed.entries[i]), visit.now())) continue;
        bool is_old = entries[i].written_at && *entries[i].written_at < oldest;
        if (is_old || (is_first && taken >= first_entries_max)) continue;
        ++taken;
        fresh.push_back(&entries[i]);
    }
    for (auto at = fresh.rbegin(); at != fresh.rend(); ++at) store::insert_entry(visit.db(), **at);
}

void note_failure(Visit& visit, Source& source, const Brought& brought) {
    source.trouble = brought.trouble;
    ++source.failures;
    if (!source.failing_since) source.failing_since = visit.now();
    source.next_at = visit.now() + std::max(wait_after(source.failures), brought.asked_wait);
    if (brought.trouble == Trouble::gone) source.state = SourceState::stopped;
}

void note_success(Visit& visit, Source& source, const Brought& brought) {
    // Sources that were added together are not all read in the same minute.
    constexpr std::int64_t spread = 30;
    source.trouble = Trouble::none;
    source.failures = 0;
    source.failing_since.reset();
    source.told_at.reset();
    source.read_at = visit.now();
    source.next_at =
        visit.now() + std::max(usual_wait, brought.asked_wait) + std::chrono::minutes(source.id.number % spread);
    if (brought.is_unchanged) return;
    source.etag = brought.etag;
    source.last_modified = brought.last_modified;
    if (source.name.empty()) source.name = base::first_code_points(brought.feed.title, title_length_max);
}

// Another source may stand at that address already: then this one stays where it is.
bool moves(Visit& visit, const Source& source, const std::string& address) {
    return address != source.address && !store::find_source_at(visit.db(), address);
}

void settle(Visit& visit, SourceId id, const Brought& brought, std::vector<Entry>& entries) {
    auto source = store::find_source(visit.db(), id);
    if (!source || source->state != SourceState::followed) return;
    bool has_moved = moves(visit, *source, brought.address);
    if (has_moved) source->address = brought.address;
    if (brought.trouble == Trouble::none) {
        propose_new(visit, *source, brought, entries);
        note_success(visit, *source, brought);
    } else if (brought.trouble == Trouble::no_feed && has_moved && source->failures == 0) {
        source->next_at = visit.now(); // the page named its feed: that is read at once
        source->failures = 1;
        source->failing_since = visit.now();
        fetch_later(visit, id);
    } else {
        note_failure(visit, *source, brought);
        if (is_time_to_tell(*source, visit.now())) {
            source->told_at = visit.now();
            tell_trouble_later(visit, id);
        }
    }
    store::update_reading(visit.db(), *source);
}

void fetch_source(Visit& visit, const std::string& payload) {
    SourceId id;
    std::from_chars(payload.data(), payload.data() + payload.size(), id.number);
    auto source = store::find_source(visit.db(), id);
    if (!source || source->state != SourceState::followed || source->next_at > visit.now()) return;
    auto brought = bring(visit, *source);
    auto entries = entries_of(visit, *source, brought);
    platform::write(visit, [&] { settle(visit, id, brought, entries); });
}

void look_for_due(Visit& visit) {
    if (!platform::is_feature_open(visit, feature)) return;
    auto due = store::list_due(visit.db(), visit.now(), due_most);
    if (due.empty()) return;
    platform::write(visit, [&] {
        for (auto id : due) fetch_later(visit, id);
    });
}

void sweep(Visit& visit) {
    auto waiting = store::list_waiting_since(visit.db(), visit.now() - proposal_life, swept_at_once);
    platform::write(visit, [&] {
        for (auto id : waiting) store::set_aside(visit.db(), id, visit.now());
        store::delete_aside(visit.db(), visit.now() - aside_life);
        store::delete_unseen(visit.db(), visit.now() - seen_life);
    });
}

} // namespace

void fetch_later(Visit& visit, SourceId source) {
    auto payload = std::to_string(source.number);
    visit.later({.kind = std::string(fetch_kind), .payload = payload, .run_at = visit.now(), .unique_key = payload});
}

std::vector<platform::JobHandler> fetching_jobs() {
    return {{.kind = fetch_kind, .run = fetch_source, .at_once = 2}};
}

std::vector<platform::Timer> fetching_timers() {
    return {{.name = "watch.look_for_due", .every = std::chrono::minutes(5), .run = look_for_due},
            {.name = "watch.sweep", .every = std::chrono::hours(24), .run = sweep}};
}

} // namespace watch
