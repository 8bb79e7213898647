// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of erasures is read from a file: any bytes, and what is read is written the same.
#include "rooms/react/privacy/rules.hpp"
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string written;
    for (const auto& erasure : privacy::read_list(text)) written += privacy::write_line(erasure);
    std::string again;
    for (const auto& erasure : privacy::read_list(written)) again += privacy::write_line(erasure);
    if (written != again) std::abort();
    return 0;
}
