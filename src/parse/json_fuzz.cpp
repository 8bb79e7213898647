// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/json.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto json = parse::Json::parse(input);
    if (!json) return 0;
    const auto again = parse::Json::parse(json->serialise());
    if (!again) std::abort();
    return 0;
}
