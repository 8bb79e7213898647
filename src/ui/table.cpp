// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/table.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

std::optional<std::string> column_class(const Column& column) {
    const bool is_end = column.align == Column::Align::end;
    const bool is_short = column.wrap == Column::Wrap::never;
    return maybe(is_end ? (is_short ? "is-end is-short" : "is-end") : is_short ? "is-short" : "");
}

html::Html column_head(const Frame& frame, const Column& column) {
    if (column.sort_href.empty()) return th(_scope = "col", _class = column_class(column), column.label);
    const bool is_sorted = column.sorted != Column::Sorted::no;
    const bool up = column.sorted == Column::Sorted::ascending;
    return th(_scope = "col", _class = column_class(column),
              _aria_sort = maybe(!is_sorted ? ""
                                 : up       ? "ascending"
                                            : "descending"),
              a(_href = column.sort_href, column.label,
                is_sorted ? icon(frame, up ? "arrow-up" : "arrow-down") : html::Html{}));
}

std::string_view mark_class(TableRow::Mark mark) {
    switch (mark) {
        case TableRow::Mark::none: return "";
        case TableRow::Mark::added: return "is-added";
        case TableRow::Mark::changed: return "is-changed";
        case TableRow::Mark::problem: return "is-problem";
    }
    return "";
}

html::Html table_row(const std::vector<Column>& columns, const TableRow& row) {
    html::Html cells;
    for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
        if (i == 0)
            cells += th(_scope = "row", row.cells[i]);
        else
            cells += td(_class = column_class(columns[i]), data("label") = columns[i].label, row.cells[i]);
    }
    return tr(_id = maybe(row.id), _class = maybe(mark_class(row.mark)), cells);
}

} // namespace

html::Html table_rows(const Frame&, const Table& table) {
    const auto rows = html::each(table.rows, [&](const TableRow& row) { return table_row(table.columns, row); });
    if (table.more.empty()) return rows;
    return html::group(rows, tr(_class = "table-more", data("more") = true,
                                td(attribute("colspan") = table.columns.size(), data("label") = "", table.more)));
}

html::Html table(const Frame& frame, const Table& table) {
    if (table.rows.empty() && !table.empty.empty()) return table.empty;
    const auto heads = html::each(table.columns, [&](const Column& column) { return column_head(frame, column); });
    return div_(_class = "table-frame",
                html::tags::table(_class = "table", _id = maybe(table.id),
                                  caption(_class = maybe(table.caption_hidden ? "only-said" : ""), table.caption),
                                  thead(tr(heads)), tbody(table_rows(frame, table))));
}

} // namespace ui
