// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/table.hpp"
#include "base/text.hpp"
#include "parse/csv.hpp"
#include "parse/xlsx.hpp"
#include <algorithm>
#include <set>

namespace imports {

namespace {

base::Refusal refuse(base::Message message) {
    return base::Refusal::invalid("file", std::move(message));
}

// Files that people drop by mistake, by their first bytes.
bool looks_like_something_else(std::string_view bytes) {
    constexpr std::string_view heads[] = {"%PDF", "\x89PNG", "\xFF\xD8\xFF",   "GIF8",
                                          "RIFF", "PK\3\4",  "\x1F\x8B",       "7z\xBC\xAF",
                                          "Rar!", "{\\rtf",  "SQLite format 3"};
    auto starts = [&](std::string_view head) { return bytes.starts_with(head); };
    if (std::ranges::any_of(heads, starts)) return true;
    auto head = bytes.substr(0, 4096);
    bool is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    return !is_utf16 && head.find('\0') != std::string_view::npos;
}

bool is_blank(const parse::Row& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return base::trim(cell).empty(); });
}

std::vector<parse::Row> read_csv_rows(std::string_view bytes) {
    auto text = parse::to_utf8(bytes, parse::guess_encoding(bytes));
    std::erase(text, '\0'); // no database keeps it
    parse::CsvReader reader(text, {.separator = parse::guess_separator(text), .guard = parse::FormulaGuard::remove});
    std::vector<parse::Row> rows;
    while (auto row = reader.next()) {
        if (!is_blank(*row)) rows.push_back(std::move(*row));
        if (rows.size() > rows_max + 1)
            throw refuse(
                base::say("This file has more than 200,000 lines. Cut it in two and import one after the other."));
    }
    if (reader.problem()) throw refuse(reader.problem()->message);
    return rows;
}

std::vector<parse::Row> read_xlsx_rows(std::string_view bytes) {
    auto sheet = parse::read_xlsx(bytes, {.file_bytes_max = file_bytes_max, .rows_max = rows_max});
    if (!sheet) throw refuse(sheet.problem.message);
    std::erase_if(sheet->rows, is_blank);
    return std::move(sheet->rows);
}

// Some programs write a title or a date above the columns' names: the header is the first row that is about as wide as
// the table.
std::size_t find_header(const std::vector<parse::Row>& rows) {
    auto filled = [](const parse::Row& row) {
        return std::ranges::count_if(row.cells, [](const std::string& cell) { return !base::trim(cell).empty(); });
    };
    auto first = std::min<std::size_t>(rows.size(), 10);
    std::ptrdiff_t widest = 0;
    for (std::size_t i = 0; i < first; ++i) widest = std::max(widest, filled(rows[i]));
    for (std::size_t i = 0; i < first; ++i)
        if (filled(rows[i]) * 2 > widest) return i;
    return 0;
}

std::vector<std::string> name_columns(const parse::Row& row, std::size_t width) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < width; ++i) {
        auto name = i < row.cells.size() ? base::clean_line(row.cells[i]) : std::string();
        name = std::string(base::first_code_points(name, 100));
        if (name.empty()) name = "#" + std::to_string(i + 1);
        auto unique = name;
        for (int n = 2; !seen.insert(unique).second; ++n) unique = name + " (" + std::to_string(n) + ")";
        names.push_back(unique);
    }
    return names;
}

} // namespace

Table read_table(std::string_view bytes) {
    if (bytes.empty()) throw refuse(base::say("This file is empty. Choose the file of your members, CSV or XLSX."));
    if (bytes.size() > file_bytes_max)
        throw refuse(
            base::say("This file is larger than 32 MB. Remove the pictures or the sheets that are not needed."));
    Table table;
    bool is_workbook = parse::looks_like_xlsx(bytes) || bytes.starts_with("\xD0\xCF\x11\xE0");
    if (is_workbook)
        table.kind = FileKind::xlsx;
    else if (looks_like_something_else(bytes))
        throw refuse(base::say("This is not a table of members. Save it as CSV or XLSX, then choose it again."));
    auto rows = is_workbook ? read_xlsx_rows(bytes) : read_csv_rows(bytes);
    if (rows.empty()) throw refuse(base::say("This file is empty. Choose the file of your members, CSV or XLSX."));
    auto head = find_header(rows);
    std::size_t width = 0;
    for (auto i = head; i < rows.size(); ++i) width = std::max(width, rows[i].cells.size());
    table.header = name_columns(rows[head], width);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head) + 1);
    if (rows.empty())
        throw refuse(base::say(
            "This file has one line only. Its first line names the columns, then comes one line per person."));
    table.rows = std::move(rows);
    for (auto& row : table.rows) row.cells.resize(width);
    return table;
}

} // namespace imports
