// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/rules.hpp"
#include "base/message.hpp"
#include <array>
#include <charconv>
#include <map>

namespace privacy {

namespace {

constexpr std::array reasons{Reason::in_writing, Reason::left_long_ago, Reason::written_twice, Reason::died,
                             Reason::another};
constexpr std::size_t mark_size = 64;

std::string_view take_word(std::string_view& text) {
    auto end = text.find(' ');
    auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return word;
}

std::optional<std::int64_t> read_number(std::string_view word) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

} // namespace

std::string write_line(const Erasure& erasure) {
    return erasure.mark + " " + std::to_string(static_cast<int>(erasure.writings)) + " " +
           std::to_string(static_cast<int>(erasure.reason)) + " " + std::to_string(erasure.erased_at.milliseconds) +
           "\n";
}

std::optional<Erasure> read_line(std::string_view line) {
    Erasure out;
    out.mark = take_word(line);
    if (out.mark.size() != mark_size || out.mark.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    auto writings = read_number(take_word(line));
    auto reason = read_number(take_word(line));
    auto at = read_number(line);
    if (!writings || (*writings != 1 && *writings != 2) || !reason || *reason < 1 || *reason > 6 || !at)
        return std::nullopt;
    out.writings = static_cast<Writings>(*writings);
    out.reason = static_cast<Reason>(*reason);
    out.erased_at = {*at};
    return out;
}

std::vector<Erasure> read_list(std::string_view text) {
    std::map<std::string, Erasure> by_mark;
    while (!text.empty()) {
        auto end = text.find('\n');
        if (auto read = read_line(text.substr(0, end))) {
            auto [at, is_new] = by_mark.try_emplace(read->mark, *read);
            if (!is_new && at->second.erased_at < read->erased_at) at->second = *read;
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    std::vector<Erasure> out;
    for (auto& [mark, erasure] : by_mark) out.push_back(std::move(erasure));
    return out;
}

std::optional<Writings> parse_writings(std::string_view text) {
    if (text == "removed") return Writings::removed;
    if (text == "kept") return Writings::kept;
    return std::nullopt;
}
std::string_view writings_name(Writings writings) {
    return writings == Writings::kept ? "kept" : "removed";
}

std::span<const Reason> list_reasons() {
    return reasons;
}
std::optional<Reason> parse_reason(std::string_view number) {
    for (auto reason : reasons)
        if (number == std::to_string(static_cast<int>(reason))) return reason;
    return std::nullopt;
}
const char* reason_words(Reason reason) {
    switch (reason) {
        case Reason::own_wish: return base::mark("asked for by themselves");
        case Reason::in_writing: return base::mark("asked for by letter or by word");
        case Reason::left_long_ago: return base::mark("left long ago");
        case Reason::written_twice: return base::mark("written down twice");
        case Reason::died: return base::mark("died");
        case Reason::another: return base::mark("another reason of the law");
    }
    return "";
}

} // namespace privacy
