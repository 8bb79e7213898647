// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/texts.hpp"
#include "embedded/embedded.hpp"
#include <stdexcept>

namespace words {

std::string get_text(std::string_view room, std::string_view name, Language language) {
    auto path = "texts/" + std::string(room) + "/" + std::string(name) + ".";
    for (auto each : {language, Language::en})
        for (const auto& file : embedded::files())
            if (file.path == path + std::string(language_code(each)) + ".md") return std::string(file.bytes);
    throw std::logic_error("no text " + path + "*.md");
}

} // namespace words
