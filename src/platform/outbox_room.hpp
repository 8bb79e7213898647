// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/outbox.hpp"
#include "platform/room.hpp"
// The queries and jobs behind platform/outbox.hpp, for boot.
namespace platform {
Room outbox_room();
// Inside write(): a settled mail whose row shall not wait a month (its reader was forgotten).
void forget_settled(Visit& visit, MailId mail);
} // namespace platform
