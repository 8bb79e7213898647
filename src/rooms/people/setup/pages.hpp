// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/organisation.hpp"
#include "ui/ui.hpp"
#include <string>

namespace setup::pages {

struct Setup {
    std::string token;
    platform::Organisation start; // what the fields hold at first
};
ui::Page setup(const ui::Frame& frame, const Setup& page);

} // namespace setup::pages
