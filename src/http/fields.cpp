// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/fields.hpp"
#include <algorithm>

namespace http {

namespace {

char lower_letter(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

} // namespace

std::string_view trim_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view ascii) {
    std::string text(ascii);
    std::ranges::transform(text, text.begin(), lower_letter);
    return text;
}

bool is_same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower_letter(x) == lower_letter(y); });
}

bool is_token_letter(char letter) {
    const char low = lower_letter(letter);
    return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') ||
           (low != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(low) != std::string_view::npos);
}

void for_each_item(std::string_view list, char separator, const std::function<void(std::string_view)>& visit) {
    while (!list.empty()) {
        const auto end = std::min(list.find(separator), list.size());
        if (const auto item = trim_blanks(list.substr(0, end)); !item.empty()) visit(item);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

bool has_word(std::string_view list, std::string_view word) {
    bool is_there = false;
    for_each_item(list, ',', [&](std::string_view item) { is_there = is_there || is_same_word(item, word); });
    return is_there;
}

} // namespace http
