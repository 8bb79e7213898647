// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xlsx.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    parse::read_xlsx(input, {.unpacked_bytes_max = 10'000'000});
    return 0;
}
