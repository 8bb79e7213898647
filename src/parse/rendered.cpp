// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/rendered.hpp"
#include <algorithm>
#include <charconv>

namespace parse {

namespace {

constexpr std::size_t id_size = 13;
constexpr std::string_view image_start = "<img src=\"/pictures/";

bool is_id(std::string_view text) {
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
    return text.size() == id_size && std::ranges::all_of(text, [&](char c) { return letters.find(c) != letters.npos; });
}

// 1 to house_picture_side_max, as it is written: no sign, no leading zero.
std::optional<int> read_side(std::string_view text) {
    int side = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), side);
    if (fault != std::errc() || end != text.data() + text.size() || text.front() == '0') return std::nullopt;
    if (side < 1 || side > house_picture_side_max) return std::nullopt;
    return side;
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += c;
        }
    }
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

// As the renderer escaped them; "&amp;" last.
std::string unescaped(std::string text) {
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&#x27;", "'");
    replace_all(text, "&#39;", "'");
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    replace_all(text, "&amp;", "&");
    return text;
}

bool is_web_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

// What follows `<a href="`: `https://…" rel="nofollow noopener ugc">https://…</a>`. Its address, when it shows itself.
std::optional<std::string> shown_address(std::string_view rest) {
    constexpr std::string_view middle = "\" rel=\"nofollow noopener ugc\">";
    const auto quote = rest.find('"');
    if (quote == rest.npos || rest.substr(quote, middle.size()) != middle) return std::nullopt;
    const auto href = rest.substr(0, quote);
    const auto words = rest.substr(quote + middle.size());
    const auto end = words.find('<');
    if (end == words.npos || !words.substr(end).starts_with("</a>")) return std::nullopt;
    const auto shown = words.substr(0, end);
    if (!is_web_address(href) || shown.find(' ') != shown.npos) return std::nullopt;
    if (!is_web_address(shown) && !shown.starts_with("www.")) return std::nullopt;
    return unescaped(std::string(href));
}

} // namespace

std::string HousePicture::address() const {
    return std::string(house_pictures_path) + id + "/" + std::to_string(width) + "x" + std::to_string(height);
}

std::optional<HousePicture> read_house_picture(std::string_view address) {
    if (!address.starts_with(house_pictures_path)) return std::nullopt;
    address.remove_prefix(house_pictures_path.size());
    if (address.size() < id_size + 4 || address[id_size] != '/' || !is_id(address.substr(0, id_size)))
        return std::nullopt;
    const auto size = address.substr(id_size + 1);
    const auto cross = size.find('x');
    if (cross == size.npos || cross == 0 || cross + 1 == size.size()) return std::nullopt;
    const auto width = read_side(size.substr(0, cross));
    const auto height = read_side(size.substr(cross + 1));
    if (!width || !height) return std::nullopt;
    return HousePicture{.id = std::string(address.substr(0, id_size)), .width = *width, .height = *height};
}

void write_house_picture(std::string& html, const HousePicture& picture, std::string_view words) {
    const auto address = picture.address();
    const bool leads = words.find_first_not_of(' ') != words.npos;
    if (leads) html += "<a href=\"" + address + "\">";
    html += "<img src=\"" + address + "\"";
    if (picture.width > house_picture_small_width) {
        html += " srcset=\"" + address + "/small " + std::to_string(house_picture_small_width) + "w, " + address + " " +
                std::to_string(picture.width) + "w\" sizes=\"(min-width: 48rem) 40rem, 94vw\"";
    }
    html += " alt=\"";
    if (leads) append_escaped(html, words);
    html += "\" width=\"" + std::to_string(picture.width) + "\" height=\"" + std::to_string(picture.height) +
            "\" loading=\"lazy\" decoding=\"async\">";
    if (leads) html += "</a>";
}

std::vector<HousePicture> find_house_pictures(std::string_view html) {
    std::vector<HousePicture> out;
    for (auto at = html.find(image_start); at != html.npos; at = html.find(image_start, at + 1)) {
        const auto start = at + std::string_view("<img src=\"").size();
        const auto picture = read_house_picture(html.substr(start, html.find('"', start) - start));
        if (picture && std::ranges::find(out, picture->id, &HousePicture::id) == out.end()) out.push_back(*picture);
    }
    return out;
}

std::string_view first_house_picture(std::string_view html) {
    constexpr std::string_view link_start = "<a href=\"/pictures/";
    constexpr std::string_view link_end = "</a>";
    const auto image = html.find(image_start);
    if (image == html.npos) return {};
    auto end = html.find('>', image);
    if (end == html.npos) return {};
    ++end;
    const auto link = html.rfind(link_start, image);
    const bool is_linked =
        link != html.npos && html.find('>', link) + 1 == image && html.substr(end, link_end.size()) == link_end;
    return is_linked ? html.substr(link, end + link_end.size() - link) : html.substr(image, end - image);
}

std::vector<std::string> find_shown_addresses(std::string_view html, std::size_t most) {
    constexpr std::string_view link_start = "<a href=\"";
    std::vector<std::string> out;
    for (auto at = html.find(link_start); at != html.npos && out.size() < most; at = html.find(link_start, at)) {
        at += link_start.size();
        auto found = shown_address(html.substr(at));
        if (found && std::ranges::find(out, *found) == out.end()) out.push_back(std::move(*found));
    }
    return out;
}

} // namespace parse
