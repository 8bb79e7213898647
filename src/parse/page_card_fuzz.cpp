// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/page_card.hpp"
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto& card : {parse::read_page_card(text, "text/html"), parse::read_oembed(text)})
        if (card.title.size() > 300 || card.description.size() > 600 || card.site.size() > 100) std::abort();
    return 0;
}
