// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/autolink.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    std::size_t end = 0;
    for (const auto& link : parse::find_links(input)) {
        if (link.at < end || link.at + link.bytes > input.size()) std::abort();
        end = link.at + link.bytes;
    }
    return 0;
}
