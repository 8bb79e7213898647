// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The mailings room: an announcement also goes by mail, to everyone or to the members of some spaces, those who never
// signed in included. At an hour, at a pace; nobody gets the same announcement twice. Statutory convocations are not sent
// here: these mails can be refused.
#include "base/id.hpp"
#include "platform/room.hpp"
#include <string_view>

namespace mailings {

using MailingId = base::Id<struct MailingTag>;

inline constexpr std::string_view mailing_started = "mailing.started"; // subject: mailing, object: item
inline constexpr std::string_view mailing_paused = "mailing.paused";
inline constexpr std::string_view mailing_resumed = "mailing.resumed";
inline constexpr std::string_view mailing_stopped = "mailing.stopped";
inline constexpr std::string_view mailing_exported = "mailing.exported"; // the list of those not reached was taken out

// Goes to a hidden space, or its announcement stands in one: nothing outside it may tell.
bool is_confidential(platform::Visit& visit, MailingId mailing);

platform::Room room();

} // namespace mailings
