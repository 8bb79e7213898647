// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The talking house with another site that answers.
#include "net/image.hpp"
#include "rooms/react/links/links.hpp"
#include "support/talk_house.hpp"
#include <algorithm>

namespace links {

inline const std::string page_url = "https://www.typographe.example/etabli";
inline const std::string picture_url = "https://www.typographe.example/etabli.png";
inline const std::string page_html =
    "<!doctype html><head><meta property=og:title content='L’établi &lt;neuf&gt;'>"
    "<meta property=og:description content='Trois planches et un étau.'><meta property=og:image content='/etabli.png'>";

struct Cards : testing::Test {
    items::TalkHouse house;

    Cards() {
        answer(page_url, page_html);
        house.http().answers[picture_url] = {
            .status = 200,
            .url = picture_url,
            .content_type = "image/png",
            .body = *net::svg_to_png("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                                     "<rect width='9' height='9' fill='teal'/></svg>",
                                     1200, 630)};
    }
    void answer(const std::string& url, const std::string& body, const std::string& type = "text/html; charset=utf-8") {
        house.http().answers[url] = {.status = 200, .url = url, .content_type = type, .body = body};
    }
    std::string publish(base::PersonId who, const std::string& text) {
        return support::location_of(
            house.post(who, "/posts", {{"body", text}, {"spaces", "reliure"}, {"kind", "message"}}));
    }
    std::size_t times_asked(const std::string& url) {
        return static_cast<std::size_t>(std::ranges::count(house.http().asked, url, &net::HttpFetch::url));
    }
    bool shows(base::PersonId who, const std::string& path, const std::string& text = "Trois planches et un étau.") {
        return support::contains(house.get(who, path), text);
    }
    // The first address that begins so in the page.
    std::string find(base::PersonId who, const std::string& path, const std::string& beginning) {
        auto page = house.get(who, path).body;
        auto at = page.find("\"" + beginning);
        return at == std::string::npos ? std::string() : page.substr(at + 1, page.find('"', at + 1) - at - 1);
    }
};

} // namespace links
