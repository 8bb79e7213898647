// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include "parse/xlsx.hpp"
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The parts (XML files) of a workbook, each read on its own (ECMA-376 part 1). Seen by xlsx.cpp
// only.
namespace parse::xlsx {

// What a number in a cell means, by its format.
enum class NumberKind { number, date, time };

enum class DateSystem { from_1900, from_1904 };

struct Relationship {
    std::string id;
    std::string type;   // the last word of its address: "worksheet", "styles" …
    std::string target; // a path in the archive, as written
};

struct SheetName {
    std::string name;
    std::string relationship;
};

struct Workbook {
    std::vector<SheetName> sheets; // the visible ones, in order
    DateSystem dates = DateSystem::from_1900;
};

// What cells refer to.
struct Book {
    std::vector<std::string> strings;
    std::vector<NumberKind> styles;
    DateSystem dates = DateSystem::from_1900;
};

Result<std::vector<Relationship>> read_relationships(std::string_view xml);
Result<Workbook> read_workbook(std::string_view xml);
Result<std::vector<std::string>> read_strings(std::string_view xml);
Result<std::vector<NumberKind>> read_styles(std::string_view xml);
Result<std::vector<Row>> read_rows(std::string_view xml, const Book& book, const XlsxLimits& limits);

// By a format code such as "dd/mm/yyyy", "[h]:mm", "#,##0.00 €".
NumberKind kind_of_format(std::string_view code);

// A number of a cell as text.
std::string number_text(double number, NumberKind kind, DateSystem dates);

} // namespace parse::xlsx
