// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/date.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto day = parse::read_day(input, {.excel_serials = parse::ExcelSerials::yes});
    if (day && parse::read_day(day->iso()) != day) std::abort();
    return 0;
}
