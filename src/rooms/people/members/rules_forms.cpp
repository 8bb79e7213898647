// SPDX-License-Identifier: AGPL-3.0-or-later
// Forms of one trade's name, so that whoever looks for a "relieuse" finds the "relieur" and those in "reliure", for
// an "éditrice" those in "édition".
#include "base/text.hpp"
#include "rooms/people/members/rules.hpp"
#include <array>

namespace members {

namespace {

constexpr std::size_t form_length_min = 5;

// Endings that stand for each other after the same beginning, folded. The first family that fits is the word's, so the
// narrow ones come first: an "illustrateur" has no "illustrateuse".
using Family = std::array<std::string_view, 4>;
constexpr std::array<Family, 15> families{{
    {"ateur", "atrice", "ation"},
    {"cteur", "ctrice", "ction"},
    {"iteur", "itrice", "ition"},
    {"uteur", "utrice"},
    {"teur", "teuse", "trice", "ture"},
    {"eur", "euse", "ure"},
    {"ien", "ienne"},
    {"ron", "ronne"},
    {"er", "ere"},
    {"if", "ive"},
    {"isan", "isane"},
    {"ant", "ante"},
    {"at", "ate"},
    {"ial", "iale"},
    {"nti", "ntie"},
}};

void add_forms(std::vector<std::string>& out, std::string_view word) {
    if (word.size() < form_length_min) return;
    for (const auto& family : families)
        for (auto ending : family) {
            if (ending.empty() || !word.ends_with(ending) || word.size() == ending.size()) continue;
            auto beginning = word.substr(0, word.size() - ending.size());
            for (auto other : family) {
                auto form = std::string(beginning).append(other);
                // What begins the word is found without being written down.
                if (!other.empty() && !word.starts_with(form)) out.push_back(std::move(form));
            }
            return;
        }
}

} // namespace

std::vector<std::string> trade_forms(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < text.size();) {
        auto to = std::min(text.find_first_of(" ,;/-()'", from), text.size());
        auto word = text.substr(from, to - from);
        auto folded = base::fold(word);
        // Folded, "salarié" and "librairie" end alike: only the first has a feminine with "ée".
        if (word.ends_with("é") || word.ends_with("É")) out.push_back(folded + "e");
        add_forms(out, std::string_view(folded).substr(folded.rfind(' ') + 1)); // after an apostrophe
        from = to + 1;
    }
    return out;
}

} // namespace members
