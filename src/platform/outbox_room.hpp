// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/outbox.hpp"
#include "platform/room.hpp"
// The queries and jobs behind platform/outbox.hpp, for boot.
namespace platform {
Room outbox_room();
inline constexpr std::string_view mail_job_kind = "mail.send";
std::vector<const db::Query*> outbox_watch_queries(); // of platform/outbox_watch.hpp
// Inside write(): a settled mail whose row shall not wait a month (its reader was forgotten).
void forget_settled(Visit& visit, MailId mail);
} // namespace platform
