// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/react/machine/machine.hpp"

namespace machine {

std::optional<Examination> find_examination(platform::Visit& visit); // the last one kept
// The program that serves examines within seconds.
void ask_examination(platform::Visit& visit);
inline constexpr base::Milliseconds examination_longest = std::chrono::minutes(2);
enum class Asked { no, running, unanswered }; // unanswered: two minutes have passed
Asked find_asked(platform::Visit& visit, const std::optional<Examination>& last);

} // namespace machine
