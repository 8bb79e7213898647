// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Named values of the house, sealed at rest: for platform's own use (organisation.hpp is the typed door) and for boot.
#include "platform/visit.hpp"
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

struct Room;
std::optional<std::string> find_setting(Visit& visit, std::string_view name);
std::map<std::string, std::string> list_settings(Visit& visit, std::string_view prefix);
void update_setting(Visit& visit, std::string_view name, std::string_view value); // inside write()
Room settings_room();

} // namespace platform
