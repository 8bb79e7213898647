// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/csv.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::string text = parse::to_utf8(input, parse::guess_encoding(input));
    const parse::CsvOptions options{.separator = parse::guess_separator(text), .guard = parse::FormulaGuard::remove};
    for (const auto& row : parse::read_csv(text, options)) {
        const auto again = parse::read_csv(parse::write_csv_row(row.cells), {.guard = options.guard});
        if (again.size() != 1 || again.front().cells != row.cells) std::abort();
    }
    return 0;
}
