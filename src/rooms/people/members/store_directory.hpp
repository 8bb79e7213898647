// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The SQL of find_people(): texts for 0, 2 and 6 tokens with 0, 1 and 6 words, made once.
#include "rooms/people/members/directory.hpp"
#include <optional>
#include <string>
#include <vector>

namespace members::store {

// Words from `low` on, before `high`.
struct Range {
    std::string low;
    std::string high;
};
Range prefix_range(std::string_view prefix);
Range exact_range(std::string_view token);

inline constexpr int few = 3000;                 // people that are taken and sorted rather than walked to
inline constexpr std::size_t conditions_max = 6; // tokens, and words as many

// walk: the sorted index, asking each. from_term: the people of one range. from_day: those who joined since.
enum class Method { walk, from_term, from_day };

// Everything that must hold, besides where it begins. A token is looked up among those who carry it, which are close
// together; a word among the words of the person.
struct PageQuery {
    Scope scope = Scope::directory;
    Sort sort = Sort::name;
    Method method = Method::walk;
    Range from; // from_term
    std::vector<std::string> tokens;
    std::vector<Range> words;
    std::optional<base::Day> since; // joined on that day or later
    std::string after_name;
    base::Day after_day;
    PersonId after;
    int limit = 40;
};
struct PageRow {
    PersonId person;
    std::string name_key;
    base::Day since;
};
std::vector<PageRow> list_page(db::Connection& connection, const PageQuery& query);
std::int64_t count_page(db::Connection& connection, const PageQuery& query, int most); // never by walking
std::int64_t count_range(db::Connection& connection, const Range& range, Scope scope, int most);
std::int64_t count_since(db::Connection& connection, base::Day since); // at most few + 1

std::vector<const db::Query*> directory_queries();

} // namespace members::store
