// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/grow/handbook/model.hpp"
#include <optional>
#include <string>

namespace handbook {

struct PageText {
    std::string fr;
    std::string en;
    std::string seen;
    std::optional<Adapted> latest; // by whom, when it was adapted
};
PageText text_of(platform::Visit& visit, PageName page);
// Keeps what differs from the first text.
void adapt_page(platform::Visit& visit, PageName page, const Draft& draft);
void restore_page(platform::Visit& visit, PageName page); // to the first text, in both languages

} // namespace handbook
