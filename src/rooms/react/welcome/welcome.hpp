// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The welcome room: the first hour of a member, from three questions to a first message that gets an answer.
#include "platform/room.hpp"
#include <string_view>

namespace welcome {

inline constexpr std::string_view finished =
    "welcome.finished"; // subject: person, object: the item of their first message
inline constexpr std::string_view put_aside = "welcome.put_aside"; // subject: person

platform::Room room();

} // namespace welcome
