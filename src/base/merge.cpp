// SPDX-License-Identifier: AGPL-3.0-or-later
// diff3 (Khanna, Kunal, Pierce 2007): parts that stand in all three are fixed; between them one side's change is taken
// when the other side changed nothing there.
#include "base/merge.hpp"
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace base {

namespace {

using Token = std::string_view;
using Tokens = std::span<const Token>;

// Beyond, two parts are taken for wholly different: no reader waits for the rest.
constexpr std::size_t cells_max = 4'000'000;
constexpr std::size_t none = SIZE_MAX;

std::vector<Token> lines_of(std::string_view text) {
    std::vector<Token> out;
    while (!text.empty()) {
        auto end = std::min(text.find('\n'), text.size() - 1);
        out.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return out;
}

bool is_blank(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t';
}

// Words with the white space after them.
std::vector<Token> words_of(std::string_view text) {
    std::vector<Token> out;
    while (!text.empty()) {
        std::size_t end = 0;
        while (end < text.size() && !is_blank(text[end])) ++end;
        while (end < text.size() && is_blank(text[end])) ++end;
        out.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return out;
}

std::string joined(Tokens tokens) {
    std::string out;
    for (auto token : tokens) out += token;
    return out;
}

// For each token of `from`, its place in `to` along a longest common subsequence, or none.
std::vector<std::size_t> match(Tokens from, Tokens to) {
    std::vector<std::size_t> out(from.size(), none);
    std::size_t head = 0, tail = 0;
    auto shorter = std::min(from.size(), to.size());
    while (head < shorter && from[head] == to[head]) {
        out[head] = head;
        ++head;
    }
    while (tail < shorter - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) {
        out[from.size() - 1 - tail] = to.size() - 1 - tail;
        ++tail;
    }
    auto rows = from.size() - head - tail, columns = to.size() - head - tail;
    if (rows == 0 || columns == 0 || rows > cells_max / columns) return out;
    auto width = columns + 1;
    std::vector<std::uint32_t> length((rows + 1) * width, 0);
    for (auto i = rows; i-- > 0;)
        for (auto j = columns; j-- > 0;)
            length[i * width + j] = from[head + i] == to[head + j]
                                        ? length[(i + 1) * width + j + 1] + 1
                                        : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (from[head + i] == to[head + j])
            out[head + i++] = head + j++;
        else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
            ++i;
        else
            ++j;
    }
    return out;
}

// One part between two fixed tokens, in the three texts.
struct Part {
    Tokens former, mine, theirs;
};

std::optional<Tokens> only_change(const Part& part) {
    if (std::ranges::equal(part.theirs, part.former) || std::ranges::equal(part.mine, part.theirs)) return part.mine;
    if (std::ranges::equal(part.mine, part.former)) return part.theirs;
    return std::nullopt;
}

// Calls take(fixed token) and resolve(part) along the text.
template <class Take, class Resolve>
void walk(Tokens former, Tokens mine, Tokens theirs, Take take, Resolve resolve) {
    auto in_mine = match(former, mine), in_theirs = match(former, theirs);
    std::size_t f = 0, m = 0, t = 0;
    for (std::size_t i = 0; i <= former.size(); ++i) {
        bool is_end = i == former.size();
        if (!is_end && (in_mine[i] == none || in_theirs[i] == none)) continue;
        auto m_end = is_end ? mine.size() : in_mine[i], t_end = is_end ? theirs.size() : in_theirs[i];
        resolve(Part{former.subspan(f, i - f), mine.subspan(m, m_end - m), theirs.subspan(t, t_end - t)});
        if (is_end) return;
        take(former[i]);
        f = i + 1;
        m = m_end + 1;
        t = t_end + 1;
    }
}

// Lines that both changed, word by word; nothing when they contradict each other even so.
std::optional<std::string> merge_words(const Part& part) {
    auto former = joined(part.former), mine = joined(part.mine), theirs = joined(part.theirs);
    if (base::lines_of(former).size() != base::lines_of(mine).size() || part.mine.size() != part.theirs.size())
        return std::nullopt; // whole lines came or went: words would be put together that were never near
    std::string out;
    bool is_clear = true;
    auto in_former = words_of(former), in_mine = words_of(mine), in_theirs = words_of(theirs);
    walk(
        in_former, in_mine, in_theirs, [&](Token token) { out += token; },
        [&](const Part& words) {
            if (auto change = only_change(words))
                out += joined(*change);
            else
                is_clear = false;
        });
    return is_clear ? std::optional(out) : std::nullopt;
}

// Both stand, as paragraphs of their own.
std::string both(const std::string& mine, const std::string& theirs) {
    if (mine.empty() || theirs.empty()) return mine + theirs;
    return mine.ends_with("\n\n") ? mine + theirs : mine + "\n" + theirs;
}

} // namespace

Merged merge_texts(std::string_view former, std::string_view mine, std::string_view theirs) {
    if (mine == theirs || theirs == former) return {.text = std::string(mine), .conflicts = {}};
    if (mine == former) return {.text = std::string(theirs), .conflicts = {}};
    auto whole_line = [](std::string_view text) {
        std::string out(text);
        return out.empty() || out.ends_with('\n') ? out : out + '\n';
    };
    auto former_text = whole_line(former), mine_text = whole_line(mine), theirs_text = whole_line(theirs);
    Merged out;
    auto in_former = lines_of(former_text), in_mine = lines_of(mine_text), in_theirs = lines_of(theirs_text);
    walk(
        in_former, in_mine, in_theirs, [&](Token line) { out.text += line; },
        [&](const Part& part) {
            if (auto change = only_change(part)) {
                out.text += joined(*change);
            } else if (auto words = merge_words(part)) {
                out.text += *words;
            } else {
                auto& conflict = out.conflicts.emplace_back(joined(part.mine), joined(part.theirs));
                out.text += both(conflict.mine, conflict.theirs);
            }
        });
    if (out.text.ends_with('\n') && !mine.ends_with('\n') && !theirs.ends_with('\n')) out.text.pop_back();
    return out;
}

} // namespace base
