// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/store_directory.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"
#include <array>
#include <map>
#include <stdexcept>

namespace members::store {

namespace {

constexpr std::array<std::size_t, 3> token_sizes{0, 2, conditions_max};
constexpr std::array<std::size_t, 3> word_sizes{0, 1, conditions_max};

const db::Query count_open_query{
    .name = "members.count_open_range",
    .text =
        "SELECT COUNT(*) FROM (SELECT 1 FROM member_search WHERE word >= $1 AND word < $2 AND is_open LIMIT $3) few",
};
const db::Query count_all_query{
    .name = "members.count_range",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM member_search WHERE word >= $1 AND word < $2 LIMIT $3) few",
};
const db::Query count_since_query{
    .name = "members.count_since",
    .text = "SELECT COUNT(*) FROM (SELECT 1 FROM members WHERE is_listed AND since_day >= $1 LIMIT 3001) few",
};

struct Shape {
    Scope scope = Scope::directory;
    Sort sort = Sort::name;
    Method method = Method::walk;
    std::size_t tokens = 0;
    std::size_t words = 0;
    enum class Since { ever, day } since = Since::ever;
    enum class Asks { page, count } asks = Asks::page;
    auto operator<=>(const Shape&) const = default;
};

// The text of a statement, with its parameters numbered as they come.
class Writer {
public:
    Writer(const Shape& shape, db::Engine engine) : shape_(shape), engine_(engine) {}

    std::string write() {
        if (shape_.asks == Shape::Asks::count) {
            auto text = "SELECT COUNT(*) FROM (" + people();
            return text + " LIMIT " + next() + ") counted";
        }
        std::string text = "SELECT m.person_id, m.name_key, m.since_day FROM ";
        if (shape_.method == Method::walk) {
            text += "members m WHERE " + listed("m") + conditions("m.person_id");
            text += since("m");
        } else {
            text += "(" + people() + ") few CROSS JOIN members m WHERE m.person_id = few.person_id";
        }
        return text + position();
    }

private:
    Shape shape_;
    db::Engine engine_;
    int count_ = 0;

    std::string next() { return "$" + std::to_string(++count_); }

    std::string listed(const std::string& members) const {
        return shape_.scope == Scope::directory ? members + ".is_listed" : std::string("TRUE");
    }
    std::string open(const std::string& search) const {
        return shape_.scope == Scope::directory ? " AND " + search + ".is_open" : std::string();
    }
    // On the row of members, which is fetched for it: only where it is asked. The sign keeps it out of the index's
    // choice, for the order is by name.
    std::string since(const std::string& members) {
        return shape_.since == Shape::Since::day ? " AND +" + members + ".since_day >= " + next() : std::string();
    }

    // Those of the first condition whom all the others let through. Whoever has an open word is listed.
    std::string people() {
        if (shape_.method == Method::from_day) {
            auto text = "SELECT d.person_id FROM members d WHERE d.is_listed AND d.since_day >= " + next();
            return text + conditions("d.person_id");
        }
        std::string text = "SELECT DISTINCT f.person_id FROM member_search f ";
        if (shape_.since == Shape::Since::day) text += "CROSS JOIN members d ";
        auto low = next();
        text += "WHERE f.word >= " + low + " AND f.word < " + next() + open("f");
        text += conditions("f.person_id");
        if (shape_.since == Shape::Since::day) text += " AND d.person_id = f.person_id" + since("d");
        return text;
    }

    std::string conditions(const std::string& person) {
        std::string by_word = engine_ == db::Engine::sqlite ? " INDEXED BY member_search_by_word" : "";
        std::string text;
        for (std::size_t i = 0; i < shape_.tokens; ++i)
            text += " AND EXISTS (SELECT 1 FROM member_search s" + by_word + " WHERE s.word = " + next() +
                    " AND s.person_id = " + person + open("s") + ")";
        for (std::size_t i = 0; i < shape_.words; ++i) {
            auto low = next();
            text += " AND EXISTS (SELECT 1 FROM member_search s WHERE s.person_id = " + person +
                    " AND s.word >= " + low + " AND s.word < " + next() + open("s") + ")";
        }
        return text;
    }

    std::string position() {
        auto key = next();
        auto after = "(" + key + ", " + next() + ")";
        std::string order =
            shape_.sort == Sort::name
                ? " AND (m.name_key, m.person_id) > " + after + " ORDER BY m.name_key, m.person_id"
                : " AND (m.since_day, m.person_id) < " + after + " ORDER BY m.since_day DESC, m.person_id DESC";
        return order + " LIMIT " + next();
    }
};

std::string name_of(const Shape& shape) {
    std::string name = shape.asks == Shape::Asks::page ? "members.list_page" : "members.count_page";
    name += shape.scope == Scope::directory ? "/directory" : "/console";
    name += shape.sort == Sort::name ? "/name" : "/newest";
    name += shape.method == Method::walk ? "/walk" : shape.method == Method::from_term ? "/few" : "/day";
    if (shape.since == Shape::Since::day) name += "/since";
    return name + "/" + std::to_string(shape.tokens) + "/" + std::to_string(shape.words);
}

struct Made {
    std::string name;
    std::string text;
    std::string postgres;
    db::Query query;
};
using MadeQueries = std::map<Shape, Made>;

void make(MadeQueries& out, const Shape& shape) {
    auto& made = out[shape];
    made.name = name_of(shape);
    made.text = Writer(shape, db::Engine::sqlite).write();
    made.postgres = Writer(shape, db::Engine::postgres).write();
    made.query = {.name = made.name, .text = made.text, .postgres = made.postgres};
}

// The directory in both orders, with and without newcomers only; the console by name.
void make_all(MadeQueries& out, std::size_t tokens, std::size_t words) {
    using Since = Shape::Since;
    using Asks = Shape::Asks;
    for (auto since : {Since::ever, Since::day}) {
        for (auto sort : {Sort::name, Sort::newest}) {
            make(out, {Scope::directory, sort, Method::walk, tokens, words, since, Asks::page});
            make(out, {Scope::directory, sort, Method::from_term, tokens, words, since, Asks::page});
        }
        make(out, {Scope::directory, Sort::name, Method::from_term, tokens, words, since, Asks::count});
    }
    for (auto sort : {Sort::name, Sort::newest})
        make(out, {Scope::directory, sort, Method::from_day, tokens, words, Since::day, Asks::page});
    make(out, {Scope::directory, Sort::name, Method::from_day, tokens, words, Since::day, Asks::count});
    make(out, {Scope::console, Sort::name, Method::walk, tokens, words, Since::ever, Asks::page});
    make(out, {Scope::console, Sort::name, Method::from_term, tokens, words, Since::ever, Asks::page});
    make(out, {Scope::console, Sort::name, Method::from_term, tokens, words, Since::ever, Asks::count});
}

const MadeQueries& made_queries() {
    static const auto queries = [] {
        MadeQueries out;
        for (auto tokens : token_sizes)
            for (auto words : word_sizes) make_all(out, tokens, words);
        return out;
    }();
    return queries;
}

std::size_t size_for(const std::array<std::size_t, 3>& sizes, std::size_t count) {
    for (auto size : sizes)
        if (size >= count) return size;
    throw std::logic_error("so many conditions in a search for members");
}

// Everybody carries the bare "=": it fills the places that are not used.
std::vector<db::Value> values_of(const PageQuery& query, const Shape& shape) {
    static const Range everybody = exact_range(token_everybody);
    std::vector<db::Value> out;
    if (shape.method == Method::from_term) {
        out.push_back(std::string_view(query.from.low));
        out.push_back(std::string_view(query.from.high));
    }
    if (shape.method == Method::from_day) out.push_back(query.since->number);
    for (std::size_t i = 0; i < shape.tokens; ++i)
        out.push_back(i < query.tokens.size() ? std::string_view(query.tokens[i]) : token_everybody);
    for (std::size_t i = 0; i < shape.words; ++i) {
        const auto& range = i < query.words.size() ? query.words[i] : everybody;
        out.push_back(std::string_view(range.low));
        out.push_back(std::string_view(range.high));
    }
    if (shape.method != Method::from_day && query.since) out.push_back(query.since->number);
    return out;
}

Shape shape_of(const PageQuery& query, Shape::Asks asks) {
    return {.scope = query.scope,
            .sort = asks == Shape::Asks::count ? Sort::name : query.sort,
            .method = query.method,
            .tokens = size_for(token_sizes, query.tokens.size()),
            .words = size_for(word_sizes, query.words.size()),
            .since = query.since ? Shape::Since::day : Shape::Since::ever,
            .asks = asks};
}

} // namespace

Range prefix_range(std::string_view prefix) {
    return {std::string(prefix), end_of_prefix(prefix)};
}
Range exact_range(std::string_view token) {
    return {std::string(token), std::string(token) + "\x01"};
}

std::vector<PageRow> list_page(db::Connection& connection, const PageQuery& query) {
    auto shape = shape_of(query, Shape::Asks::page);
    auto values = values_of(query, shape);
    if (query.sort == Sort::name)
        values.push_back(std::string_view(query.after_name));
    else
        values.push_back(query.after_day.number);
    values.push_back(query.after.number);
    values.push_back(static_cast<std::int64_t>(query.limit));
    return connection.all_of<PageRow>(made_queries().at(shape).query, values);
}

std::int64_t count_page(db::Connection& connection, const PageQuery& query, int most) {
    auto shape = shape_of(query, Shape::Asks::count);
    auto values = values_of(query, shape);
    values.push_back(static_cast<std::int64_t>(most));
    return connection.all_of<std::int64_t>(made_queries().at(shape).query, values).at(0);
}

std::int64_t count_range(db::Connection& connection, const Range& range, Scope scope, int most) {
    return connection.get<std::int64_t>(scope == Scope::directory ? count_open_query : count_all_query, range.low,
                                        range.high, most);
}
std::int64_t count_since(db::Connection& connection, base::Day since) {
    return connection.get<std::int64_t>(count_since_query, since);
}

std::vector<const db::Query*> directory_queries() {
    std::vector<const db::Query*> out{&count_open_query, &count_all_query, &count_since_query};
    for (const auto& [shape, made] : made_queries()) out.push_back(&made.query);
    return out;
}

} // namespace members::store
