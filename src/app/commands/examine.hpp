// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The examination of the house (rooms/react/machine), told how this program was started.
#include "app/boot.hpp"
#include "rooms/react/machine/machine.hpp"
#include <vector>

namespace app {

// Asks the name servers about the sender's domain: at most 10 seconds when they are silent.
machine::Examination examine_house(platform::House& house, const Settings& settings);
// What the worker of `serve` does every hour, and when somebody asks in the console. Once for all nodes.
std::vector<jobs::Timer> examination_timers(platform::House& house, const Settings& settings);

} // namespace app
