// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/form.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line = input.find(10);
    if (line == input.npos) return 0;
    parse::read_form(input.substr(0, line), input.substr(line + 1), {.parts_max = 50});
    parse::read_multipart("b", input);
    return 0;
}
