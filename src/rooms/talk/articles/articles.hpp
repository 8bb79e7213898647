// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The articles room: long reads with a cover, sections and a level; what a guest signs and what somebody testifies; series;
// publication at an hour. Doors, text, thread and history belong to items.
#include "base/id.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include <string_view>

namespace articles {

using SeriesId = base::Id<struct SeriesTag>;

inline constexpr std::string_view publication_failed = "article.publication_failed"; // subject: item; its hour came

inline constexpr std::string_view articles_path = "/articles";
inline constexpr std::string_view new_article_path = "/articles/new"; // ?form=testimony, ?space=SLUG
std::string series_path(base::PublicId series);                       // "/series/x7k…"

// Closed: what was published stays readable, nothing new is written.
inline constexpr std::string_view feature = "articles";

// Inside write(), for imports and seeds: no question of rights. The body of the item begins with the standfirst; a guest,
// where there is one, agreed when `consent_by` says so.
struct NewArticle {
    items::NewItem item;    // of kind article
    std::string_view level; // "expert"; empty: for everybody
    std::string_view guest_name;
    std::string_view guest_line;
    bool is_testimony = false;
    std::string_view series; // its title; the author's, made when it is not there yet
};
items::ItemId insert_article(platform::Visit& visit, const NewArticle& article, const items::RenderedBody& body);

platform::Room room();

} // namespace articles
