// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/places.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <array>

namespace links {

using platform::Visit;

namespace {

constexpr std::size_t cards_a_text = 3;
constexpr std::size_t cards_an_article = 5;

items::Need need_of(Need need) {
    return need == Need::edit ? items::Need::edit : items::Need::read;
}

std::optional<Written> find_item(Visit& visit, const Place& place) {
    const std::array ids{items::ItemId{place.id}};
    auto rows = items::list_rows(visit.db(), ids);
    if (rows.empty() || rows.front().state != items::State::published) return std::nullopt;
    auto& item = rows.front();
    return Written{.place = place,
                   .writer = item.author,
                   .html = std::move(item.html),
                   .cards_max = item.kind == items::Kind::article ? cards_an_article : cards_a_text};
}

std::optional<Written> find_comment(Visit& visit, const Place& place) {
    const std::array ids{comments::CommentId{place.id}};
    auto rows = comments::list_by_id(visit.db(), ids);
    if (rows.empty() || rows.front().state != comments::State::published) return std::nullopt;
    return Written{
        .place = place, .writer = rows.front().author, .html = std::move(rows.front().html), .cards_max = cards_a_text};
}

std::optional<Written> find_entry(Visit& visit, const Place& place) {
    auto note = watch::find_note(visit.db(), watch::EntryId{place.id});
    if (!note) return std::nullopt;
    return Written{.place = place, .writer = {}, .html = std::move(note->html), .cards_max = cards_a_text};
}

void access_entry(Visit& visit, const Place& place, Need need) {
    bool is_there = visit.viewer().is_member && platform::is_feature_open(visit, watch::feature) &&
                    watch::find_note(visit.db(), watch::EntryId{place.id});
    if (!is_there || (need == Need::edit && !watch::may_annotate(visit))) throw base::Refusal::not_found();
}

} // namespace

std::optional<Written> find_written(Visit& visit, const Place& place) {
    switch (place.kind) {
        case PlaceKind::item: return find_item(visit, place);
        case PlaceKind::comment: return find_comment(visit, place);
        case PlaceKind::entry: break;
    }
    return find_entry(visit, place);
}

void access_place(Visit& visit, const Place& place, Need need) {
    switch (place.kind) {
        case PlaceKind::item: items::access_item(visit, items::ItemId{place.id}, need_of(need)); return;
        case PlaceKind::comment: comments::access_comment(visit, comments::CommentId{place.id}, need_of(need)); return;
        case PlaceKind::entry: access_entry(visit, place, need); return;
    }
}

std::string path_of(Visit& visit, const Place& place) {
    if (place.kind == PlaceKind::item)
        return items::item_path(items::access_item(visit, items::ItemId{place.id}, items::Need::read).public_id);
    if (place.kind == PlaceKind::comment) {
        auto comment = comments::access_comment(visit, comments::CommentId{place.id}, items::Need::read);
        auto item = items::access_item(visit, comment.item, items::Need::read);
        return comments::comment_path(item, comment.public_id);
    }
    auto note = watch::find_note(visit.db(), watch::EntryId{place.id});
    if (!note) throw base::Refusal::not_found();
    return watch::entry_path(note->entry);
}

} // namespace links
