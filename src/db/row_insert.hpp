// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Many short rows in few statements, where each costs a round trip: texts of 16, 8, 4, 2 and 1 rows, made once, used for
// any number of rows.
#include "db/connection.hpp"
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace db {

class RowInsert {
public:
    // head: "INSERT INTO x (a, b) VALUES "; tail: " ON CONFLICT …" or nothing.
    RowInsert(std::string_view name, std::string_view head, std::size_t columns, std::string_view tail = {});
    RowInsert(const RowInsert&) = delete;
    RowInsert& operator=(const RowInsert&) = delete;
    // `values` are the rows one after the other.
    void run(Connection& connection, const std::vector<Value>& values) const;
    void add_queries(std::vector<const Query*>& out) const;

private:
    struct Made {
        std::string name, text;
        Query query;
    };
    std::size_t columns_;
    std::array<Made, 5> made_;
};

} // namespace db
