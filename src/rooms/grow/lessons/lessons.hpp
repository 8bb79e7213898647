// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The lessons room: a short course for members and one for facilitators, with what each has followed.
#include "platform/room.hpp"
#include <string_view>

namespace lessons {

inline constexpr std::string_view lesson_followed = "lesson.followed"; // subject: person, object: Lesson
inline constexpr std::string_view agreed = "lesson.agreed";            // subject: person; to be named
inline constexpr std::string_view disagreed = "lesson.disagreed";

platform::Room room();

} // namespace lessons
