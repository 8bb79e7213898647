// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// CSV as people really have it: from Excel in French (Windows-1252 or UTF-16, ";"), from
// LibreOffice, from other software. RFC 4180 with leniency. In order:
//
//   auto encoding = parse::guess_encoding(bytes);
//   auto text = parse::to_utf8(bytes, encoding);
//   parse::CsvReader reader(text, {.separator = parse::guess_separator(text)});
//   while (auto row = reader.next()) { … }
//   for (auto& warning : reader.warnings()) { … }
namespace parse {

enum class Encoding { utf8, utf8_bom, utf16_le, utf16_be, windows_1252 };

// A byte order mark decides; then valid UTF-8 is UTF-8; the rest is Windows-1252.
Encoding guess_encoding(std::string_view bytes);

// The text without its byte order mark. What has no meaning in the encoding becomes U+FFFD.
std::string to_utf8(std::string_view bytes, Encoding encoding);

// One of ; , tab |: the one that splits the first lines (up to 20, quotes respected) most evenly.
// A comma when nothing tells.
char guess_separator(std::string_view text);

// A spreadsheet runs a cell that starts with = + - @ tab or CR as a formula. Written cells of
// that kind get a leading apostrophe; `remove` takes exactly that apostrophe away again, so
// writing then reading gives the same bytes.
enum class FormulaGuard { keep, remove };

enum class BlankLines { skip, keep }; // kept, a blank line is a row of one empty cell

// What a reader needs to know. A first line "sep=;" (Excel writes it) wins over the separator.
struct CsvOptions {
    char separator = ',';
    FormulaGuard guard = FormulaGuard::keep;
    BlankLines blank_lines = BlankLines::skip;
    std::size_t columns_max = 1000;
    std::size_t cell_bytes_max = 100'000;
};

// Reads one row at a time. Cells keep their spaces. A quote inside an unquoted cell, and all that
// follows a closing quote, is kept as typed; a quote never closed ends with the file: each gives
// a warning. Rows may have different lengths: the caller judges. Passing a limit stops the
// reading and sets problem().
class CsvReader {
public:
    // The text must outlive the reader and be UTF-8 without byte order mark (see to_utf8).
    explicit CsvReader(std::string_view text, CsvOptions options = {});

    std::optional<Row> next();

    // What was odd but read all the same, at most 100 of them.
    const std::vector<Problem>& warnings() const { return warnings_; }
    // Why the reading stopped before the end, if it did.
    const std::optional<Problem>& problem() const { return problem_; }

private:
    std::string read_cell();
    std::string read_quoted_cell();
    void append_plain(std::string& cell);
    bool at_line_end() const;
    void pass_line_end();
    void note_line_end();
    void pass_separator_line();
    std::size_t column() const { return at_ - line_start_ + 1; }
    void warn(base::Message message);
    void stop(base::Message message);

    std::string_view text_;
    CsvOptions options_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
    std::vector<Problem> warnings_;
    std::optional<Problem> problem_;
};

// All rows at once, for files already known to be small.
std::vector<Row> read_csv(std::string_view text, CsvOptions options = {});

// One line of CSV with its CRLF, quoted where needed, formulas guarded.
std::string write_csv_row(const std::vector<std::string>& cells, char separator = ',');

// The bytes to put first so that Excel opens a UTF-8 file as UTF-8.
inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

} // namespace parse
