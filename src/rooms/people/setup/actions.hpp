// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/setup/rules.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace setup {

struct Opening {
    std::string token;
    rules::Plan plan;
    std::optional<files::PreparedPicture> logo;
    std::string user_agent;
};
// Names the house, makes its first administrator and signs them in: one transaction, once.
void open_house(platform::Visit& visit, const Opening& opening);

} // namespace setup
