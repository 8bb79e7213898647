// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/rules.hpp"
#include "base/text.hpp"
#include "rooms/react/search/terms.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace search {

namespace {

constexpr std::int64_t doc_epoch_s = 946'684'800; // 2000-01-01

// The text with what stands between quotes taken out and put into `quoted`.
struct Quoted {
    std::vector<std::string> inside;
};
Quoted quotes_of(std::string_view typed) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
        {{"\"", "\""}, {"“", "”"}, {"«", "»"}}};
    Quoted out;
    for (const auto& [open, close] : marks)
        for (auto at = typed.find(open); at != typed.npos;) {
            auto from = at + open.size();
            auto to = typed.find(close, from);
            if (to == typed.npos) break;
            out.inside.emplace_back(typed.substr(from, to - from));
            at = typed.find(open, to + close.size());
        }
    return out;
}

void add_alternative(std::vector<std::string>& alternatives, const std::string& term) {
    if (std::ranges::find(alternatives, term) == alternatives.end()) alternatives.push_back(term);
}

void add_stems_on_the_way(std::vector<std::string>& alternatives, const AskedWord& word, const std::string& prefix) {
    for (std::size_t cut = 1; cut <= cut_max && word.folded.size() >= stem_length_min + cut; ++cut) {
        auto size = word.folded.size() - cut;
        if ((static_cast<unsigned char>(word.folded[size]) & 0xC0) == 0x80) continue;
        add_alternative(alternatives, prefix + word.folded.substr(0, size));
    }
}

std::vector<std::string> filter_terms(const Filters& filters) {
    std::vector<std::string> out;
    if (filters.kind == Kind::questions) out.emplace_back(":k2");
    if (filters.kind == Kind::announcements) out.emplace_back(":k3");
    if (filters.kind == Kind::replies) out.emplace_back(":r");
    if (filters.door) out.push_back(":in" + std::to_string(*filters.door));
    if (filters.author) out.push_back(":by" + std::to_string(filters.author->number));
    return out;
}

struct Dialect {
    std::string_view quote, either, both, without;
};

std::string write(const Expression& expression, const Dialect& dialect) {
    std::string out = "(";
    auto term = [&](const std::string& text) {
        out += dialect.quote;
        out += text;
        out += dialect.quote;
    };
    for (std::size_t i = 0; i < expression.all.size(); ++i) {
        if (i > 0) out += dialect.both;
        out += '(';
        for (std::size_t j = 0; j < expression.all[i].size(); ++j) {
            if (j > 0) out += dialect.either;
            term(expression.all[i][j]);
        }
        out += ')';
    }
    out += ')';
    for (std::size_t i = 0; i < expression.none.size(); ++i) {
        out += i == 0 ? dialect.without : dialect.either;
        term(expression.none[i]);
    }
    if (!expression.none.empty()) out += ')';
    return out;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

Question question_of(std::string_view typed) {
    auto line = base::clean_line(base::first_code_points(typed, query_length_max));
    Question out;
    std::vector<AskedWord> silent;
    for (auto& word : words_of(line)) {
        AskedWord asked{.folded = word.folded, .stem = word.stem, .plain_stem = word.plain_stem};
        auto& list = is_stop_word(word.folded) ? silent : out.words;
        bool is_known = std::ranges::any_of(list, [&](const auto& each) { return each.folded == asked.folded; });
        if (!is_known && list.size() < words_max) list.push_back(std::move(asked));
    }
    if (out.words.empty()) out.words = std::move(silent);
    for (const auto& inside : quotes_of(line).inside) {
        std::vector<std::string> phrase;
        for (auto& word : words_of(inside)) phrase.push_back(std::move(word.folded));
        if (phrase.size() > 1) out.phrases.push_back(std::move(phrase));
    }
    return out;
}

std::string index_terms(const Indexed& indexed) {
    std::string out;
    for (const auto& term : terms_of(std::string(indexed.title) + "\n" + std::string(indexed.text))) out += term + ' ';
    for (const auto& term : terms_of(indexed.title)) out += '_' + term + ' ';
    if (indexed.subject == Subject::comment)
        out += ":r ";
    else
        out += ":p :k" + std::to_string(static_cast<int>(indexed.kind)) + ' ';
    for (auto door : indexed.doors) out += ":in" + std::to_string(door) + ' ';
    return out + ":by" + std::to_string(indexed.author.number);
}

std::vector<std::string> index_words(const Indexed& indexed) {
    auto out = terms_of(std::string(indexed.title) + "\n" + std::string(indexed.text));
    std::erase_if(out, [](const auto& term) { return term.find_first_of("0123456789") != term.npos; });
    return out;
}

Expression expression_of(const Question& question, const Filters& filters, Place place, Last last,
                         std::span<const std::string> beginnings) {
    Expression out;
    const std::string prefix = place == Place::title ? "_" : "";
    for (std::size_t i = 0; i < question.words.size(); ++i) {
        const auto& word = question.words[i];
        auto& alternatives = out.all.emplace_back();
        add_alternative(alternatives, prefix + word.stem);
        add_alternative(alternatives, prefix + word.plain_stem);
        if (last == Last::whole || i + 1 < question.words.size() || word.folded.size() < prefix_length_min) continue;
        for (const auto& beginning : beginnings) add_alternative(alternatives, prefix + beginning);
        if (last == Last::on_the_way) add_stems_on_the_way(alternatives, word, prefix);
    }
    if (filters.kind == Kind::publications) out.all.push_back({":p"});
    for (auto& term : filter_terms(filters)) out.all.push_back({std::move(term)});
    for (auto door : filters.closed_doors) out.none.push_back(":in" + std::to_string(door));
    return out;
}

std::string to_fts5(const Expression& expression) {
    return write(expression, {.quote = "\"", .either = " OR ", .both = " AND ", .without = " NOT ("});
}
std::string to_tsquery(const Expression& expression) {
    return write(expression, {.quote = "'", .either = " | ", .both = " & ", .without = " & !("});
}

DocId first_doc_id(base::Instant at) {
    auto seconds = std::max<std::int64_t>(0, at.milliseconds / 1000 - doc_epoch_s);
    return {std::min<std::int64_t>(seconds, std::int64_t{1} << 40) * docs_a_second};
}

double title_share(const Question& question, std::string_view title) {
    if (question.words.empty() || title.empty()) return 0;
    auto terms = terms_of(title);
    auto holds = [&](const std::string& term) { return std::ranges::binary_search(terms, term); };
    auto found = std::ranges::count_if(question.words,
                                       [&](const auto& word) { return holds(word.stem) || holds(word.plain_stem); });
    return static_cast<double>(found) / static_cast<double>(question.words.size());
}

double score(const Hit& hit, base::Instant now) {
    constexpr double half_life_days = 182;
    constexpr double day_ms = 86'400'000;
    bool is_reply = hit.doc.subject == Subject::comment;
    double out = hit.title_share * (is_reply ? 1.5 : 3);
    if (hit.found == Hit::Found::whole) out += 1;
    if (is_reply && hit.item.accepted_comment == hit.doc.row) out += 0.8;
    if (!is_reply) {
        if (hit.item.accepted_comment != 0) out += 0.5;
        auto weight = [](std::int64_t count) {
            return std::log2(1 + static_cast<double>(std::max<std::int64_t>(0, count)));
        };
        out += std::min(1.5, 0.2 * weight(hit.item.reaction_count) + 0.15 * weight(hit.item.comment_count));
    }
    auto age_days = static_cast<double>(std::max<std::int64_t>(0, now.milliseconds - hit.doc.at.milliseconds)) / day_ms;
    return out + 1.5 * std::exp2(-age_days / half_life_days);
}

bool has_phrases(const Question& question, std::string_view text) {
    if (question.phrases.empty()) return true;
    std::vector<std::string> words;
    for (auto& word : words_of(text)) words.push_back(std::move(word.folded));
    return std::ranges::all_of(question.phrases,
                               [&](const auto& phrase) { return !std::ranges::search(words, phrase).empty(); });
}

std::string nearest(std::string_view typed, std::span<const std::string> known) {
    auto folded = base::fold(typed);
    constexpr std::size_t length_min = 4;
    if (folded.size() < length_min || folded.size() > term_bytes_max) return {};
    std::size_t best = folded.size() < 8 ? 2 : 3; // one more than is allowed
    std::string out;
    for (const auto& each : known) {
        auto other = base::fold(each);
        if (other == folded || other.size() > folded.size() + 2 || folded.size() > other.size() + 2) continue;
        if (auto letters = distance(folded, other); letters < best) {
            best = letters;
            out = each;
        }
    }
    return out;
}

} // namespace search
