// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/words.hpp"
#include <algorithm>
#include <array>

namespace words {

namespace {

constexpr std::array languages{Language::fr, Language::en};

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// "q=0.8" in thousandths; what cannot be read counts as refused.
int parse_quality(std::string_view parameter) {
    if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') return 0;
    const std::string_view digits = parameter.substr(2);
    if (!is_digit(digits[0]) || digits[0] > '1' || digits.size() > 5) return 0;
    if (digits.size() > 1 && digits[1] != '.') return 0;
    int quality = (digits[0] - '0') * 1000;
    int unit = 100;
    for (const char digit : digits.substr(std::min<std::size_t>(2, digits.size()))) {
        if (!is_digit(digit)) return 0;
        quality += (digit - '0') * unit;
        unit /= 10;
    }
    return std::min(quality, 1000);
}

} // namespace

std::string_view language_code(Language language) {
    return language == Language::fr ? "fr" : "en";
}

std::optional<Language> parse_language(std::string_view code) {
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    for (const Language language : languages)
        if (std::ranges::equal(primary, language_code(language), {}, lower)) return language;
    return {};
}

Language choose_language(std::string_view accept_language, Language fallback) {
    Language best = fallback;
    int best_quality = 0;
    while (!accept_language.empty()) {
        const std::size_t end = std::min(accept_language.find(','), accept_language.size());
        const std::string_view range = accept_language.substr(0, end);
        accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
        const std::size_t semicolon = range.find(';');
        const std::string_view name = trimmed(range.substr(0, semicolon));
        const std::optional<Language> language = name == "*" ? std::optional(fallback) : parse_language(name);
        const int quality =
            semicolon == std::string_view::npos ? 1000 : parse_quality(trimmed(range.substr(semicolon + 1)));
        if (!language || quality <= best_quality) continue;
        best = *language;
        best_quality = quality;
    }
    return best;
}

} // namespace words
