// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the security room does later: messages about keys, requirements, forgetting.
#include "platform/outbox.hpp"
#include "platform/room.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace security {

// Nothing when the person has no address.
std::optional<platform::OutgoingMail> write_confirmation(platform::Visit& visit, base::PersonId person,
                                                         std::string_view code);
std::vector<platform::Listener> listeners();
std::vector<platform::Timer> timers();

} // namespace security
