// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xlsx_parts.hpp"
#include "base/time.hpp"
#include "parse/xml.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>

namespace parse::xlsx {

namespace {

using Went = std::optional<Problem>;

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

NumberKind kind_of_builtin(std::size_t id) {
    const bool time = (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
    const bool date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return date ? NumberKind::date : time ? NumberKind::time : NumberKind::number;
}

std::string clock_text(int minutes) {
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

// Excel counts 1900-01-01 as 1 and believes in a 29 February 1900.
base::Day day_of_serial(double whole, DateSystem dates) {
    constexpr std::int64_t epoch_1900 = 25569;
    constexpr std::int64_t epoch_1904 = 24107;
    const auto serial = static_cast<std::int64_t>(whole);
    if (dates == DateSystem::from_1904) return {serial - epoch_1904};
    return {serial - epoch_1900 + (serial < 60 ? 1 : 0)};
}

std::string plain_number(double number) {
    char digits[64];
    constexpr double whole_max = 1e15;
    const bool whole = std::trunc(number) == number && std::abs(number) < whole_max;
    const auto end = whole ? std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(number))
                           : std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, 15);
    return std::string(digits, end.ptr);
}

// "BC12" → 54, counted from 0.
std::optional<std::size_t> column_of(std::string_view reference) {
    constexpr std::size_t letters_max = 3;
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
        if (++letters > letters_max) return std::nullopt;
    }
    return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class RowReader {
public:
    RowReader(const Book& book, const XlsxLimits& limits) : book_(book), limits_(limits) {}

    Result<std::vector<Row>> read(std::string_view xml) {
        const Went went = read_xml(xml, {[this](const XmlElement& element) { return open(element); },
                                         [this](std::string_view name) { return close(name); },
                                         [this](std::string_view text) {
                                             if (in_value_) value_ += text;
                                         }});
        if (went) return *went;
        return std::move(rows_);
    }

private:
    Went open(const XmlElement& element) {
        if (element.name == "row") return open_row(element);
        if (element.name == "c") {
            column_ = column_of(element.attribute("r")).value_or(column_ + 1);
            type_ = element.attribute("t");
            style_ = whole_number(element.attribute("s")).value_or(0);
            value_.clear();
        }
        if (element.name == "rPh") in_phonetic_ = true;
        in_value_ = (element.name == "v" || element.name == "t") && !in_phonetic_;
        return std::nullopt;
    }

    Went close(std::string_view name) {
        in_value_ = false;
        if (name == "rPh") in_phonetic_ = false;
        if (name == "c") return close_cell();
        if (name == "row") close_row();
        return std::nullopt;
    }

    Went open_row(const XmlElement& element) {
        row_.line = whole_number(element.attribute("r")).value_or(row_.line + 1);
        row_.cells.clear();
        column_ = static_cast<std::size_t>(-1);
        return std::nullopt;
    }

    Went close_cell() {
        std::string text = cell_text();
        if (text.empty()) return std::nullopt;
        if (column_ >= limits_.columns_max) {
            return too_large(base::say("This sheet has too many columns."));
        }
        const std::size_t width = std::max(row_.cells.size(), column_ + 1);
        cells_ += width - row_.cells.size();
        text_bytes_ += text.size();
        if (cells_ > limits_.cells_max || text_bytes_ > limits_.text_bytes_max) {
            return too_large(base::say("This sheet is too large."));
        }
        if (rows_.size() >= limits_.rows_max) {
            return too_large(base::say("This sheet has too many rows."));
        }
        row_.cells.resize(width);
        row_.cells[column_] = std::move(text);
        return std::nullopt;
    }

    void close_row() {
        if (!row_.cells.empty()) rows_.push_back(row_);
    }

    Went too_large(base::Message message) const {
        return Problem{ProblemKind::too_large, std::move(message), row_.line, column_ + 1};
    }

    std::string cell_text() const {
        if (type_ == "s") {
            const auto index = whole_number(value_);
            return index && *index < book_.strings.size() ? book_.strings[*index] : "";
        }
        if (type_ == "b") return value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : "";
        if (type_ == "d") return value_.substr(0, value_.find('T'));
        if (!type_.empty() && type_ != "n") return value_;
        double number = 0;
        const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
        if (error != std::errc() || end != value_.data() + value_.size()) return value_;
        const auto kind = style_ < book_.styles.size() ? book_.styles[style_] : NumberKind::number;
        return number_text(number, kind, book_.dates);
    }

    const Book& book_;
    const XlsxLimits& limits_;
    std::vector<Row> rows_;
    Row row_;
    std::size_t column_ = 0;
    std::size_t style_ = 0;
    std::size_t cells_ = 0;
    std::size_t text_bytes_ = 0;
    std::string type_;
    std::string value_;
    bool in_value_ = false;
    bool in_phonetic_ = false;
};

} // namespace

NumberKind kind_of_format(std::string_view code) {
    bool date = false;
    bool month_or_minute = false;
    bool time = false;
    code = code.substr(0, code.find(';'));
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const auto word = code.substr(i + 1, end - i - 1);
            if (!word.empty() && word.find_first_not_of("hHmMsS") == word.npos) time = true;
            i = end;
        } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
            date = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            time = true;
        } else if (c == 'm' || c == 'M') {
            month_or_minute = true;
        } else if (std::string_view("Ee#0?").find(c) != std::string_view::npos && !time) {
            return NumberKind::number; // "General", "#,##0.00"
        }
    }
    if (date || (month_or_minute && !time)) return NumberKind::date;
    return time ? NumberKind::time : NumberKind::number;
}

std::string number_text(double number, NumberKind kind, DateSystem dates) {
    constexpr double serial_max = 2958466; // 10000-01-01
    constexpr int minutes_a_day = 24 * 60;
    if (!std::isfinite(number)) return "";
    if (kind == NumberKind::number || number < 0 || number >= serial_max) {
        return plain_number(number);
    }
    double whole = std::floor(number);
    int minutes = static_cast<int>(std::lround((number - whole) * minutes_a_day));
    if (minutes == minutes_a_day) {
        whole += 1;
        minutes = 0;
    }
    if (whole == 0 && (kind == NumberKind::time || minutes > 0)) return clock_text(minutes);
    const std::string day = day_of_serial(whole, dates).iso();
    return minutes == 0 ? day : day + ' ' + clock_text(minutes);
}

Result<std::vector<Relationship>> read_relationships(std::string_view xml) {
    std::vector<Relationship> relationships;
    const auto open = [&](const XmlElement& element) -> Went {
        if (element.name != "Relationship") return std::nullopt;
        const std::string_view type = element.attribute("Type");
        relationships.push_back({std::string(element.attribute("Id")), std::string(type.substr(type.rfind('/') + 1)),
                                 std::string(element.attribute("Target"))});
        return std::nullopt;
    };
    if (const Went went = read_xml(xml, {open, {}, {}})) return *went;
    return relationships;
}

Result<Workbook> read_workbook(std::string_view xml) {
    Workbook workbook;
    const auto open = [&](const XmlElement& element) -> Went {
        const std::string_view date1904 = element.attribute("date1904");
        if (element.name == "workbookPr" && (date1904 == "1" || date1904 == "true")) {
            workbook.dates = DateSystem::from_1904;
        }
        const std::string_view state = element.attribute("state");
        if (element.name == "sheet" && (state.empty() || state == "visible")) {
            workbook.sheets.push_back({std::string(element.attribute("name")), std::string(element.attribute("id"))});
        }
        return std::nullopt;
    };
    if (const Went went = read_xml(xml, {open, {}, {}})) return *went;
    return workbook;
}

Result<std::vector<std::string>> read_strings(std::string_view xml) {
    std::vector<std::string> strings;
    bool in_text = false;
    bool in_phonetic = false;
    const auto open = [&](const XmlElement& element) -> Went {
        if (element.name == "si") strings.emplace_back();
        if (element.name == "rPh") in_phonetic = true;
        in_text = element.name == "t" && !in_phonetic && !strings.empty();
        return std::nullopt;
    };
    const auto close = [&](std::string_view name) -> Went {
        in_text = false;
        if (name == "rPh") in_phonetic = false;
        return std::nullopt;
    };
    const auto text = [&](std::string_view piece) {
        if (in_text) strings.back() += piece;
    };
    if (const Went went = read_xml(xml, {open, close, text})) return *went;
    return strings;
}

Result<std::vector<NumberKind>> read_styles(std::string_view xml) {
    std::map<std::size_t, NumberKind> custom;
    std::vector<NumberKind> styles;
    bool in_cell_formats = false;
    const auto open = [&](const XmlElement& element) -> Went {
        if (element.name == "cellXfs") in_cell_formats = true;
        const auto id = whole_number(element.attribute("numFmtId"));
        if (element.name == "numFmt" && id) {
            custom[*id] = kind_of_format(element.attribute("formatCode"));
        } else if (element.name == "xf" && in_cell_formats) {
            const auto found = custom.find(id.value_or(0));
            styles.push_back(found == custom.end() ? kind_of_builtin(id.value_or(0)) : found->second);
        }
        return std::nullopt;
    };
    const auto close = [&](std::string_view name) -> Went {
        if (name == "cellXfs") in_cell_formats = false;
        return std::nullopt;
    };
    if (const Went went = read_xml(xml, {open, close, {}})) return *went;
    return styles;
}

Result<std::vector<Row>> read_rows(std::string_view xml, const Book& book, const XlsxLimits& limits) {
    return RowReader(book, limits).read(xml);
}

} // namespace parse::xlsx
