// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/fact.hpp"
#include <vector>

namespace oversight {

// Within the act: what officers do is in the chain if and only if it was done.
std::vector<platform::Listener> listeners();

} // namespace oversight
