// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The invitations room: members are invited in waves, by a mail that leaves at a pace a new server can afford, or by a
// printed letter. Keeps one row a member: not invited yet, invited, bounced, arrived.
#include "platform/room.hpp"
#include <cstdint>
#include <string_view>

namespace invitations {

inline constexpr std::string_view invitation_sent = "invitation.sent";       // subject: person
inline constexpr std::string_view invitation_bounced = "invitation.bounced"; // subject: person
inline constexpr std::string_view invitation_declined = "invitation.declined";
inline constexpr std::string_view letter_printed = "invitation.letter_printed"; // subject: person
inline constexpr std::string_view wave_started = "invitation.wave_started";     // subject: wave
inline constexpr std::string_view wave_paused = "invitation.wave_paused";
inline constexpr std::string_view wave_resumed = "invitation.wave_resumed";
inline constexpr std::string_view wave_stopped = "invitation.wave_stopped";

struct Counts {
    std::int64_t waiting = 0; // not invited yet
    std::int64_t invited = 0; // within the last two weeks
    std::int64_t bounced = 0;
    std::int64_t arrived = 0;
    std::int64_t never_came = 0; // invited more than two weeks ago
    std::int64_t letters = 0;    // of those waiting: no address of their own
    std::int64_t declined = 0;
};
Counts count_people(platform::Visit& visit);

platform::Room room();

} // namespace invitations
