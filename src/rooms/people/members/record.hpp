// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Between a row as it is kept (sealed, keyed) and a profile as it is used. Reading and writing whole records goes
// through here, so that the search, the facets and the @names always follow.
#include "platform/platform.hpp"
#include "rooms/people/members/model.hpp"

namespace members {

std::optional<Profile> find_profile(platform::Visit& visit, PersonId person);
std::optional<Profile> find_profile(platform::Visit& visit, base::PublicId person);
std::vector<Profile> list_profiles(platform::Visit& visit, std::span<const PersonId> persons); // in this order
std::vector<Profile> list_profiles_after(platform::Visit& visit, PersonId after, int limit);

// Inside write().
void insert_profile(platform::Visit& visit, const Profile& profile);
void update_profile(platform::Visit& visit, const Profile& before, const Profile& after);
void delete_profile(platform::Visit& visit, const Profile& profile);

} // namespace members
