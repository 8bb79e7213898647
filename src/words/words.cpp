// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/words.hpp"
#include "words/state.hpp"
#include <algorithm>

namespace words {

namespace {

// One pass: what an argument brings in is never read again.
std::string fill(std::string_view text, const base::Arguments& arguments) {
    std::string out;
    out.reserve(text.size() + 16 * arguments.size());
    while (true) {
        const std::size_t start = text.find('{');
        const std::size_t end = text.find('}', std::min(start, text.size()));
        if (end == std::string_view::npos) break;
        const std::string_view name = text.substr(start + 1, end - start - 1);
        const auto argument = std::ranges::find(arguments, name, &std::pair<std::string, std::string>::first);
        out += text.substr(0, start);
        if (argument == arguments.end()) {
            out += '{';
            text.remove_prefix(start + 1);
        } else {
            out += argument->second;
            text.remove_prefix(end + 1);
        }
    }
    return out += text;
}

bool is_one(Language language, std::int64_t n) {
    return language == Language::fr ? n > -2 && n < 2 : n == 1 || n == -1;
}

std::string_view find_usual(const LanguageState& state, std::string_view id, std::size_t form,
                            std::string_view otherwise) {
    const auto found = state.translations.find(id);
    if (found == state.translations.end()) return otherwise;
    return found->second[std::min(form, found->second.size() - 1)];
}

} // namespace

Words::Words(const Catalogues& catalogues, Language language, std::string_view time_zone)
    : state_(catalogues.state_.get()), clock_(state_->clock(time_zone)), language_(language) {}

std::string_view Words::find_form(std::string_view id, std::size_t form, std::string_view otherwise) const {
    const auto usual = find_usual(state_->of(language_), id, form, otherwise);
    const auto* own = state_->own.load(std::memory_order_acquire);
    if (own == nullptr) return usual;
    const auto found = own->of(language_).find(usual);
    return found == own->of(language_).end() ? usual : found->second;
}

std::string_view Words::time_zone() const {
    return clock_->zone_name();
}

std::string Words::text(const char* id, const base::Arguments& arguments) const {
    const std::string_view found = find_form(id, 0, id);
    return arguments.empty() ? std::string(found) : fill(found, arguments);
}

std::string Words::text(const base::Message& message) const {
    return fill(find_form(message.id, 0, message.id), message.arguments);
}

std::string Words::count(const char* one, const char* many, std::int64_t n, const base::Arguments& arguments) const {
    const bool is_singular = is_one(language_, n);
    const std::string_view form = find_form(one, is_singular ? 0 : 1, is_singular ? one : many);
    base::Arguments all = arguments;
    all.emplace_back("n", number(n));
    return fill(form, all);
}

std::string Words::number(std::int64_t value) const {
    return state_->of(language_).formats.number(value);
}

std::string Words::percent(double share) const {
    return state_->of(language_).formats.percent(share);
}

std::string Words::money(base::Money amount) const {
    return state_->of(language_).formats.money(amount);
}

std::string Words::list(const std::vector<std::string>& parts) const {
    return state_->of(language_).formats.list(parts);
}

} // namespace words
