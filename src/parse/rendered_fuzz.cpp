// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include "parse/rendered.hpp"
#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Whatever is written: each picture that is shown has words or none, a size, and an address of this house; each address
// that is found is one of the web.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    parse::find_house_pictures(text);
    parse::first_house_picture(text);
    const auto html = parse::render_markdown(text).html;
    const bool shows = html.find("<img") != std::string::npos;
    if (shows != !parse::find_house_pictures(html).empty()) std::abort();
    if (shows != !parse::first_house_picture(html).empty()) std::abort();
    for (const auto& source : {text, std::string_view(html)})
        for (const auto& address : parse::find_shown_addresses(source, 50))
            if (!address.starts_with("http://") && !address.starts_with("https://")) std::abort();
    return 0;
}
