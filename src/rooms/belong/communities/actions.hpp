// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/belong/communities/communities.hpp"
#include "rooms/belong/communities/model.hpp"

namespace communities {

// Officers' (not_found for others).
Community access_community(platform::Visit& visit, base::PublicId id);
std::vector<Community> list_communities(platform::Visit& visit);
void undo_community(platform::Visit& visit, base::PublicId id); // in the background

inline constexpr std::string_view undo_job = "communities.undo";
void run_undo(platform::Visit& visit, CommunityId id);

} // namespace communities
