// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The judgement behind every route and every entry of the navigation.
#include "platform/room.hpp"
#include "platform/viewer.hpp"
#include <string_view>

namespace platform {

bool may_call(const Viewer& viewer, Policy policy);
std::string_view policy_name(Policy policy);

} // namespace platform
