// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/links/rules.hpp"
#include "parse/url.hpp"
#include <algorithm>
#include <array>

namespace links {

namespace {

struct Address {
    std::string host; // lower case, without "www." and "m."
    std::vector<std::string> path;
    parse::Query query;
};

Address read_address(std::string_view url) {
    Address out;
    const auto start = url.find("://");
    if (start == url.npos) return out;
    url.remove_prefix(start + 3);
    url = url.substr(0, url.find('#'));
    const auto host_end = std::min(url.find_first_of("/?"), url.size());
    out.host = url.substr(0, std::min(url.find(':'), host_end));
    std::ranges::transform(out.host, out.host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    for (const std::string_view prefix : {"www.", "m."})
        if (out.host.starts_with(prefix)) out.host.erase(0, prefix.size());
    url.remove_prefix(host_end);
    const auto question = std::min(url.find('?'), url.size());
    auto path = url.substr(0, question);
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        if (slash > 0) out.path.emplace_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    if (question < url.size())
        if (auto query = parse::read_query(url.substr(question + 1))) out.query = std::move(*query);
    return out;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool is_made_of(std::string_view text, std::string_view allowed, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && text.find_first_not_of(allowed) == text.npos;
}

std::string part(const Address& address, std::size_t at) {
    return at < address.path.size() ? address.path[at] : std::string();
}

std::optional<Video> youtube(const Address& address) {
    std::string id;
    const auto first = part(address, 0);
    if (address.host == "youtu.be")
        id = first;
    else if (address.host != "youtube.com" && address.host != "youtube-nocookie.com")
        return std::nullopt;
    else if (first == "watch")
        id = address.query.find("v").value_or("");
    else if (first == "shorts" || first == "live" || first == "embed")
        id = part(address, 1);
    if (!is_made_of(id, std::string(letters) + "-_", 11, 11)) return std::nullopt;
    return Video{.site = "YouTube",
                 .origin = "https://www.youtube-nocookie.com",
                 .frame = "https://www.youtube-nocookie.com/embed/" + id,
                 .asks = Video::Asks::origin};
}

// A video that is on no list has a second word in its address.
std::optional<Video> vimeo(const Address& address) {
    if (address.host != "vimeo.com" && address.host != "player.vimeo.com") return std::nullopt;
    const std::size_t at = address.host == "vimeo.com" ? 0 : 1;
    if (at == 1 && part(address, 0) != "video") return std::nullopt;
    const auto id = part(address, at);
    if (!is_made_of(id, digits, 6, 12)) return std::nullopt;
    auto word = at == 0 ? part(address, 1) : std::string(address.query.find("h").value_or(""));
    if (!is_made_of(word, letters, 6, 20)) word.clear();
    return Video{
        .site = "Vimeo",
        .origin = "https://player.vimeo.com",
        .frame = "https://player.vimeo.com/video/" + id + "?dnt=1" + (word.empty() ? std::string() : "&h=" + word)};
}

std::optional<Video> dailymotion(const Address& address) {
    std::string id;
    if (address.host == "dai.ly") id = part(address, 0);
    if (address.host == "dailymotion.com" && part(address, 0) == "video") id = part(address, 1);
    if (!is_made_of(id, letters, 5, 20)) return std::nullopt;
    return Video{.site = "Dailymotion",
                 .origin = "https://geo.dailymotion.com",
                 .frame = "https://geo.dailymotion.com/player.html?video=" + id};
}

// Houses of PeerTube that serve the public; any other opens at its own site.
std::optional<Video> peertube(const Address& address) {
    constexpr std::array<std::string_view, 4> houses = {"framatube.org", "tilvids.com", "skeptikon.fr", "aperi.tube"};
    if (std::ranges::find(houses, address.host) == houses.end()) return std::nullopt;
    std::string id;
    if (part(address, 0) == "w") id = part(address, 1);
    if (part(address, 0) == "videos" && (part(address, 1) == "watch" || part(address, 1) == "embed"))
        id = part(address, 2);
    if (!is_made_of(id, std::string(letters) + "-", 20, 40)) return std::nullopt;
    const auto origin = "https://" + address.host;
    return Video{.site = address.host, .origin = origin, .frame = origin + "/videos/embed/" + id};
}

} // namespace

std::string site_of(std::string_view url) {
    return read_address(url).host;
}

bool is_own(std::string_view url, std::string_view origin) {
    const auto without_scheme = [](std::string_view text) {
        const auto at = text.find("://");
        return at == text.npos ? text : text.substr(at + 3);
    };
    const auto house = without_scheme(origin), asked = without_scheme(url);
    if (!asked.starts_with(house)) return false;
    const auto rest = asked.substr(house.size());
    return rest.empty() || std::string_view("/?#:").find(rest.front()) != std::string_view::npos;
}

std::optional<Video> video_of(std::string_view url) {
    const auto address = read_address(url);
    for (const auto read : {youtube, vimeo, dailymotion, peertube})
        if (auto video = read(address)) return video;
    return std::nullopt;
}

std::optional<std::string> oembed_of(std::string_view url) {
    const auto video = video_of(url);
    if (!video) return std::nullopt;
    const auto asked = "url=" + parse::percent_encode(url);
    if (video->site == "YouTube") return "https://www.youtube.com/oembed?format=json&" + asked;
    if (video->site == "Vimeo") return "https://vimeo.com/api/oembed.json?" + asked;
    if (video->site == "Dailymotion") return "https://www.dailymotion.com/services/oembed?format=json&" + asked;
    return video->origin + "/services/oembed?format=json&" + asked;
}

Changes compare(const std::vector<std::string>& addresses, const std::vector<Card>& cards) {
    Changes out;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const auto position = static_cast<std::int64_t>(i);
        const auto known = std::ranges::find(cards, addresses[i], &Card::url);
        if (known == cards.end())
            out.added.push_back(
                {.position = position, .url = addresses[i], .title = {}, .description = {}, .site = {}});
        else if (known->position != position)
            out.moved.push_back({.card = known->id, .position = position});
    }
    for (const auto& card : cards)
        if (std::ranges::find(addresses, card.url) == addresses.end()) out.gone.push_back(card);
    return out;
}

} // namespace links
