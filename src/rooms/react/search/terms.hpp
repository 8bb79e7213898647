// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From a text to what it is found by, the same for both databases and for what is asked. A word is found by the French
// stem of the word as typed and by the stem of the word without accents: "randonnée" answers to "randonnee", "chevaux"
// to "cheval". An elided article goes ("l’œuvre" is "oeuvre"), numbers stay. Pure.
#include <string>
#include <string_view>
#include <vector>

namespace search {

inline constexpr std::size_t term_bytes_max = 40;

struct Word {
    std::size_t begin = 0; // where it stands in the text, in bytes
    std::size_t end = 0;
    std::string folded;     // lower case, without accents
    std::string stem;       // of the word as typed, folded afterwards
    std::string plain_stem; // of the word without accents
};
std::vector<Word> words_of(std::string_view text);

bool is_stop_word(std::string_view folded); // French and English words that say nothing by themselves

// The stems of a text, each once, sorted.
std::vector<std::string> terms_of(std::string_view text);

// What a reader sees of rendered Markdown: blocks on lines of their own, entities decoded.
std::string text_of_html(std::string_view html);

} // namespace search
