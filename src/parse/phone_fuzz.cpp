// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/phone.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto phone = parse::read_phone(input);
    if (phone && parse::read_phone(parse::phone_text(*phone)) != phone) std::abort();
    return 0;
}
