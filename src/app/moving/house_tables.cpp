// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/moving/house_tables.hpp"
#include "app/boot.hpp"
#include "base/digest.hpp"
#include "parse/json.hpp"
#include <algorithm>
#include <array>
#include <istream>

namespace app {

namespace {

using parse::Json;

// What each database makes for itself: which migrations ran there, and the index of the search, whose terms are kept in
// each engine's own way.
constexpr std::array own_tables{"migrations", "schema_state", "search_docs",
                                "search_due", "search_terms", "search_words"};
constexpr parse::JsonLimits line_limits{.bytes_max = 64 * 1024 * 1024, .depth_max = 2};

Json to_json(const db::Value& value) {
    struct Writer {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(double number) const { return number; }
        Json operator()(bool truth) const { return truth ? 1 : 0; }
        Json operator()(std::string_view text) const { return text; }
        Json operator()(db::BytesView bytes) const { return base::base64url(bytes.value); }
    };
    return std::visit(Writer{}, value);
}

std::string names_line(const db::Table& table) {
    return Json::array_of(table.columns, [](const db::Column& column) { return Json(column.name); }).serialise();
}

[[noreturn]] void refuse(const db::Table& table, std::int64_t line) {
    throw BootError("the table " + table.name + " cannot be read at line " + std::to_string(line) +
                    ": this file is damaged");
}

// The values of some rows with what they stand on.
class Rows {
public:
    Rows(db::Connection& connection, const db::Table& table) : connection_(connection), table_(table) {}

    void add(std::string_view text, std::int64_t line) {
        auto row = Json::parse(text, line_limits);
        if (!row || row->items().size() != table_.columns.size()) refuse(table_, line);
        rows_.push_back(std::move(*row));
        line_ = line;
        if (rows_.size() == db::rows_at_once(table_)) flush();
    }
    void flush() {
        std::vector<db::Value> values;
        for (const auto& row : rows_)
            for (std::size_t i = 0; i < table_.columns.size(); ++i)
                values.push_back(value(row.items()[i], table_.columns[i].kind));
        db::insert_rows(connection_, table_, values);
        rows_.clear();
        bytes_.clear();
    }

private:
    db::Value value(const Json& json, db::ColumnKind kind) {
        if (json.is_null()) return {};
        if (kind == db::ColumnKind::integer || kind == db::ColumnKind::truth) {
            if (auto number = json.as_int()) return *number;
        } else if (auto text = json.as_string()) {
            if (kind == db::ColumnKind::text) return *text;
            if (auto bytes = base::from_base64url(*text))
                return db::BytesView{*bytes_.emplace_back(std::make_unique<std::string>(std::move(*bytes)))};
        }
        refuse(table_, line_);
    }

    db::Connection& connection_;
    const db::Table& table_;
    std::vector<Json> rows_;
    std::vector<std::unique_ptr<std::string>> bytes_;
    std::int64_t line_ = 0;
};

} // namespace

std::vector<db::Table> list_moved_tables(db::Connection& connection) {
    auto out = db::list_tables(connection);
    std::erase_if(out,
                  [](const db::Table& table) { return std::ranges::find(own_tables, table.name) != own_tables.end(); });
    return out;
}

TableSum write_table(db::Connection& connection, const db::Table& table, const Sink& sink) {
    base::Sha256 hash;
    auto put = [&](std::string line) {
        line += '\n';
        hash.add(line);
        sink(line);
    };
    TableSum out{.name = table.name};
    put(names_line(table));
    db::read_rows(connection, table, [&](std::span<const db::Value> values) {
        put(Json::array_of(values, to_json).serialise());
        ++out.rows;
    });
    out.sha256 = hash.hex();
    return out;
}

std::vector<TableSum> sum_tables(db::Connection& connection) {
    std::vector<TableSum> out;
    for (const auto& table : list_moved_tables(connection))
        out.push_back(write_table(connection, table, [](std::string_view) {}));
    std::ranges::sort(out, {}, &TableSum::name);
    return out;
}

std::string sum_of(std::vector<TableSum> sums) {
    std::ranges::sort(sums, {}, &TableSum::name);
    base::Sha256 hash;
    for (const auto& sum : sums) hash.add(sum.name + " " + std::to_string(sum.rows) + " " + sum.sha256 + "\n");
    return hash.hex();
}

void fill_table(db::Connection& connection, const db::Table& table, std::istream& text) {
    std::string line;
    if (!std::getline(text, line)) refuse(table, 1);
    if (line != names_line(table))
        throw BootError("the table " + table.name +
                        " has other columns there: bring the old house up to date with this program "
                        "(`guilde migrate`), then export it again");
    Rows rows(connection, table);
    for (std::int64_t number = 2; std::getline(text, line); ++number) rows.add(line, number);
    rows.flush();
    db::follow_numbers(connection, table);
}

} // namespace app
