// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a database holds, as its own schema tells: for whoever treats every table alike (a house that moves, a backup that
// is proven). A new table is among them without being named anywhere. Columns and rows come in one order whatever the
// engine: columns by name, rows by primary key with texts in the order of their bytes.
#include "db/connection.hpp"
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace db {

enum class ColumnKind { integer, truth, text, bytes, other }; // other: of one engine only

struct Column {
    std::string name;
    ColumnKind kind = ColumnKind::integer;
    bool is_identity = false; // PostgreSQL: numbered by a sequence
    bool operator==(const Column&) const = default;
};
struct Table {
    std::string name;
    std::vector<Column> columns;         // by name
    std::vector<std::string> key;        // the primary key's columns
    std::vector<std::string> references; // tables whose rows must be there first
};

// Tables with rows of their own (not what a virtual table keeps behind itself), those that others refer to first.
std::vector<Table> list_tables(Connection& connection);

// Everything that follows sees one moment, however long it takes and whatever is written meanwhile. On a reader, which
// forgets it when it is given back.
void begin_snapshot(Connection& connection);

// Each row's values in the order of the columns; a truth is 0 or 1. Flat memory on both engines.
void read_rows(Connection& connection, const Table& table, const std::function<void(std::span<const Value>)>& on_row);
std::int64_t count_rows(Connection& connection, const Table& table);

// Inside write(). `values` hold whole rows one after the other; at most rows_at_once() of them.
std::size_t rows_at_once(const Table& table);
void insert_rows(Connection& connection, const Table& table, std::span<const Value> values);
void delete_rows(Connection& connection, const Table& table);
// Inside write(): SQLite judges references when the act ends, and PostgreSQL needs the order of list_tables().
void defer_references(Connection& connection);
// Inside write(), after rows came with their numbers: the next row gets a number that nobody has.
void follow_numbers(Connection& connection, const Table& table);

} // namespace db
