// SPDX-License-Identifier: AGPL-3.0-or-later
// Cards where they stand: under a text, under its excerpt, under a reply, under a note of the watch.
#include "platform/platform.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/react/links/pages.hpp"
#include "rooms/react/links/places.hpp"
#include "rooms/react/links/store.hpp"
#include "rooms/react/links/web.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <algorithm>

namespace links {

using pages::Reader;
using platform::Visit;

namespace {

enum class Where { whole, excerpt };

Reader reader_of(Visit& visit, const Place& place, Where where) {
    if (where == Where::excerpt) return Reader::reader;
    try {
        access_place(visit, place, Need::edit);
        return Reader::editor;
    } catch (const base::Refusal&) {
        return Reader::reader;
    }
}

// The first that is ready, in a list.
std::vector<Card> cut(std::vector<Card> cards, Where where) {
    std::ranges::sort(cards, {}, [](const Card& card) { return std::pair(card.position, card.id); });
    if (where == Where::whole) return cards;
    std::erase_if(cards, [](const Card& card) { return card.state != State::ready; });
    if (cards.size() > 1) cards.resize(1);
    return cards;
}

// Most texts have none: then one query is all.
std::vector<html::Html> fill(Visit& visit, PlaceKind kind, std::span<const std::int64_t> ids, Where where) {
    std::vector<html::Html> out(ids.size());
    auto rows = store::list_cards(visit.db(), kind, ids);
    if (rows.empty() || !platform::is_feature_open(visit, cards_feature) ||
        store::has_refused(visit.db(), visit.viewer().person))
        return out;
    auto frame = platform::fragment_frame_of(visit);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::vector<Card> own;
        std::ranges::copy_if(rows, std::back_inserter(own), [&](const Card& card) { return card.place_id == ids[i]; });
        if (own.empty()) continue;
        auto reader = reader_of(visit, {kind, ids[i]}, where);
        out[i] = pages::cards(frame, cut(std::move(own), where), reader);
    }
    return out;
}

std::vector<html::Html> fill_items(Visit& visit, std::span<const std::int64_t> ids) {
    return fill(visit, PlaceKind::item, ids, Where::whole);
}
std::vector<html::Html> fill_excerpts(Visit& visit, std::span<const std::int64_t> ids) {
    return fill(visit, PlaceKind::item, ids, Where::excerpt);
}
std::vector<html::Html> fill_comments(Visit& visit, std::span<const std::int64_t> ids) {
    return fill(visit, PlaceKind::comment, ids, Where::whole);
}
std::vector<html::Html> fill_notes(Visit& visit, std::span<const std::int64_t> ids) {
    return fill(visit, PlaceKind::entry, ids, Where::whole);
}

std::vector<html::Html> fill_wish(Visit& visit, std::span<const std::int64_t> ids) {
    std::vector<html::Html> out(ids.size());
    if (!platform::is_feature_open(visit, cards_feature)) return out;
    auto frame = platform::fragment_frame_of(visit);
    for (std::size_t i = 0; i < ids.size(); ++i)
        out[i] = pages::wish_section(
            frame, store::has_refused(visit.db(), base::PersonId{ids[i]}) ? pages::Shown::no : pages::Shown::yes);
    return out;
}

} // namespace

std::vector<platform::SlotFill> slot_fills() {
    return {{.slot = items::attachments_slot, .fill = fill_items},
            {.slot = items::list_attachments_slot, .fill = fill_excerpts},
            {.slot = comments::comment_attachments_slot, .fill = fill_comments},
            {.slot = watch::note_slot, .fill = fill_notes},
            {.slot = accounts::account_page_slot, .fill = fill_wish}};
}

} // namespace links
