// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about addresses.
#include "rooms/react/links/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace links {

// "https://www.village.example/a" → "village.example".
std::string site_of(std::string_view url);
// Does it lead to this house itself?
bool is_own(std::string_view url, std::string_view origin);

// A video that may be watched in a frame of the house's page.
struct Video {
    std::string site;   // "YouTube"
    std::string origin; // "https://www.youtube-nocookie.com": the only one the page lets in
    std::string frame;  // the address within it
    // Whether its player asks for the address of the page around it, and shows nothing without.
    enum class Asks { nothing, origin } asks = Asks::nothing;
};
std::optional<Video> video_of(std::string_view url);
// Where the short answer about a video is read (oEmbed), for the sites whose pages may refuse machines. Nothing for others.
std::optional<std::string> oembed_of(std::string_view url);

// Of the addresses in a text and the cards it has: what is new, what is gone, what stands elsewhere now.
struct Changes {
    struct Moved {
        CardId card;
        std::int64_t position = 0;
    };
    std::vector<Card> added; // url and position
    std::vector<Card> gone;
    std::vector<Moved> moved;
};
Changes compare(const std::vector<std::string>& addresses, const std::vector<Card>& cards);

} // namespace links
