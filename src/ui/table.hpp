// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Tables. On a phone each row becomes a small block, with the column's name before each value.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string>
#include <vector>

namespace ui {

struct Column {
    std::string label;
    enum class Align { start, end } align = Align::start; // end: numbers
    enum class Wrap { words, never } wrap = Wrap::words;  // never: a state, a date; on wide screens
    std::string sort_href;                                // the head is then a link
    enum class Sorted { no, ascending, descending } sorted = Sorted::no;
};
struct TableRow {
    std::vector<html::Html> cells; // as many as columns; the first heads the row
    std::string id;
    enum class Mark { none, added, changed, problem } mark = Mark::none;
};
struct Table {
    std::string caption; // what it shows; always said, shown above
    std::vector<Column> columns;
    std::vector<TableRow> rows;
    std::string id;
    bool caption_hidden = false;
    html::Html more;  // a pager
    html::Html empty; // instead of the table when it has no rows
};
html::Html table(const Frame& frame, const Table& table);
html::Html table_rows(const Frame& frame, const Table& table); // for the next page of a long one

template <class T>
html::Html cell(const T& value) {
    return html::group(value);
} // text or number to a cell

} // namespace ui
