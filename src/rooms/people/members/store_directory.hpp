// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The SQL of find_people(): texts for 1, 2, 4 and 12 conditions, made once.
#include "rooms/people/members/directory.hpp"
#include <span>

namespace members::store {

// Words from `low` on, before `high`.
struct Range {
    std::string low;
    std::string high;
};
Range prefix_range(std::string_view prefix);
Range exact_range(std::string_view token);

inline constexpr int few = 3000; // people that are taken and sorted rather than walked to
inline constexpr std::size_t conditions_max = 12;

// walk: the sorted index, asking each. from_term: the people of the first range. from_day: those who joined since.
enum class Method { walk, from_term, from_day };

struct PageQuery {
    Scope scope = Scope::directory;
    Sort sort = Sort::name;
    Method method = Method::walk;
    std::vector<Range> ranges; // at most conditions_max; the rarest first
    base::Day since;           // joined on that day or later
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
std::int64_t count_page(db::Connection& connection, const PageQuery& query, int most);
std::int64_t count_range(db::Connection& connection, const Range& range, Scope scope); // at most few + 1
std::int64_t count_since(db::Connection& connection, base::Day since);                 // the same

std::vector<const db::Query*> directory_queries();

} // namespace members::store
