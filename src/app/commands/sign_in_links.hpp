// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What `serve --print-links` shows: a one-time link for each person of the demo, or the one link of an empty house.
#include "platform/house.hpp"
#include <string>

namespace app {
void print_sign_in_links(platform::House& house, const std::string& which);
}
