// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The moderation room: members report, those who look after a place hide with a written reason that the author reads and
// may answer once, facilitators suspend. A report never says who made it to the author.
#include "platform/room.hpp"
#include <cstdint>
#include <string_view>

namespace moderation {

inline constexpr std::string_view content_reported = "content.reported";         // subject: report, object: item
inline constexpr std::string_view reports_settled = "content.reports_settled";   // subject: item
inline constexpr std::string_view hiding_contested = "content.hiding_contested"; // subject: moderation, object: item
inline constexpr std::string_view person_suspended = "person.suspended";         // subject: person
inline constexpr std::string_view person_let_back = "person.let_back";

// Publications and comments that were reported, wait, and are the viewer's to judge.
std::int64_t count_waiting(platform::Visit& visit);

platform::Room room();

} // namespace moderation
