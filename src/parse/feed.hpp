// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/time.hpp"
#include "parse/result.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a site publishes for those who follow it: RSS 2.0 and its elders (0.91, RDF 1.0), Atom 1.0 (RFC 4287).
//
// Feeds are written by programs that do not check them, so what is meant is read where it can be guessed: bytes in another
// encoding than the one announced, blanks or a byte order mark before the XML, a document type, HTML's named characters,
// bare "&", control characters, a file that breaks off in its middle, days and zones in the wrong form, addresses in the
// wrong element.
namespace parse {

struct FeedEntry {
    std::string key;     // what the site calls it (guid, id), else its address, else its title
    std::string address; // as written: it may be relative to the feed; empty: none
    std::string title;   // one line of plain text
    std::string html;    // what the feed says of it, the shorter form first: never shown as it is (html_markdown.hpp)
    std::optional<base::Instant> at;
};

struct Feed {
    std::string title;
    std::string language;           // "fr-FR", as written; empty: not told
    std::vector<FeedEntry> entries; // in the order of the file, without those that have neither address nor title
    bool is_whole = true;           // else it broke off, and the entries are those before
};

inline constexpr std::size_t feed_entries_max = 200; // more are left out

Result<Feed> read_feed(std::string_view bytes);

// RFC 822 and 3339 as feeds really write them: "Sat, 21 Nov 2026 22:39 GMT", "21 nov 26 22:39:00 +0100", "2026-11-21",
// "2026-11-21T22:39:37.5+01:00". A time without a zone is UTC. Nothing for what is no moment between 1990 and 2199.
std::optional<base::Instant> read_feed_moment(std::string_view text);

// The addresses of the feeds that a page of a site announces, as written.
std::vector<std::string> find_feed_links(std::string_view html);

} // namespace parse
