// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/personal.hpp"

namespace links::store {

platform::Personal personal();

} // namespace links::store
