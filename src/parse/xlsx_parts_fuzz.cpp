// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xlsx_parts.hpp"
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const parse::xlsx::Book book{{"a", "b"}, {parse::xlsx::NumberKind::date}, {}};
    parse::xlsx::read_rows(input, book, {.rows_max = 1000});
    parse::xlsx::read_styles(input);
    parse::xlsx::read_strings(input);
    parse::xlsx::read_workbook(input);
    parse::xlsx::kind_of_format(input);
    return 0;
}
