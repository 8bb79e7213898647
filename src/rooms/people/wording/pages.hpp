// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "ui/ui.hpp"
#include "words/terms.hpp"
#include <string>
#include <vector>

namespace wording::pages {

struct Samples { // sentences with the words that are being tried
    std::vector<std::string> fr;
    std::vector<std::string> en;
};
ui::Page form(const ui::Frame& frame, const words::Terms& terms, const Samples& samples);

} // namespace wording::pages
