// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/visit.hpp"
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/machine/model.hpp"

namespace machine {

using JobId = base::Id<struct JobTag>;

void confirm_recovery_code(platform::Visit& visit);
void retry_job(platform::Visit& visit, JobId job);
std::int64_t retry_all(platform::Visit& visit); // at most 500 at once; how many
// For good. A mail that was waiting counts as refused, and the room that wrote it hears so.
void give_up_job(platform::Visit& visit, JobId job);

// Measures what takes room, and keeps it for the day. Walks through all files: from jobs only.
void measure(platform::Visit& visit);
inline constexpr std::string_view measure_timer = "machine.measure";
void ask_measure(platform::Visit& visit);

} // namespace machine
