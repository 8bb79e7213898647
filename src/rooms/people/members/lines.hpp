// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/people/members/model.hpp"

namespace members {

// As the viewer sees this profile: a stranger, a member, or the person themselves.
Audience audience_of(const platform::Visit& visit, PersonId about);
std::string line_of(std::string_view trade, std::string_view region); // "Reliure · Bretagne"
ui::Person person_of(const Profile& profile, Audience audience);
std::optional<ui::Person> line_of_viewer(platform::Visit& visit);

} // namespace members
