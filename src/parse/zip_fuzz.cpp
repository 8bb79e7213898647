// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/zip.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto zip = parse::ZipReader::open(input);
    if (!zip) return 0;
    for (const char* name : {"a", "a.txt", "xl/workbook.xml", "_rels/.rels"}) {
        zip->read(name, 10'000'000);
    }
    return 0;
}
