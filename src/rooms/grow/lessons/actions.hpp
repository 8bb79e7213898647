// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/grow/lessons/model.hpp"

namespace lessons {

// Both may be said twice. The viewer's own.
void follow_lesson(platform::Visit& visit, Course course, const Lesson& lesson);
void forget_lesson(platform::Visit& visit, Course course, const Lesson& lesson);
void agree_to_be_named(platform::Visit& visit);
void disagree_to_be_named(platform::Visit& visit);

} // namespace lessons
