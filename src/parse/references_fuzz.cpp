// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/references.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    for (const auto& found : parse::find_references(input)) {
        if (found.name.empty() || input.substr(found.at + 1, found.name.size()) != found.name) {
            std::abort();
        }
    }
    return 0;
}
