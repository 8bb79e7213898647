// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto resolve = [](parse::Reference, std::string_view name) {
        return std::optional("/x/" + std::string(name));
    };
    const auto rendered = parse::render_markdown(input, {resolve});
    if (rendered.html.find("<script") != std::string::npos) std::abort();
    const auto mailed = parse::render_markdown(input, {.resolve = resolve, .origin = "https://guilde.example"});
    if (mailed.html.find("<img") != std::string::npos || mailed.html.find("href=\"/") != std::string::npos)
        std::abort();
    parse::excerpt(rendered.text, 80);
    return 0;
}
