// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/actions.hpp"
#include "net/http_client.hpp"
#include "parse/rendered.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/react/links/jobs.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/links/rules.hpp"
#include "rooms/react/links/store.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <algorithm>

namespace links {

using platform::Fact;
using platform::Visit;

namespace {

constexpr std::size_t url_bytes_max = 2'000;
constexpr platform::Limit limit{
    .name = "links.cards", .count_max = 60, .window = base::Milliseconds(std::chrono::hours(1))};

// Whoever writes too many gets plain links: a text is never refused for them.
bool counts_one(Visit& visit, base::PersonId writer) {
    if (!writer) return true;
    try {
        platform::check_limit(visit, limit, std::to_string(writer.number));
    } catch (const base::Refusal&) {
        return false;
    }
    platform::count_one(visit, limit, std::to_string(writer.number));
    return true;
}

void delete_card(Visit& visit, const Card& card) {
    if (card.file) files::forget_picture(visit, card.file);
    store::delete_card(visit.db(), card.id);
}

std::vector<std::string> addresses_in(const Visit& visit, const Written& written) {
    constexpr std::size_t looked_at = 50;
    auto out = parse::find_shown_addresses(written.html, looked_at);
    std::erase_if(out, [&](const std::string& url) {
        return url.size() > url_bytes_max || !net::may_fetch(url) || is_own(url, visit.house().origin);
    });
    if (out.size() > written.cards_max) out.resize(written.cards_max);
    return out;
}

void add_card(Visit& visit, const Written& written, Card card) {
    if (!counts_one(visit, written.writer)) return;
    card.public_id = base::PublicId::random();
    card.place_kind = written.place.kind;
    card.place_id = written.place.id;
    card.is_video = video_of(card.url).has_value();
    card.read_at = visit.now();
    read_later(visit, store::insert_card(visit.db(), card), visit.now());
}

// What stands in the text now has cards; what does not has none.
void follow(Visit& visit, const Place& place, const std::optional<Written>& written) {
    auto addresses = written ? addresses_in(visit, *written) : std::vector<std::string>();
    auto changes = compare(addresses, store::list_cards(visit.db(), place));
    for (const auto& card : changes.gone) delete_card(visit, card);
    for (const auto& [card, position] : changes.moved) store::update_position(visit.db(), card, position);
    if (changes.added.empty() || !platform::is_feature_open(visit, cards_feature)) return;
    for (auto& card : changes.added) add_card(visit, *written, std::move(card));
}

void hear_change(Visit& visit, const Fact& fact, PlaceKind kind) {
    const Place place{kind, fact.subject};
    follow(visit, place, find_written(visit, place));
}

// Most texts hold no address: then there is nothing to look up.
void hear_new(Visit& visit, const Fact& fact, PlaceKind kind) {
    if (fact.tense != platform::Tense::live) return;
    const Place place{kind, fact.subject};
    auto written = find_written(visit, place);
    if (written && !addresses_in(visit, *written).empty()) follow(visit, place, written);
}

void hear_new_item(Visit& visit, const Fact& fact) {
    hear_new(visit, fact, PlaceKind::item);
}
void hear_item(Visit& visit, const Fact& fact) {
    hear_change(visit, fact, PlaceKind::item);
}
void hear_new_comment(Visit& visit, const Fact& fact) {
    hear_new(visit, fact, PlaceKind::comment);
}
void hear_comment(Visit& visit, const Fact& fact) {
    hear_change(visit, fact, PlaceKind::comment);
}
void hear_new_entry(Visit& visit, const Fact& fact) {
    hear_new(visit, fact, PlaceKind::entry);
}
void hear_entry(Visit& visit, const Fact& fact) {
    hear_change(visit, fact, PlaceKind::entry);
}

} // namespace

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {
        {"links.item_published", items::item_published, When::within, hear_new_item},
        {"links.item_edited", items::item_edited, When::within, hear_item},
        {"links.item_deleted", items::item_deleted, When::within, hear_item},
        {"links.item_restored", items::item_restored, When::within, hear_item},
        {"links.item_hidden", items::item_hidden, When::within, hear_item},
        {"links.item_shown", items::item_shown, When::within, hear_item},
        {"links.comment_posted", comments::comment_posted, When::within, hear_new_comment},
        {"links.comment_edited", comments::comment_edited, When::within, hear_comment},
        {"links.comment_deleted", comments::comment_deleted, When::within, hear_comment},
        {"links.comment_restored", comments::comment_restored, When::within, hear_comment},
        {"links.comment_hidden", comments::comment_hidden, When::within, hear_comment},
        {"links.comment_shown", comments::comment_shown, When::within, hear_comment},
        {"links.entry_published", watch::entry_published, When::within, hear_new_entry},
        {"links.entry_edited", watch::entry_edited, When::within, hear_entry},
        {"links.entry_withdrawn", watch::entry_withdrawn, When::within, hear_entry},
    };
}

Card access_card(Visit& visit, base::PublicId id, Need need) {
    auto card = store::find_card(visit.db(), id);
    if (!card || !platform::is_feature_open(visit, cards_feature)) throw base::Refusal::not_found();
    access_place(visit, card->place(), need);
    bool is_shown = card->state == State::ready || (need == Need::edit && card->state == State::removed);
    if (!is_shown) throw base::Refusal::not_found();
    return *card;
}

void remove_card(Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        auto card = access_card(visit, id, Need::edit);
        store::update_state(visit.db(), card.id, State::ready, State::removed);
    });
}

void restore_card(Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        auto card = access_card(visit, id, Need::edit);
        store::update_state(visit.db(), card.id, State::removed, State::ready);
    });
}

void update_wish(Visit& visit, Wish wish) {
    platform::write(visit, [&] {
        if (wish == Wish::plain_links)
            store::insert_refusal(visit.db(), visit.viewer().person, visit.now());
        else
            store::delete_refusal(visit.db(), visit.viewer().person);
    });
}

void insert_known(Visit& visit, items::ItemId item, const Known& known) {
    Card card{.public_id = base::PublicId::random(),
              .place_kind = PlaceKind::item,
              .place_id = item.number,
              .url = known.url,
              .is_video = video_of(known.url).has_value(),
              .title = known.title,
              .description = known.description,
              .site = known.site,
              .read_at = visit.now()};
    card.id = store::insert_card(visit.db(), card);
    if (known.picture) put_picture(visit, card, *known.picture);
    store::update_found(visit.db(), card);
}

} // namespace links
