// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xml.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    parse::read_xml(input, {[](const parse::XmlElement&) { return std::optional<parse::Problem>(); },
                            [](std::string_view) { return std::optional<parse::Problem>(); }, [](std::string_view) {}});
    return 0;
}
