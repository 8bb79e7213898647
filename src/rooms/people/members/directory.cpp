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
constexpr int words_counted_most = 10'000;
constexpr base::Day far_away{std::numeric_limits<std::int32_t>::max()};

// What must hold, and how many people it holds for.
struct Condition {
    store::Range range;
    std::string token; // empty: words that begin so
    std::int64_t people = 0;
};
struct Conditions {
    std::vector<Condition> all; // the rarest first
    std::int64_t everybody = 0;
    bool hold_for_nobody() const { return !all.empty() && all.front().people == 0; }
    bool are_rare() const { return !all.empty() && all.front().people <= store::few; }
};

// The words typed, without those that begin another one.
std::vector<std::string> typed_words(std::string_view text) {
    std::vector<std::string> out;
    auto folded = base::fold(text);
    std::string_view rest = folded;
    for (auto word = next_search_word(rest); !word.empty() && out.size() < typed_words_max;
         word = next_search_word(rest))
        if (std::ranges::none_of(out, [&](const auto& other) { return other.starts_with(word); }))
            out.emplace_back(word);
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

std::int64_t count_of(db::Connection& connection, std::string_view token) {
    auto facet = store::find_facet(connection, token);
    return facet ? facet->people : 0;
}

std::int64_t count_everybody(db::Connection& connection, Scope scope) {
    if (scope == Scope::directory) return count_of(connection, token_everybody);
    return count_of(connection, token_current) + count_of(connection, token_left);
}

// The facets count what the directory shows; of other things, states alone.
Condition token_condition(db::Connection& connection, const Search& search, const std::string& token) {
    Condition out{.range = store::exact_range(token), .token = token};
    bool is_counted = search.scope == Scope::directory || token == search.state;
    out.people = is_counted ? count_of(connection, token)
                            : store::count_range(connection, out.range, search.scope, words_counted_most);
    return out;
}

Conditions conditions_of(db::Connection& connection, const Search& search) {
    Conditions out{.all = {}, .everybody = count_everybody(connection, search.scope)};
    for (const auto& word : typed_words(search.words)) {
        auto range = store::prefix_range(word);
        out.all.push_back({.range = range,
                           .token = {},
                           .people = store::count_range(connection, range, search.scope, words_counted_most)});
    }
    for (const auto& token : tokens_of(search)) out.all.push_back(token_condition(connection, search, token));
    std::ranges::stable_sort(out.all, {}, &Condition::people);
    return out;
}

// How many people are asked on the way to a full page, if the conditions have nothing to do with each other; against
// asking all of the rarest condition, then fetching and sorting those who are left.
bool is_walk_shorter(const Conditions& conditions, int limit) {
    auto rarest = static_cast<double>(conditions.all.front().people);
    auto everybody = static_cast<double>(std::max<std::int64_t>(conditions.everybody, 1));
    double share = 1;
    for (const auto& condition : conditions.all) share *= static_cast<double>(condition.people) / everybody;
    constexpr double walk_step_cost = 5;
    constexpr double fetch_cost = 2;
    return rarest + fetch_cost * everybody * share > walk_step_cost * limit / share;
}

base::Day first_newcomer_day(platform::Visit& visit) {
    return {visit.words().local_day(visit.now()).number - newcomer_days};
}

store::PageQuery query_by(store::Method method, const Search& search, const Conditions& conditions,
                          std::optional<base::Day> since) {
    store::PageQuery query{.scope = search.scope, .sort = search.sort, .method = method, .since = since};
    for (const auto& condition : conditions.all) {
        if (method == store::Method::from_term && &condition == &conditions.all.front())
            query.from = condition.range;
        else if (condition.token.empty())
            query.words.push_back(condition.range);
        else
            query.tokens.push_back(condition.token);
    }
    return query;
}

struct Plan {
    store::PageQuery query;
    std::int64_t count = 0;
    Found::Count count_is = Found::Count::exact;
};

// Everybody, or the people of one filter: their number is kept.
std::optional<std::int64_t> find_kept_count(const Conditions& conditions, const std::optional<base::Day>& since) {
    if (since || conditions.all.size() > 1) return std::nullopt;
    if (conditions.all.empty()) return conditions.everybody;
    const auto& only = conditions.all.front();
    return only.token.empty() ? std::nullopt : std::optional(only.people);
}

// Of several busy conditions the count comes first: a walk to people who hardly exist would ask everybody.
Plan make_plan(platform::Visit& visit, const Search& search, const Conditions& conditions, int limit) {
    using store::Method;
    std::optional<base::Day> since;
    if (search.newcomers && search.scope == Scope::directory) since = first_newcomer_day(visit);
    auto by = [&](Method method) { return query_by(method, search, conditions, since); };
    bool has_conditions = !conditions.all.empty();
    bool is_day_rare = since && !conditions.are_rare() && store::count_since(visit.db(), *since) <= store::few;
    bool asks_few = conditions.are_rare() || is_day_rare;
    Plan out{.query = by(has_conditions && !is_day_rare ? Method::from_term : since ? Method::from_day : Method::walk)};
    if (auto kept = find_kept_count(conditions, since)) {
        out.count = *kept;
    } else {
        out.count = store::count_page(visit.db(), out.query, (asks_few ? store::few : counted_most) + 1);
        if (!asks_few && out.count > counted_most) {
            out.count = counted_most;
            out.count_is = Found::Count::at_least;
        }
    }
    bool is_thin = asks_few || out.count < counted_most;
    if (!is_thin && (!has_conditions || is_walk_shorter(conditions, limit))) out.query = by(Method::walk);
    return out;
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
    if (conditions.hold_for_nobody()) return out;
    if (!search.words.empty() && base::fold(search.words).empty()) return out;
    auto plan = make_plan(visit, search, conditions, limit);
    auto& query = plan.query;
    query.after_day = far_away;
    if (search.sort == Sort::newest) query.after = {std::numeric_limits<std::int64_t>::max()};
    if (position) {
        query.after_name = position->text;
        query.after_day = {position->number};
        query.after = {position->id};
    } else {
        out.count = plan.count;
        out.count_is = plan.count_is;
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
