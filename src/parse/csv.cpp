// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/csv.hpp"
#include "parse/utf8.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace parse {

namespace {

constexpr std::size_t warnings_max = 100;
constexpr std::string_view formula_starts = "=+-@\t\r";

// Would a cell be taken for a formula once some apostrophes at its start are gone? Those already
// there count, so that taking one away always gives back what was written.
bool needs_guard(std::string_view cell) {
    const std::size_t at = cell.find_first_not_of('\'');
    return at != cell.npos && formula_starts.find(cell[at]) != formula_starts.npos;
}

void remove_guard(std::string& cell) {
    if (cell.starts_with('\'') && needs_guard(cell)) cell.erase(0, 1);
}

std::string quoted(std::string_view cell) {
    std::string out = "\"";
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string write_cell(std::string_view cell, char separator) {
    std::string text = needs_guard(cell) ? '\'' + std::string(cell) : std::string(cell);
    const bool plain = text.find_first_of("\"\r\n") == text.npos && !text.starts_with("sep=") &&
                       text.find(separator) == text.npos && !text.starts_with(' ') && !text.ends_with(' ');
    return plain ? text : quoted(text);
}

constexpr std::array<char, 4> separators = {';', ',', '\t', '|'};
using Counts = std::array<std::size_t, separators.size()>;

// How often each separator stands outside quotes, for each of the first lines.
std::vector<Counts> count_separators(std::string_view text) {
    constexpr std::size_t bytes_max = 64 * 1024;
    constexpr std::size_t lines_max = 20;
    std::vector<Counts> lines;
    Counts counts{};
    bool in_quotes = false;
    bool blank = true;
    for (const char c : text.substr(0, bytes_max)) {
        if (c == '"') in_quotes = !in_quotes;
        if (in_quotes) continue;
        if (c == '\n' || c == '\r') {
            if (!blank) lines.push_back(counts);
            if (lines.size() == lines_max) return lines;
            counts = {};
            blank = true;
            continue;
        }
        blank = false;
        const auto found = std::ranges::find(separators, c);
        if (found != separators.end()) {
            ++counts[static_cast<std::size_t>(found - separators.begin())];
        }
    }
    if (!blank) lines.push_back(counts);
    return lines;
}

constexpr std::size_t separator_line_bytes = std::string_view("sep=;").size();

std::optional<char> declared_separator(std::string_view text) {
    if (!text.starts_with("sep=") || text.size() <= separator_line_bytes) return std::nullopt;
    const char separator = text[separator_line_bytes - 1];
    const char after = text[separator_line_bytes];
    const bool usable = std::string_view("\"\r\n").find(separator) == std::string_view::npos;
    if (!usable || (after != '\r' && after != '\n')) return std::nullopt;
    return separator;
}

struct Evenness {
    std::size_t lines = 0; // that have the most common count
    std::size_t count = 0; // that count, above 0
    auto operator<=>(const Evenness&) const = default;
};

Evenness evenness(const std::vector<Counts>& lines, std::size_t separator) {
    std::map<std::size_t, std::size_t> lines_by_count;
    for (const Counts& line : lines) ++lines_by_count[line[separator]];
    Evenness best;
    for (const auto& [count, number] : lines_by_count) {
        if (count > 0) best = std::max(best, Evenness{number, count});
    }
    return best;
}

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const CodePoint point = first_code_point(bytes);
        if (!point.valid) return false;
        bytes.remove_prefix(point.bytes);
    }
    return true;
}

void append_clean(std::string& text, char32_t code_point) {
    append_utf8(text, code_point == 0 ? replacement_character : code_point);
}

std::string from_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const CodePoint point = first_code_point(bytes);
        append_clean(text, point.value);
        bytes.remove_prefix(point.bytes);
    }
    return text;
}

enum class ByteOrder { little, big };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(order == ByteOrder::little ? second << 8 | first : first << 8 | second);
    };
    const auto is_low = [](char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
    const auto is_high = [](char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; };
    std::string text;
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const char32_t unit = unit_at(i);
        if (is_high(unit) && i + 3 < bytes.size() && is_low(unit_at(i + 2))) {
            append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (unit_at(i + 2) - 0xDC00));
            i += 2;
        } else {
            append_clean(text, is_high(unit) || is_low(unit) ? replacement_character : unit);
        }
    }
    if (i < bytes.size()) append_utf8(text, replacement_character);
    return text;
}

std::string from_windows_1252(std::string_view bytes) {
    constexpr char32_t none = replacement_character;
    constexpr std::array<char32_t, 32> high = {0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none,   0x017D, none,
                                               none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178};
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_clean(text, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80u] : byte);
    }
    return text;
}

} // namespace

Encoding guess_encoding(std::string_view bytes) {
    if (bytes.starts_with(utf8_byte_order_mark)) return Encoding::utf8_bom;
    if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16_le;
    if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16_be;
    return is_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
    const auto without = [bytes](std::string_view mark) {
        return bytes.substr(bytes.starts_with(mark) ? mark.size() : 0);
    };
    switch (encoding) {
        case Encoding::utf8: return from_utf8(bytes);
        case Encoding::utf8_bom: return from_utf8(without(utf8_byte_order_mark));
        case Encoding::utf16_le: return from_utf16(without("\xFF\xFE"), ByteOrder::little);
        case Encoding::utf16_be: return from_utf16(without("\xFE\xFF"), ByteOrder::big);
        case Encoding::windows_1252: break;
    }
    return from_windows_1252(bytes);
}

char guess_separator(std::string_view text) {
    if (const auto declared = declared_separator(text)) return *declared;
    const auto lines = count_separators(text);
    Evenness best;
    char separator = ',';
    for (std::size_t i = 0; i < separators.size(); ++i) {
        const Evenness candidate = evenness(lines, i);
        if (candidate <= best) continue;
        best = candidate;
        separator = separators[i];
    }
    return separator;
}

CsvReader::CsvReader(std::string_view text, CsvOptions options) : text_(text), options_(options) {
    pass_separator_line();
}

void CsvReader::pass_separator_line() {
    const auto declared = declared_separator(text_);
    if (!declared) return;
    options_.separator = *declared;
    at_ = separator_line_bytes;
    pass_line_end();
}

std::optional<Row> CsvReader::next() {
    while (options_.blank_lines == BlankLines::skip && at_ < text_.size() && at_line_end()) {
        pass_line_end();
    }
    if (problem_ || at_ >= text_.size()) return std::nullopt;
    Row row{line_, {}};
    while (true) {
        if (row.cells.size() == options_.columns_max) stop(base::say("This row has too many cells."));
        if (!problem_) row.cells.push_back(read_cell());
        if (problem_) return std::nullopt;
        if (at_line_end()) break;
        ++at_;
    }
    pass_line_end();
    return row;
}

std::string CsvReader::read_cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
        cell = read_quoted_cell();
    } else {
        append_plain(cell);
        if (cell.find('"') != cell.npos) warn(base::say("A cell has a quote in its middle."));
    }
    if (cell.size() > options_.cell_bytes_max) stop(base::say("This cell is too long."));
    if (options_.guard == FormulaGuard::remove) remove_guard(cell);
    return cell;
}

// Up to the next separator or line end, as typed.
void CsvReader::append_plain(std::string& cell) {
    const std::size_t from = at_;
    while (!at_line_end() && text_[at_] != options_.separator) ++at_;
    cell.append(text_.substr(from, at_ - from));
}

std::string CsvReader::read_quoted_cell() {
    const std::size_t line = line_;
    const std::size_t start = column();
    std::string cell;
    for (++at_; at_ < text_.size() && cell.size() <= options_.cell_bytes_max; ++at_) {
        const char c = text_[at_];
        if (c == '"' && text_.substr(at_ + 1, 1) != "\"") {
            ++at_;
            if (at_line_end() || text_[at_] == options_.separator) return cell;
            warn(base::say("A cell goes on after its closing quote."));
            cell += c;
            append_plain(cell);
            return cell;
        }
        if (c == '"') ++at_;
        cell += c;
        if (c == '\n' || (c == '\r' && text_.substr(at_ + 1, 1) != "\n")) note_line_end();
    }
    if (at_ >= text_.size() && warnings_.size() < warnings_max) {
        warnings_.push_back(
            {ProblemKind::malformed, base::say("A quote is opened here and never closed."), line, start});
    }
    return cell;
}

bool CsvReader::at_line_end() const {
    return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::pass_line_end() {
    if (at_ >= text_.size()) return;
    if (text_.substr(at_).starts_with("\r\n")) ++at_;
    note_line_end();
    ++at_;
}

// at_ is on the last byte of a line.
void CsvReader::note_line_end() {
    ++line_;
    line_start_ = at_ + 1;
}

void CsvReader::warn(base::Message message) {
    if (warnings_.size() == warnings_max) return;
    warnings_.push_back({ProblemKind::malformed, std::move(message), line_, column()});
}

void CsvReader::stop(base::Message message) {
    problem_ = Problem{ProblemKind::too_large, std::move(message), line_, column()};
}

std::vector<Row> read_csv(std::string_view text, CsvOptions options) {
    CsvReader reader(text, options);
    std::vector<Row> rows;
    while (auto row = reader.next()) rows.push_back(std::move(*row));
    return rows;
}

std::string write_csv_row(const std::vector<std::string>& cells, char separator) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += separator;
        line += write_cell(cell, separator);
    }
    if (line.empty() && !cells.empty()) line = "\"\""; // a blank line would be no row
    return line + "\r\n";
}

} // namespace parse
