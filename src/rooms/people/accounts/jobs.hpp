// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What the accounts room does later: messages, and forgetting.
#include "platform/room.hpp"
#include "rooms/people/accounts/model.hpp"
#include <vector>

namespace accounts {

// Inside write(). The job looks whether anybody has the address; who asked cannot tell.
void send_sign_in_later(platform::Visit& visit, SignInRequestId request);
void send_fresh_link_later(platform::Visit& visit, WayInId way);
void send_email_change_later(platform::Visit& visit, PersonId person);

std::vector<platform::JobHandler> job_handlers();
std::vector<platform::Timer> timers();

} // namespace accounts
