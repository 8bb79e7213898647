// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/time.hpp"
#include <optional>
#include <string_view>

// Days as people write them in French files and forms.
namespace parse {

enum class ExcelSerials { no, yes };

struct DayOptions {
    ExcelSerials excel_serials = ExcelSerials::no; // read "45292" as 2024-01-01
    int two_digit_year_pivot = 50;                 // "49" is 2049, "50" is 1950
};

// dd/mm/yyyy, d/m/yy, dd-mm-yyyy, dd.mm.yyyy, dd mm yyyy, yyyy-mm-dd, yyyy/mm/dd (a time of day
// after the day, " 00:00" or "T00:00:00", is passed over). Spaces around are ignored. Nothing for
// a day that does not exist (31/02/2024) or a year outside 1900–2199. Never month first.
std::optional<base::Day> read_day(std::string_view text, DayOptions options = {});

} // namespace parse
