// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/viewer.hpp"
#include "platform/visit.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <string_view>
#include <vector>

namespace offices {

using base::PersonId;

inline constexpr platform::Role all_roles[] = {platform::Role::facilitator, platform::Role::treasurer,
                                               platform::Role::administrator};
std::string_view role_name(platform::Role role);   // "facilitator": of fields and addresses
platform::Role access_role(std::string_view name); // not found when there is none of this name

// By administrators, who have just shown who they are. Who gains or loses an office is told by mail.
void give_office(platform::Visit& visit, std::string_view who, platform::Role role); // "@handle" or an address
void take_office(platform::Visit& visit, base::PublicId person, platform::Role role);

std::vector<platform::Listener> listeners();

} // namespace offices
