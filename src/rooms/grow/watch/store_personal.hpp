// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/personal.hpp"

namespace watch::store {

// What this room keeps about people: how they take it away, how it is forgotten.
platform::Personal personal();

} // namespace watch::store
