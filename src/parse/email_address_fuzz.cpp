// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/email_address.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto address = parse::read_email_address(input);
    if (!address) return 0;
    const auto again = parse::read_email_address(address->key);
    if (!again || again->key != address->key) std::abort();
    return 0;
}
