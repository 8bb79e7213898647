// SPDX-License-Identifier: AGPL-3.0-or-later
// What of a text is shown under a result, and where its words are marked.
#include "rooms/react/search/rules.hpp"
#include "rooms/react/search/terms.hpp"
#include <algorithm>

namespace search {

namespace {

constexpr std::size_t length_max = 200; // bytes: about as many characters
constexpr std::size_t before_max = 60;  // of them before the first word found

// Which word asked for this one is, or -1.
int asked_at(const Question& question, const Word& word) {
    for (std::size_t i = 0; i < question.words.size(); ++i) {
        const auto& asked = question.words[i];
        auto is_same = [&](const std::string& stem) { return stem == asked.stem || stem == asked.plain_stem; };
        bool is_last = i + 1 == question.words.size();
        bool begins = is_last && asked.folded.size() >= prefix_length_min && word.folded.starts_with(asked.folded);
        if (is_last && question.is_loose && word.stem.size() >= stem_length_min)
            begins = begins || asked.folded.starts_with(word.stem);
        if (is_same(word.stem) || is_same(word.plain_stem) || begins) return static_cast<int>(i);
    }
    return -1;
}

struct Mark {
    std::size_t begin, end;
    int word;
};

std::vector<Mark> marks_of(const Question& question, const std::vector<Word>& words) {
    std::vector<Mark> out;
    for (const auto& word : words)
        if (auto at = asked_at(question, word); at >= 0) out.push_back({word.begin, word.end, at});
    return out;
}

// The mark from which a window of the text holds the most different words; the first of the best.
std::size_t best_mark(const std::vector<Mark>& marks) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        std::vector<int> seen;
        for (std::size_t j = i; j < marks.size() && marks[j].end - marks[i].begin <= length_max - before_max; ++j)
            if (std::ranges::find(seen, marks[j].word) == seen.end()) seen.push_back(marks[j].word);
        if (seen.size() > most) {
            most = seen.size();
            best = i;
        }
    }
    return best;
}

struct Window {
    std::size_t begin = 0, end = 0;
};

// Whole words only: from the start of one to the end of one.
Window window_of(std::string_view text, const std::vector<Word>& words, const std::vector<Mark>& marks) {
    if (text.size() <= length_max) return {0, text.size()};
    auto middle = marks.empty() ? 0 : marks[best_mark(marks)].begin;
    auto wanted = middle > before_max ? middle - before_max : 0;
    wanted = std::min(wanted, text.size() - length_max);
    auto first = std::ranges::lower_bound(words, wanted, {}, &Word::begin);
    Window out;
    out.begin = wanted == 0 || first == words.end() ? wanted : first->begin;
    if (out.begin > 0 && first == words.end()) out.begin = 0;
    out.end = out.begin;
    for (auto word = first; word != words.end() && word->end <= out.begin + length_max; ++word) out.end = word->end;
    if (words.empty() || words.back().end == out.end) out.end = text.size();
    if (out.end - out.begin > length_max + 60 || out.end == out.begin) { // no words: signs, or one long line
        out.end = std::min(text.size(), out.begin + length_max);
        while (out.end < text.size() && (static_cast<unsigned char>(text[out.end]) & 0xC0) == 0x80) ++out.end;
    }
    return out;
}

std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace(out, '\n', ' ');
    return out;
}

std::vector<Piece> pieces_of(std::string_view text, const Window& window, const std::vector<Mark>& marks) {
    std::vector<Piece> out;
    auto add = [&](std::size_t begin, std::size_t end, bool is_marked) {
        if (end > begin) out.push_back({.text = one_line(text.substr(begin, end - begin)), .is_marked = is_marked});
    };
    auto at = window.begin;
    for (const auto& mark : marks) {
        if (mark.begin < at || mark.end > window.end) continue;
        add(at, mark.begin, false);
        add(mark.begin, mark.end, true);
        at = mark.end;
    }
    add(at, window.end, false);
    return out;
}

} // namespace

std::vector<Piece> snippet(const Question& question, std::string_view text) {
    auto words = words_of(text);
    auto marks = marks_of(question, words);
    auto window = window_of(text, words, marks);
    auto out = pieces_of(text, window, marks);
    if (window.begin > 0) out.insert(out.begin(), Piece{.text = "… ", .is_marked = false});
    if (window.end < text.size()) out.push_back(Piece{.text = " …", .is_marked = false});
    return out;
}

std::vector<Piece> marked(const Question& question, std::string_view text) {
    return pieces_of(text, {0, text.size()}, marks_of(question, words_of(text)));
}

} // namespace search
