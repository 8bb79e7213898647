// SPDX-License-Identifier: AGPL-3.0-or-later
#include "embedded/embedded.hpp"
#include "words/catalogue.hpp"
#include "words/state.hpp"
#include "words/words.hpp"
#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

namespace words {

namespace {

// {names} of a text, but {n}: one reply, or a lone reply, need not repeat the number.
std::set<std::string_view> placeholders(std::string_view text) {
    std::set<std::string_view> names;
    for (std::size_t start = text.find('{'); start != std::string_view::npos; start = text.find('{', start + 1)) {
        const std::size_t end = text.find('}', start);
        if (end == std::string_view::npos) break;
        const std::string_view name = text.substr(start + 1, end - start - 1);
        if (name != "n") names.insert(name);
    }
    return names;
}

} // namespace

std::shared_ptr<const LocalClock> Catalogues::State::clock(std::string_view zone_name) const {
    {
        const std::shared_lock lock(clocks_mutex_);
        if (const auto found = clocks_.find(zone_name); found != clocks_.end()) return found->second;
    }
    if (!is_valid_time_zone(zone_name)) zone_name = "UTC";
    auto clock = std::make_shared<const LocalClock>(zone_name);
    const std::lock_guard lock(clocks_mutex_);
    return clocks_.emplace(zone_name, std::move(clock)).first->second;
}

Catalogues::Catalogues() : state_(std::make_unique<State>()) {}

Catalogues::~Catalogues() = default;

void Catalogues::add(Language language, std::string_view catalogue) {
    LanguageState& state = state_->of(language);
    for (CatalogueEntry& entry : parse_catalogue(catalogue)) {
        const auto [known, is_new] = state.translations.try_emplace(entry.id, entry.forms);
        if (is_new && !entry.plural.empty()) state_->plurals.push_back(entry.plural);
        if (!is_new && known->second != entry.forms) state.conflicts.push_back(entry.id);
    }
}

std::vector<std::string> Catalogues::list_missing(Language language, const std::vector<std::string>& ids) const {
    std::vector<std::string> missing;
    if (language == Language::en) return missing;
    const auto& translations = state_->of(language).translations;
    for (const std::string& id : ids)
        if (!translations.contains(id)) missing.push_back(id);
    return missing;
}

std::vector<std::string> Catalogues::list_damaged(Language language) const {
    std::vector<std::string> damaged;
    for (const auto& [id, forms] : state_->of(language).translations) {
        const auto expected = placeholders(id);
        const bool is_whole =
            std::ranges::all_of(forms, [&](const std::string& form) { return placeholders(form) == expected; });
        if (!is_whole) damaged.push_back(id);
    }
    std::ranges::sort(damaged);
    return damaged;
}

std::vector<std::string> Catalogues::list_conflicts(Language language) const {
    return state_->of(language).conflicts;
}

std::size_t Catalogues::count_entries(Language language) const {
    return state_->of(language).translations.size();
}

void add_embedded(Catalogues& catalogues) {
    for (const embedded::File& file : embedded::files()) {
        std::string_view path = file.path;
        if (!path.starts_with("words/") || !path.ends_with(".mo")) continue;
        path.remove_prefix(std::string_view("words/").size());
        path.remove_suffix(std::string_view(".mo").size());
        if (const auto language = parse_language(path)) catalogues.add(*language, file.bytes);
    }
}

} // namespace words
