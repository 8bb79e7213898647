// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/row_insert.hpp"

namespace db {

namespace {

std::string rows_text(std::size_t rows, std::size_t columns) {
    std::string out;
    std::size_t parameter = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        out += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column)
            out += (column == 0 ? "$" : ", $") + std::to_string(++parameter);
        out += ')';
    }
    return out;
}

} // namespace

RowInsert::RowInsert(std::string_view name, std::string_view head, std::size_t columns, std::string_view tail)
    : columns_(columns) {
    std::size_t rows = 16;
    for (auto& made : made_) {
        made.name = std::string(name) + "/" + std::to_string(rows);
        made.text = std::string(head) + rows_text(rows, columns) + std::string(tail);
        made.query = {.name = made.name, .text = made.text};
        rows /= 2;
    }
}

// SQLite takes rows one by one: of a statement that writes several it first puts aside each page that it changes, in a
// file, and a round trip costs nothing there.
void RowInsert::run(Connection& connection, const std::vector<Value>& values) const {
    std::span<const Value> rest(values);
    std::size_t rows = 16;
    for (const auto& made : made_) {
        bool is_fit = rows == 1 || connection.engine() != Engine::sqlite;
        while (is_fit && rest.size() >= rows * columns_) {
            connection.execute(made.query, rest.first(rows * columns_), {});
            rest = rest.subspan(rows * columns_);
        }
        rows /= 2;
    }
}

void RowInsert::add_queries(std::vector<const Query*>& out) const {
    for (const auto& made : made_) out.push_back(&made.query);
}

} // namespace db
