// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/directory.hpp"
#include "base/text.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/store_directory.hpp"
#include <algorithm>
#include <limits>

namespace members {

namespace {

constexpr std::size_t typed_words_max = 6;
constexpr int counted_most = 300; // beyond, "more than": counting busy conditions means asking each person
constexpr base::Day long_ago{-1'000'000};
constexpr base::Day far_away{std::numeric_limits<std::int32_t>::max()};

struct Condition {
    store::Range range;
    std::int64_t people = 0;
};

// The words typed, without those that begin another one.
std::vector<std::string> typed_words(std::string_view text) {
    std::vector<std::string> out;
    auto folded = base::fold(text);
    std::size_t from = 0;
    while (from < folded.size() && out.size() < typed_words_max) {
        auto to = std::min(folded.find(' ', from), folded.size());
        auto word = folded.substr(from, std::min<std::size_t>(to - from, 60));
        if (std::ranges::none_of(out, [&](const auto& other) { return other.starts_with(word); })) out.push_back(word);
        from = to + 1;
    }
    return out;
}

std::vector<std::string> tokens_of(const Search& search) {
    std::vector<std::string> out;
    for (auto [kind, key] : {std::pair{'t', &search.trade},
                             {'r', &search.region},
                             {'i', &search.interest},
                             {'o', &search.offer},
                             {'s', &search.seek}})
        if (!key->empty()) out.push_back(token_of(kind, base::fold(*key)));
    if (!search.state.empty()) out.push_back(search.state);
    return out;
}

std::vector<Condition> conditions_of(db::Connection& connection, const Search& search) {
    std::vector<Condition> out;
    for (const auto& word : typed_words(search.words)) {
        auto range = store::prefix_range(word);
        out.push_back({range, store::count_range(connection, range, search.scope)});
    }
    for (const auto& token : tokens_of(search)) {
        auto facet = store::find_facet(connection, token);
        out.push_back({store::exact_range(token), facet ? facet->people : 0});
    }
    std::ranges::stable_sort(out, {}, &Condition::people);
    return out;
}

base::Day first_newcomer_day(platform::Visit& visit) {
    return {visit.words().local_day(visit.now()).number - newcomer_days};
}

store::PageQuery plan(platform::Visit& visit, const Search& search, const std::vector<Condition>& conditions) {
    store::PageQuery query;
    query.scope = search.scope;
    query.sort = search.sort;
    query.since = search.newcomers ? first_newcomer_day(visit) : long_ago;
    for (const auto& condition : conditions) query.ranges.push_back(condition.range);
    if (!conditions.empty() && conditions.front().people <= store::few)
        query.method = store::Method::from_term;
    else if (search.newcomers && store::count_since(visit.db(), query.since) <= store::few)
        query.method = store::Method::from_day;
    return query;
}

void count(platform::Visit& visit, const Search& search, const std::vector<Condition>& conditions,
           const store::PageQuery& query, Found& found) {
    bool is_one_filter = search.words.empty() && !search.newcomers && conditions.size() <= 1;
    if (is_one_filter && !conditions.empty()) {
        found.count = conditions.front().people;
    } else if (is_one_filter && search.scope == Scope::directory) {
        auto everybody = store::find_facet(visit.db(), token_everybody);
        found.count = everybody ? everybody->people : 0;
    } else if (is_one_filter) {
        for (auto token : {token_current, token_left})
            if (auto facet = store::find_facet(visit.db(), token)) found.count += facet->people;
    } else {
        bool is_few = query.method != store::Method::walk;
        found.count = store::count_page(visit.db(), query, is_few ? store::few + 1 : counted_most + 1);
        if (!is_few && found.count > counted_most) {
            found.count = counted_most;
            found.count_is = Found::Count::at_least;
        }
    }
}

std::string list_name(const Search& search) {
    return std::string("members/") + (search.scope == Scope::directory ? "d" : "c") +
           (search.sort == Sort::name ? "n" : "d");
}

} // namespace

bool Search::is_filtered() const {
    return newcomers || !words.empty() || !trade.empty() || !region.empty() || !interest.empty() || !offer.empty() ||
           !seek.empty();
}

Found find_people(platform::Visit& visit, const Search& search, std::string_view cursor, int limit) {
    Found out;
    auto position = platform::open_position(visit, list_name(search), cursor);
    auto conditions = conditions_of(visit.db(), search);
    if (!conditions.empty() && conditions.front().people == 0) return out;
    if (!search.words.empty() && base::fold(search.words).empty()) return out;
    auto query = plan(visit, search, conditions);
    query.after_day = far_away;
    if (search.sort == Sort::newest) query.after = {std::numeric_limits<std::int64_t>::max()};
    if (position) {
        query.after_name = position->text;
        query.after_day = {position->number};
        query.after = {position->id};
    } else {
        count(visit, search, conditions, query, out);
    }
    query.limit = limit + 1;
    auto rows = store::list_page(visit.db(), query);
    if (rows.size() > static_cast<std::size_t>(limit)) {
        rows.resize(static_cast<std::size_t>(limit));
        const auto& last = rows.back();
        out.next = platform::seal_position(
            visit, list_name(search), {.number = last.since.number, .text = last.name_key, .id = last.person.number});
    }
    for (const auto& row : rows) out.persons.push_back(row.person);
    return out;
}

} // namespace members
