// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Rows that come one by one, used in bunches: rendered, then written in one transaction.
#include <functional>
#include <utility>
#include <vector>

namespace communities {

template <class Row>
class Bunches {
public:
    Bunches(std::function<void(std::vector<Row>)> use) : use_(std::move(use)) {}
    void add(const Row& row) {
        constexpr std::size_t rows_at_once = 200;
        rows_.push_back(row);
        if (rows_.size() == rows_at_once) flush();
    }
    void flush() { use_(std::exchange(rows_, {})); }

private:
    std::function<void(std::vector<Row>)> use_;
    std::vector<Row> rows_;
};

} // namespace communities
