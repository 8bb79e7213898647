// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/url.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto target = parse::read_target(input)) {
        const auto again = parse::read_query(parse::write_query(target->query.pairs));
        if (!again || again->pairs != target->query.pairs) std::abort();
    }
    if (parse::is_external_link(input) && !parse::is_safe_link(input)) std::abort();
    parse::is_same_site_path(input);
    return 0;
}
