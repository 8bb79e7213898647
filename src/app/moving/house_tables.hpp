// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house's tables as text that is the same on both engines: one line a row, a JSON array of its values in the order of
// the columns' names; the first line names the columns. Two databases hold the same when their sums are equal.
#include "db/tables.hpp"
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace app {

// Every table of the schema but those that a database makes for itself. There is no other list.
std::vector<db::Table> list_moved_tables(db::Connection& connection);

struct TableSum {
    std::string name;
    std::int64_t rows = 0;
    std::string sha256; // of its text
    bool operator==(const TableSum&) const = default;
};
using Sink = std::function<void(std::string_view bytes)>;
TableSum write_table(db::Connection& connection, const db::Table& table, const Sink& sink);
std::vector<TableSum> sum_tables(db::Connection& connection); // by name
std::string sum_of(std::vector<TableSum> sums);               // one for all, whatever their order

// Inside write(), into an empty table. Throws BootError when the text is not one of this table.
void fill_table(db::Connection& connection, const db::Table& table, std::istream& text);

} // namespace app
