// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/time_zones.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace accounts::time_zones {

namespace {

// "america/new_york" → "america new york"
std::string plain(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return c == '/' || c == '_'; }, ' ');
    return base::fold(out);
}

bool has_word_beginning(std::string_view text, std::string_view begin) {
    for (std::size_t at = 0; at != std::string_view::npos;) {
        if (text.substr(at).starts_with(begin)) return true;
        at = text.find(' ', at);
        if (at != std::string_view::npos) ++at;
    }
    return false;
}

} // namespace

std::vector<Place> list_likely(const words::Words& w) {
    return {{"Europe/Paris", w.text("Mainland France")},
            {"America/Guadeloupe", w.text("Guadeloupe")},
            {"America/Martinique", w.text("Martinique")},
            {"America/St_Barthelemy", w.text("Saint Barthélemy")},
            {"America/Marigot", w.text("Saint Martin")},
            {"America/Cayenne", w.text("French Guiana")},
            {"America/Miquelon", w.text("Saint Pierre and Miquelon")},
            {"Indian/Reunion", w.text("Réunion")},
            {"Indian/Mayotte", w.text("Mayotte")},
            {"Pacific/Noumea", w.text("New Caledonia")},
            {"Pacific/Wallis", w.text("Wallis and Futuna")},
            {"Pacific/Tahiti", w.text("French Polynesia: Tahiti")},
            {"Pacific/Marquesas", w.text("French Polynesia: Marquesas")},
            {"Pacific/Gambier", w.text("French Polynesia: Gambier")}};
}

std::string city_of(std::string_view zone) {
    std::string out(zone.substr(zone.rfind('/') + 1));
    std::ranges::replace(out, '_', ' ');
    return out;
}

std::vector<std::string> search(std::string_view typed, std::size_t most) {
    auto begin = plain(typed);
    if (begin.empty()) return {};
    std::vector<std::string> cities;
    std::vector<std::string> others;
    for (auto& zone : words::list_time_zones()) {
        if (plain(city_of(zone)).starts_with(begin))
            cities.push_back(std::move(zone));
        else if (has_word_beginning(plain(zone), begin))
            others.push_back(std::move(zone));
    }
    cities.insert(cities.end(), others.begin(), others.end());
    if (cities.size() > most) cities.resize(most);
    return cities;
}

std::optional<std::string> find(std::string_view typed) {
    auto clean = base::clean_line(typed);
    if (words::is_valid_time_zone(clean)) return clean;
    auto wanted = plain(clean);
    std::vector<std::string> found;
    for (auto& zone : words::list_time_zones())
        if (plain(zone) == wanted || plain(city_of(zone)) == wanted) found.push_back(std::move(zone));
    if (found.empty()) found = search(clean, 2);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

} // namespace accounts::time_zones
