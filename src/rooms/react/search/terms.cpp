// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/terms.hpp"
#include "base/text.hpp"
#include "parse/utf8.hpp"
#include <libstemmer.h>
#include <unicode/uchar.h>
#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace search {

namespace {

// Made per text: it costs less than stemming three words, and is not to be shared between threads.
class Stemmer {
public:
    Stemmer() : stemmer_(sb_stemmer_new("french", "UTF_8"), sb_stemmer_delete) {
        if (!stemmer_) throw std::runtime_error("libstemmer does not know French");
    }
    std::string stem(const std::string& word) const {
        const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
        const auto* out = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
        if (out == nullptr) throw std::bad_alloc();
        return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
    }

private:
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

bool is_word_letter(char32_t letter) {
    if (letter < 0x80)
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    auto point = static_cast<UChar32>(letter);
    return u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK;
}

bool is_apostrophe(char32_t letter) {
    return letter == '\'' || letter == U'\u2019' || letter == U'\u02BC';
}

void append_lower(std::string& out, char32_t letter) {
    auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
    if (lower == U'œ')
        out += "oe";
    else if (lower == U'æ')
        out += "ae";
    else
        parse::append_utf8(out, lower);
}

std::string cut(std::string text) {
    if (text.size() <= term_bytes_max) return text;
    auto size = term_bytes_max;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    text.resize(size);
    return text;
}

// One word: letters that fold to nothing or to several words do not separate here.
std::string fold_word(const std::string& lower) {
    if (std::ranges::all_of(lower, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; })) return lower;
    auto out = base::fold(lower);
    std::erase(out, ' ');
    return out;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool is_elided(std::string_view folded) {
    static constexpr std::array<std::string_view, 13> elided{"c", "d",      "j",  "jusqu",  "l", "lorsqu", "m",
                                                             "n", "puisqu", "qu", "quoiqu", "s", "t"};
    return std::ranges::binary_search(elided, folded);
}

// Plurals that no ending tells, as they fold.
std::string singular_of(const std::string& folded) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> plurals{{{"baux", "bail"},
                                                                                           {"cieux", "ciel"},
                                                                                           {"coraux", "corail"},
                                                                                           {"emaux", "email"},
                                                                                           {"soupiraux", "soupirail"},
                                                                                           {"travaux", "travail"},
                                                                                           {"vantaux", "vantail"},
                                                                                           {"vitraux", "vitrail"},
                                                                                           {"yeux", "oeil"}}};
    for (const auto& [plural, singular] : plurals)
        if (folded == plural) return std::string(singular);
    return folded;
}

// "organisee" was meant as "organisée".
std::string with_its_accent(std::string folded) {
    for (std::string_view ending : {"ee", "ees"})
        if (folded.size() > ending.size() + 1 && folded.ends_with(ending))
            return folded.replace(folded.size() - ending.size(), 1, "é");
    return folded;
}

Word word_of(const Stemmer& stemmer, const std::string& lower, std::size_t begin, std::size_t end) {
    Word word{.begin = begin, .end = end, .folded = fold_word(lower), .stem = {}, .plain_stem = {}};
    if (has_digit(word.folded) || word.folded.size() > term_bytes_max) {
        word.folded = cut(std::move(word.folded));
        word.stem = word.plain_stem = word.folded;
        return word;
    }
    word.plain_stem = cut(fold_word(stemmer.stem(with_its_accent(singular_of(word.folded)))));
    word.stem = word.folded == lower ? word.plain_stem : cut(fold_word(stemmer.stem(lower)));
    return word;
}

std::string_view name_of_tag(std::string_view tag) {
    if (tag.starts_with('/')) tag.remove_prefix(1);
    return tag.substr(0, tag.find_first_of(" />\t\n"));
}

bool stands_in_a_line(std::string_view name) {
    static constexpr std::array<std::string_view, 9> names{"a", "b", "code", "del", "em", "i", "kbd", "strong", "sup"};
    return std::ranges::binary_search(names, name);
}

// The character of an entity that our renderer writes, and how many bytes it takes; nothing for a lone "&".
std::pair<char, std::size_t> entity_at(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 6> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&#x27;", '\''}}};
    for (const auto& [name, letter] : entities)
        if (text.starts_with(name)) return {letter, name.size()};
    return {'&', 1};
}

} // namespace

std::vector<Word> words_of(std::string_view text) {
    const Stemmer stemmer;
    std::vector<Word> out;
    std::string lower;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
        auto point = at < text.size() ? parse::first_code_point(text.substr(at)) : parse::CodePoint{U' ', 1, true};
        if (is_word_letter(point.value)) {
            if (lower.empty()) begin = at;
            append_lower(lower, point.value);
        } else if (!lower.empty()) {
            auto word = word_of(stemmer, lower, begin, at);
            bool is_article = is_apostrophe(point.value) && is_elided(word.folded);
            if (!is_article && !word.folded.empty()) out.push_back(std::move(word));
            lower.clear();
        }
        at += point.bytes;
    }
    return out;
}

bool is_stop_word(std::string_view folded) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"a",     "afin", "ai",    "alors", "an",   "and",  "are",  "as",   "at",    "au",    "aussi", "aux",
         "avec",  "be",   "but",   "by",    "c",    "ca",   "car",  "ce",   "ces",   "cet",   "cette", "chez",
         "comme", "d",    "dans",  "de",    "des",  "donc", "dont", "du",   "elle",  "elles", "en",    "est",
         "et",    "etre", "eux",   "for",   "from", "have", "how",  "i",    "il",    "ils",   "in",    "is",
         "it",    "j",    "je",    "l",     "la",   "le",   "les",  "leur", "leurs", "lui",   "m",     "ma",
         "mais",  "me",   "mes",   "moi",   "mon",  "my",   "n",    "ne",   "nos",   "not",   "notre", "nous",
         "of",    "on",   "ont",   "or",    "ou",   "our",  "par",  "pas",  "plus",  "pour",  "qu",    "que",
         "qui",   "quoi", "s",     "sa",    "sans", "se",   "ses",  "si",   "son",   "sont",  "sur",   "t",
         "ta",    "te",   "tes",   "that",  "the",  "this", "to",   "toi",  "ton",   "tres",  "tu",    "un",
         "une",   "vos",  "votre", "vous",  "was",  "we",   "what", "with", "y",     "you",   "your"});
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, folded);
}

std::vector<std::string> terms_of(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words_of(text)) {
        if (word.plain_stem != word.stem) out.push_back(std::move(word.plain_stem));
        out.push_back(std::move(word.stem));
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    std::erase(out, "");
    return out;
}

std::string text_of_html(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            auto end = std::min(html.find('>', at), html.size() - 1);
            auto name = name_of_tag(html.substr(at + 1, end - at - 1));
            if (!stands_in_a_line(name) && !out.empty() && out.back() != '\n') out += '\n';
            at = end + 1;
        } else if (html[at] == '&') {
            auto [letter, size] = entity_at(html.substr(at));
            out += letter;
            at += size;
        } else {
            out += html[at++];
        }
    }
    return out;
}

} // namespace search
