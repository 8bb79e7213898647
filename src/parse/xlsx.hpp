// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Reads the spreadsheets (Office Open XML, .xlsx) that people import.
namespace parse {

struct XlsxLimits {
    std::size_t file_bytes_max = 20 * 1024 * 1024;
    std::size_t unpacked_bytes_max = 200 * 1024 * 1024; // against files that grow when unpacked
    std::size_t rows_max = 100'000;
    std::size_t columns_max = 500;
    std::size_t cells_max = 2'000'000;              // empty ones before a filled one count
    std::size_t text_bytes_max = 100 * 1024 * 1024; // all cells together
};

struct Sheet {
    std::string name;
    std::vector<Row> rows; // empty rows are left out; `line` is the row's number in the sheet
};

// Is this a zip archive that holds a workbook? A cheap look, to choose between CSV and XLSX.
bool looks_like_xlsx(std::string_view bytes);

// The first visible sheet with something in it, as text: dates as yyyy-mm-dd (with " hh:mm" when
// there is a time of day), times as hh:mm, numbers with at most 15 significant digits, as
// spreadsheets show them ("12.3", "33612345678"), booleans as TRUE or FALSE, formulas as their last
// result. An old .xls and a workbook with a password are `unsupported`.
Result<Sheet> read_xlsx(std::string_view bytes, const XlsxLimits& limits = {});

} // namespace parse
