// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/store_directory.hpp"
#include "rooms/people/members/store.hpp"
#include <array>
#include <deque>

namespace members::store {

namespace {

constexpr std::array<std::size_t, 4> sizes{1, 2, 4, 12};

const db::Query count_open_query{
    .name = "members.count_open_range",
    .text =
        "SELECT COUNT(*) FROM (SELECT 1 FROM member_search WHERE word >= $1 AND word < $2 AND is_open LIMIT 3001) few",
};
const db::Query count_all_query{
    .name = "members.count_range",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM member_search WHERE word >= $1 AND word < $2 LIMIT 3001) few",
};
const db::Query count_since_query{
    .name = "members.count_since",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM members WHERE is_listed AND since_day >= $1 LIMIT 3001) few",
};

struct Shape {
    Scope scope;
    Sort sort;
    Method method;
    std::size_t size;
    enum class Asks { page, count } asks;
    auto operator<=>(const Shape&) const = default;
};

std::string parameter(std::size_t number) {
    return "$" + std::to_string(number);
}

// Parameters: two for each range, then the day, then (page) the position's key and person; last the limit.
std::string text_of(const Shape& shape) {
    std::string open = shape.scope == Scope::directory ? " AND s.is_open" : "";
    auto day = 2 * shape.size + 1;
    std::string text = "FROM ";
    if (shape.method == Method::from_term)
        text += "(SELECT DISTINCT s.person_id FROM member_search s WHERE s.word >= $1 AND s.word < $2" + open +
                " LIMIT 3001) few CROSS JOIN members m WHERE m.person_id = few.person_id";
    else if (shape.method == Method::from_day)
        text += "(SELECT person_id FROM members WHERE is_listed AND since_day >= " + parameter(day) +
                " LIMIT 3001) few CROSS JOIN members m WHERE m.person_id = few.person_id";
    else
        text += "members m WHERE TRUE";
    if (shape.scope == Scope::directory) text += " AND m.is_listed";
    for (std::size_t i = shape.method == Method::from_term ? 1 : 0; i < shape.size; ++i)
        text += " AND EXISTS (SELECT 1 FROM member_search s WHERE s.person_id = m.person_id AND s.word >= " +
                parameter(2 * i + 1) + " AND s.word < " + parameter(2 * i + 2) + open + ")";
    text += " AND +m.since_day >= " + parameter(day);
    if (shape.asks == Shape::Asks::count)
        return "SELECT COUNT(*) FROM (SELECT 1 " + text + " LIMIT " + parameter(day + 1) + ") counted";
    auto position = "(" + parameter(day + 1) + ", " + parameter(day + 2) + ")";
    if (shape.sort == Sort::name)
        text += " AND (m.name_key, m.person_id) > " + position + " ORDER BY m.name_key, m.person_id";
    else
        text += " AND (m.since_day, m.person_id) < " + position + " ORDER BY m.since_day DESC, m.person_id DESC";
    return "SELECT m.person_id, m.name_key, m.since_day " + text + " LIMIT " + parameter(day + 3);
}

struct Made {
    Shape shape;
    std::string name;
    std::string text;
    db::Query query;
};

void make(std::deque<Made>& out, const Shape& shape) {
    auto& made = out.emplace_back();
    made.shape = shape;
    made.name = std::string(shape.asks == Shape::Asks::page ? "members.list_page" : "members.count_page") +
                (shape.scope == Scope::directory ? "/directory" : "/console") +
                (shape.sort == Sort::name ? "/name" : "/newest") +
                (shape.method == Method::walk        ? "/walk"
                 : shape.method == Method::from_term ? "/few"
                                                     : "/day") +
                "/" + std::to_string(shape.size);
    made.text = text_of(shape);
    made.query = {.name = made.name, .text = made.text};
}

const std::deque<Made>& made_queries() {
    static const auto queries = [] {
        std::deque<Made> out;
        for (auto size : sizes)
            for (auto method : {Method::walk, Method::from_term, Method::from_day}) {
                make(out, {Scope::directory, Sort::name, method, size, Shape::Asks::page});
                make(out, {Scope::directory, Sort::newest, method, size, Shape::Asks::page});
                make(out, {Scope::directory, Sort::name, method, size, Shape::Asks::count});
                if (method == Method::from_day) continue;
                make(out, {Scope::console, Sort::name, method, size, Shape::Asks::page});
                make(out, {Scope::console, Sort::name, method, size, Shape::Asks::count});
            }
        return out;
    }();
    return queries;
}

const db::Query& query_for(const PageQuery& query, Shape::Asks asks) {
    std::size_t size = sizes.back();
    for (auto each : sizes)
        if (each >= query.ranges.size()) {
            size = each;
            break;
        }
    auto sort = asks == Shape::Asks::count ? Sort::name : query.sort;
    Shape shape{query.scope, sort, query.method, size, asks};
    for (const auto& made : made_queries())
        if (made.shape == shape) return made.query;
    throw std::logic_error("no such list of members");
}

// Everybody carries the bare "=": it fills the places that are not used.
std::vector<db::Value> values_of(const PageQuery& query, const db::Query& statement) {
    static const Range everybody{"=", "=!"};
    auto size = static_cast<std::size_t>(std::stoul(std::string(statement.name.substr(statement.name.rfind('/') + 1))));
    std::vector<db::Value> out;
    for (std::size_t i = 0; i < size; ++i) {
        const auto& range = i < query.ranges.size() ? query.ranges[i] : everybody;
        out.push_back(std::string_view(range.low));
        out.push_back(std::string_view(range.high));
    }
    out.push_back(query.since.number);
    return out;
}

} // namespace

Range prefix_range(std::string_view prefix) {
    return {std::string(prefix), end_of_prefix(prefix)};
}
Range exact_range(std::string_view token) {
    return {std::string(token), std::string(token) + "\x01"};
}

std::vector<PageRow> list_page(db::Connection& connection, const PageQuery& query) {
    const auto& statement = query_for(query, Shape::Asks::page);
    auto values = values_of(query, statement);
    if (query.sort == Sort::name)
        values.push_back(std::string_view(query.after_name));
    else
        values.push_back(query.after_day.number);
    values.push_back(query.after.number);
    values.push_back(static_cast<std::int64_t>(query.limit));
    return connection.all_of<PageRow>(statement, values);
}

std::int64_t count_page(db::Connection& connection, const PageQuery& query, int most) {
    const auto& statement = query_for(query, Shape::Asks::count);
    auto values = values_of(query, statement);
    values.push_back(static_cast<std::int64_t>(most));
    return connection.all_of<std::int64_t>(statement, values).at(0);
}

std::int64_t count_range(db::Connection& connection, const Range& range, Scope scope) {
    return connection.get<std::int64_t>(scope == Scope::directory ? count_open_query : count_all_query, range.low,
                                        range.high);
}
std::int64_t count_since(db::Connection& connection, base::Day since) {
    return connection.get<std::int64_t>(count_since_query, since);
}

std::vector<const db::Query*> directory_queries() {
    std::vector<const db::Query*> out{&count_open_query, &count_all_query, &count_since_query};
    for (const auto& made : made_queries()) out.push_back(&made.query);
    return out;
}

} // namespace members::store
