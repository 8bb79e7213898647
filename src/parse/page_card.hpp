// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// What a page of another site says of itself: Open Graph (ogp.me), Twitter's names for the same, <title> and
// <meta name="description">. And the answers of oEmbed (oembed.com), which video sites give instead.
namespace parse {

struct PageCard {
    std::string title;       // plain text, one line, at most 300 bytes; empty: there is nothing to show
    std::string description; // the same, at most 600 bytes
    std::string site;        // the site's own name, at most 100 bytes
    std::string picture;     // an address as it stands there, maybe relative
    bool is_video = false;
};

// Never fails. `content_type` is the header's: its charset counts before what the page says. Reads 1 MB at most, and
// stops at the body.
PageCard read_page_card(std::string_view html, std::string_view content_type);

// A JSON object of oEmbed 1.0; nothing to show when it is none.
PageCard read_oembed(std::string_view json);

} // namespace parse
