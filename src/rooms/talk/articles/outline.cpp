// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/outline.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace articles {

namespace {

struct Found {
    std::size_t begin = 0; // of "<h3>"
    std::size_t inside = 0;
    std::size_t close = 0; // of "</h3>"
    int level = 0;
};

std::vector<Found> find_headings(std::string_view html) {
    std::vector<Found> out;
    for (auto at = html.find("<h"); at != html.npos; at = html.find("<h", at + 2)) {
        if (at + 3 >= html.size() || html[at + 2] < '1' || html[at + 2] > '6' || html[at + 3] != '>') continue;
        auto close = html.find(std::string("</h") + html[at + 2] + ">", at);
        if (close == html.npos) break;
        out.push_back({.begin = at, .inside = at + 4, .close = close, .level = html[at + 2] - '0'});
    }
    return out;
}

std::string plain_text(std::string_view html) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string out;
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<') {
            i = std::min(html.find('>', i), html.size() - 1) + 1;
            continue;
        }
        auto entity =
            std::ranges::find_if(entities, [&](const auto& each) { return html.substr(i).starts_with(each.first); });
        if (entity != entities.end()) {
            out += entity->second;
            i += entity->first.size();
        } else {
            out += html[i++];
        }
    }
    return base::clean_line(out);
}

std::string name_for(const std::string& title, std::set<std::string>& taken) {
    auto slug = base::slug(title);
    auto name = "s-" + (slug.empty() ? "part" : slug);
    auto candidate = name;
    for (int number = 2; !taken.insert(candidate).second; ++number) candidate = name + "-" + std::to_string(number);
    return candidate;
}

} // namespace

Outline outline_of(std::string_view html) {
    Outline out;
    auto found = find_headings(html);
    if (found.empty()) return {.html = std::string(html), .headings = {}};
    auto top = std::ranges::min(found, {}, &Found::level).level;
    std::set<std::string> taken;
    std::size_t from = 0;
    int above = 1; // the title of the page
    for (const auto& heading : found) {
        auto level = std::min(heading.level - top + 2, above + 1); // no level is left out
        above = level;
        auto inside = html.substr(heading.inside, heading.close - heading.inside);
        auto title = plain_text(inside);
        auto id = name_for(title, taken);
        auto tag = "h" + std::to_string(level);
        out.html.append(html.substr(from, heading.begin - from));
        out.html.append("<" + tag + " id=\"" + id + "\">").append(inside).append("</" + tag + ">");
        from = heading.close + 5;
        if (level <= 3 && !title.empty()) out.headings.push_back({.level = level, .id = id, .title = title});
    }
    out.html.append(html.substr(from));
    return out;
}

std::string_view without_first_paragraph(std::string_view html) {
    constexpr std::string_view end = "</p>\n";
    if (!html.starts_with("<p>")) return html;
    auto close = html.find(end);
    return close == html.npos ? std::string_view() : html.substr(close + end.size());
}

} // namespace articles
