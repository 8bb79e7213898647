// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/html_markdown.hpp"
#include "parse/markdown.hpp"
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto rendered = parse::render_markdown(parse::html_to_markdown(input));
    if (rendered.html.find("<script") != std::string::npos) std::abort();
    return 0;
}
