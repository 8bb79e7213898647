// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/terms.hpp"
#include "words/state.hpp"
#include <array>
#include <utility>

namespace words {

namespace {

struct Named {
    std::string_view name;
    Term Terms::*term;
};
constexpr std::array named{Named{"member", &Terms::member}, Named{"trade", &Terms::trade},
                           Named{"space", &Terms::space}};

void write_noun(std::string& out, const std::string& name, const Noun& noun, std::string_view code) {
    if (noun.one.empty()) return;
    const auto gender = noun.gender == Gender::feminine ? ".f" : ".m";
    out += name + "." + std::string(code) + gender + "=" + noun.one + "/" + noun.many + "\n";
}

void read_line(Terms& terms, std::string_view line) {
    const std::size_t equals = line.find('=');
    const std::size_t slash = line.find('/', equals == std::string_view::npos ? 0 : equals);
    if (equals == std::string_view::npos || slash == std::string_view::npos) return;
    const auto key = line.substr(0, equals);
    const Noun noun{std::string(line.substr(equals + 1, slash - equals - 1)), std::string(line.substr(slash + 1)),
                    key.ends_with(".f") ? Gender::feminine : Gender::masculine};
    if (noun.one.empty() || noun.many.empty()) return;
    for (const auto& each : named)
        if (key.starts_with(std::string(each.name) + "."))
            (key.find(".fr.") != std::string_view::npos ? (terms.*each.term).fr : (terms.*each.term).en) = noun;
}

} // namespace

std::string write_terms(const Terms& terms) {
    std::string out;
    for (const auto& each : named) {
        write_noun(out, std::string(each.name), (terms.*each.term).fr, "fr");
        write_noun(out, std::string(each.name), (terms.*each.term).en, "en");
    }
    return out;
}

Terms read_terms(std::string_view text) {
    Terms out;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        read_line(out, line);
    }
    return out;
}

std::string rewrite(std::string_view text, const Terms& terms, Language language) {
    return language == Language::fr ? rewrite_french(text, terms) : rewrite_english(text, terms);
}

void Catalogues::use(const Terms& terms) {
    const std::lock_guard lock(state_->own_mutex);
    const auto* now = state_->own.load(std::memory_order_acquire);
    if (now != nullptr ? now->terms == terms : terms.is_usual()) return;
    auto own = std::make_unique<OwnWords>();
    own->terms = terms;
    const auto keep = [&](Language language, const std::string& text) {
        auto changed = rewrite(text, terms, language);
        if (changed != text) own->of(language).emplace(text, std::move(changed));
    };
    for (const auto& [id, forms] : state_->french.translations) {
        keep(Language::en, id);
        for (const auto& form : forms) keep(Language::fr, form);
    }
    for (const auto& plural : state_->plurals) keep(Language::en, plural);
    state_->own.store(own.get(), std::memory_order_release);
    state_->own_kept.push_back(std::move(own)); // until the end: a page may be reading them
}

std::string Words::in_own_words(std::string text) const {
    const auto* own = state_->own.load(std::memory_order_acquire);
    return own == nullptr ? text : rewrite(text, own->terms, language_);
}

} // namespace words
