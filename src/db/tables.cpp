// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/tables.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace db {
namespace {

const Query list_names{
    "db.list_tables",
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
    "AND SUBSTR(name, 1, 7) <> 'sqlite_' ORDER BY name",
    "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE "
    "\"C\"",
};
const Query list_columns{
    "db.list_columns",
    "SELECT name, type, 0 FROM pragma_table_info($1) ORDER BY name",
    "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT), CASE is_identity WHEN 'YES' THEN 1 ELSE 0 END "
    "FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 "
    "ORDER BY CAST(column_name AS TEXT) COLLATE \"C\"",
};
const Query list_key{
    "db.list_key",
    "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk",
    "SELECT CAST(a.attname AS TEXT) FROM pg_index i "
    "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) "
    "WHERE i.indrelid = CAST($1 AS regclass) AND i.indisprimary "
    "ORDER BY array_position(CAST(i.indkey AS int2[]), a.attnum)",
};
const Query list_references{
    "db.list_references",
    "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)",
    "SELECT DISTINCT CAST(c.relname AS TEXT) FROM pg_constraint f JOIN pg_class c ON c.oid = f.confrelid "
    "WHERE f.contype = 'f' AND f.conrelid = CAST($1 AS regclass)",
};

struct ColumnRow {
    std::string name;
    std::string type;
    std::int64_t is_identity = 0;
};

constexpr std::array kinds{
    std::pair<std::string_view, ColumnKind>{"INTEGER", ColumnKind::integer},
    std::pair<std::string_view, ColumnKind>{"TEXT", ColumnKind::text},
    std::pair<std::string_view, ColumnKind>{"BLOB", ColumnKind::bytes},
    std::pair<std::string_view, ColumnKind>{"bigint", ColumnKind::integer},
    std::pair<std::string_view, ColumnKind>{"text", ColumnKind::text},
    std::pair<std::string_view, ColumnKind>{"boolean", ColumnKind::truth},
    std::pair<std::string_view, ColumnKind>{"bytea", ColumnKind::bytes},
};

ColumnKind kind_of(std::string_view type) {
    for (const auto& [word, kind] : kinds)
        if (word == type) return kind;
    return ColumnKind::other;
}

// Names go into statements as they are, so they must be plain ones; ours are.
const std::string& plain(const std::string& name) {
    const auto is_plain = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !std::ranges::all_of(name, is_plain)) throw Error("a table with an odd name: " + name);
    return name;
}

Table describe(Connection& connection, const std::string& name) {
    Table out{.name = plain(name)};
    for (const auto& row : connection.all<ColumnRow>(list_columns, name))
        out.columns.push_back({plain(row.name), kind_of(row.type), row.is_identity != 0});
    out.key = connection.all<std::string>(list_key, name);
    out.references = connection.all<std::string>(list_references, name);
    std::erase(out.references, name); // rows that refer to earlier ones of the same table
    std::ranges::sort(out.references);
    return out;
}

class Order {
public:
    explicit Order(std::vector<Table> tables) {
        for (auto& table : tables) {
            auto name = table.name;
            waiting_.emplace(std::move(name), std::move(table));
        }
    }
    std::vector<Table> take() {
        while (!waiting_.empty()) put(waiting_.begin()->first);
        return std::move(out_);
    }

private:
    void put(const std::string& name) {
        auto found = waiting_.find(name);
        if (found == waiting_.end()) return;
        auto table = std::move(found->second);
        waiting_.erase(found);
        for (const auto& other : table.references) put(other);
        out_.push_back(std::move(table));
    }
    std::map<std::string, Table> waiting_;
    std::vector<Table> out_;
};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string select_text(const Table& table, Engine engine) {
    std::vector<std::string> names, order;
    std::map<std::string, ColumnKind> kind_by_name;
    for (const auto& column : table.columns) {
        names.push_back(column.name);
        kind_by_name[column.name] = column.kind;
    }
    const auto& key = table.key.empty() ? names : table.key;
    for (const auto& name : key) {
        const bool is_text = kind_by_name[name] == ColumnKind::text;
        order.push_back(name + (is_text && engine == Engine::postgres ? " COLLATE \"C\"" : ""));
    }
    return "SELECT " + joined(names) + " FROM " + table.name + " ORDER BY " + joined(order);
}

// A row's values, with room for the bytes that a view cannot stand on.
class Reader {
public:
    Reader(const Table& table, const std::function<void(std::span<const Value>)>& on_row)
        : table_(table), on_row_(on_row), values_(table.columns.size()), bytes_(table.columns.size()) {}

    void read(const Row& row) {
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = value(row, i);
        on_row_(values_);
    }

private:
    Value value(const Row& row, std::size_t i) {
        const int place = static_cast<int>(i);
        if (row.is_null(place)) return {};
        switch (table_.columns[i].kind) {
            case ColumnKind::integer: return row.int64(place);
            case ColumnKind::truth: return static_cast<std::int64_t>(row.boolean(place) ? 1 : 0);
            case ColumnKind::text: return row.text(place);
            case ColumnKind::bytes: bytes_[i] = row.bytes(place); return BytesView{bytes_[i]};
            case ColumnKind::other: break;
        }
        throw Error("the column " + table_.name + "." + table_.columns[i].name + " is of one engine only");
    }

    const Table& table_;
    const std::function<void(std::span<const Value>)>& on_row_;
    std::vector<Value> values_;
    std::vector<std::string> bytes_;
};

// libpq keeps a whole answer in memory, hence a cursor; each table has its own name, as statements are prepared once.
void read_by_cursor(Connection& connection, const Table& table, Reader& reader) {
    const auto cursor = "rows_of_" + table.name;
    connection.script("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + select_text(table, Engine::postgres));
    const auto fetch = "FETCH 200 FROM " + cursor;
    for (bool is_over = false; !is_over;) {
        is_over = true;
        connection.execute({"db.fetch_rows", fetch}, {}, [&](const Row& row) {
            is_over = false;
            reader.read(row);
        });
    }
    connection.script("CLOSE " + cursor);
}

} // namespace

std::vector<Table> list_tables(Connection& connection) {
    std::vector<Table> out;
    for (const auto& name : connection.all<std::string>(list_names)) out.push_back(describe(connection, name));
    return Order(std::move(out)).take();
}

void begin_snapshot(Connection& connection) {
    if (connection.engine() == Engine::sqlite) return connection.script("BEGIN");
    connection.script(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0;"
        "SET LOCAL idle_in_transaction_session_timeout = 0");
}

void read_rows(Connection& connection, const Table& table, const std::function<void(std::span<const Value>)>& on_row) {
    Reader reader(table, on_row);
    if (connection.engine() == Engine::postgres) return read_by_cursor(connection, table, reader);
    const auto text = select_text(table, Engine::sqlite);
    connection.execute({"db.read_rows", text}, {}, [&](const Row& row) { reader.read(row); });
}

std::int64_t count_rows(Connection& connection, const Table& table) {
    const auto text = "SELECT COUNT(*) FROM " + table.name;
    return connection.get<std::int64_t>({"db.count_rows", text});
}

std::size_t rows_at_once(const Table& table) {
    constexpr std::size_t rows_max = 64;
    constexpr std::size_t parameters_max = 30'000;
    return std::clamp<std::size_t>(parameters_max / std::max<std::size_t>(1, table.columns.size()), 1, rows_max);
}

void insert_rows(Connection& connection, const Table& table, std::span<const Value> values) {
    const auto width = table.columns.size();
    if (values.empty()) return;
    if (values.size() % width != 0) throw Error("rows of " + table.name + " are not whole");
    std::vector<std::string> names;
    for (const auto& column : table.columns) names.push_back(column.name);
    auto text = "INSERT INTO " + table.name + " (" + joined(names) + ") VALUES ";
    std::vector<Value> bound(values.begin(), values.end());
    for (std::size_t i = 0; i < bound.size(); ++i) {
        text += i % width == 0 ? (i == 0 ? "(" : "), (") : ", ";
        text += "$" + std::to_string(i + 1);
        if (table.columns[i % width].kind != ColumnKind::truth) continue;
        if (const auto* number = std::get_if<std::int64_t>(&bound[i])) bound[i] = *number != 0;
    }
    text += ")";
    connection.execute({"db.insert_rows", text}, bound, {});
}

void delete_rows(Connection& connection, const Table& table) {
    const auto text = "DELETE FROM " + table.name;
    connection.execute({"db.delete_rows", text}, {}, {});
}

void defer_references(Connection& connection) {
    if (connection.engine() == Engine::sqlite) return connection.script("PRAGMA defer_foreign_keys = ON");
    connection.script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
}

void follow_numbers(Connection& connection, const Table& table) {
    for (const auto& column : table.columns)
        if (column.is_identity)
            connection.script("SELECT setval(pg_get_serial_sequence('" + table.name + "', '" + column.name +
                              "'), (SELECT COALESCE(MAX(" + column.name + "), 0) + 1 FROM " + table.name + "), false)");
}

} // namespace db
