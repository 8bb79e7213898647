// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads what a site says of a page, outside any transaction, and keeps it.
#include "rooms/react/links/jobs.hpp"
#include "net/http_client.hpp"
#include "net/web_place.hpp"
#include "parse/page_card.hpp"
#include "platform/platform.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/links/rules.hpp"
#include "rooms/react/links/store.hpp"
#include <charconv>

namespace links {

using net::HttpAnswer;
using net::HttpFetch;
using platform::Visit;

namespace {

constexpr std::string_view read_kind = "links.read";
constexpr std::int64_t tries_max = 2;
constexpr auto second_try_after = std::chrono::minutes(10);
constexpr auto fresh_time = std::chrono::hours(24 * 90);
constexpr int seconds_max = 10; // for each of the three answers a card may need
constexpr std::size_t page_bytes_max = 512 * 1024;
constexpr std::size_t picture_bytes_max = 5 * 1024 * 1024;
constexpr int old_at_once = 200;

struct Said {
    parse::PageCard card;
    std::string url;      // where it was said: pictures may be relative to it
    bool is_gone = false; // the page is no more
};

bool is_page(std::string_view type) {
    return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

bool says_gone(const HttpAnswer& answer) {
    return answer.fault == net::HttpFault::none && (answer.status == 404 || answer.status == 410);
}

Said ask_page(Visit& visit, const std::string& url) {
    auto answer = visit.house().http->get({.url = url,
                                           .accept = "text/html,application/xhtml+xml",
                                           .bytes_max = page_bytes_max,
                                           .excess = HttpFetch::Excess::cut,
                                           .seconds_max = seconds_max});
    Said out{.card = {}, .url = answer.url, .is_gone = says_gone(answer)};
    if (answer.is_good() && is_page(answer.content_type))
        out.card = parse::read_page_card(answer.body, answer.content_type);
    return out;
}

Said ask(Visit& visit, const std::string& url) {
    auto short_answer = oembed_of(url);
    if (!short_answer) return ask_page(visit, url);
    auto answer = visit.house().http->get(
        {.url = *short_answer, .accept = "application/json", .bytes_max = page_bytes_max, .seconds_max = seconds_max});
    Said said{.card = answer.is_good() ? parse::read_oembed(answer.body) : parse::PageCard{},
              .url = url,
              .is_gone = says_gone(answer)};
    return said.card.title.empty() && !said.is_gone ? ask_page(visit, url) : said;
}

// The house's own copy of the picture, or none: a card does without.
std::optional<files::PreparedPicture> fetch_picture(Visit& visit, const Said& said) {
    auto page = net::read_place(said.url);
    if (!page || said.card.picture.empty()) return std::nullopt;
    auto place = net::read_redirect(*page, said.card.picture);
    if (!place) return std::nullopt;
    auto answer = visit.house().http->get(
        {.url = place->url, .accept = "image/*", .bytes_max = picture_bytes_max, .seconds_max = seconds_max});
    if (!answer.is_good() || answer.body.empty()) return std::nullopt;
    try {
        return files::prepare_picture(visit, answer.body, files::PictureUse::card, "picture");
    } catch (const base::Refusal& refusal) {
        if (refusal.kind != base::RefusalKind::invalid) throw; // too many at once: the job comes back
        return std::nullopt;
    }
}

void keep(Visit& visit, CardId id, const Said& said, const std::optional<files::PreparedPicture>& prepared) {
    platform::write(visit, [&] {
        auto card = store::find_card(visit.db(), id);
        if (!card || card->state == State::removed) return; // its text went, or its author took it away, meanwhile
        auto former = card->file;
        card->file = {};
        card->picture = {};
        card->width = card->height = 0;
        card->is_video = said.card.is_video || video_of(card->url).has_value();
        card->title = said.card.title;
        card->description = said.card.description;
        card->site = said.card.site;
        card->read_at = visit.now();
        if (prepared) put_picture(visit, *card, *prepared);
        if (!store::update_found(visit.db(), *card)) throw db::Retry("taken away at the same moment");
        if (former) files::forget_picture(visit, former);
    });
}

// A site that does not answer is no fault of the house: nothing is parked. A card that is there stays, unless the page is
// known to be gone.
void do_without(Visit& visit, CardId id, const Said& said) {
    platform::write(visit, [&] {
        auto card = store::find_card(visit.db(), id);
        if (!card || card->state == State::removed) return;
        if (card->state == State::ready && said.is_gone) {
            if (card->file) files::forget_picture(visit, card->file);
            store::delete_card(visit.db(), card->id);
            return;
        }
        ++card->tries;
        if (card->state == State::wanted) card->state = State::nothing;
        store::update_tries(visit.db(), *card, visit.now());
        if (!said.is_gone && card->tries < tries_max) read_later(visit, card->id, visit.now() + second_try_after);
    });
}

void read_card(Visit& visit, const std::string& payload) {
    CardId id;
    std::from_chars(payload.data(), payload.data() + payload.size(), id.number);
    auto card = store::find_card(visit.db(), id);
    if (!card || card->state == State::removed) return;
    auto said = ask(visit, card->url);
    if (said.card.title.empty()) return do_without(visit, id, said);
    auto prepared = fetch_picture(visit, said);
    keep(visit, id, said, prepared);
}

void read_old(Visit& visit) {
    if (!platform::is_feature_open(visit, cards_feature)) return;
    auto old = store::list_old(visit.db(), visit.now() - fresh_time, old_at_once);
    if (old.empty()) return;
    platform::write(visit, [&] {
        for (auto card : old) read_later(visit, card, visit.now());
    });
}

} // namespace

void put_picture(Visit& visit, Card& card, const files::PreparedPicture& prepared) {
    auto picture = files::insert_picture(visit, prepared, files::Guard::members);
    card.file = picture.id;
    card.picture = picture.public_id;
    card.width = picture.width;
    card.height = picture.height;
}

void read_later(Visit& visit, CardId card, base::Instant at) {
    auto number = std::to_string(card.number);
    visit.later({.kind = std::string(read_kind), .payload = number, .run_at = at, .unique_key = number});
}

std::vector<platform::JobHandler> card_jobs() {
    return {{.kind = read_kind, .run = read_card, .at_once = 2}};
}

std::vector<platform::Timer> card_timers() {
    return {{.name = "links.read_old", .every = std::chrono::hours(1), .run = read_old}};
}

} // namespace links
