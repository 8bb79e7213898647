// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the spaces room beside those of its front door. Each is one transaction of its own.
#include "platform/platform.hpp"
#include "rooms/common/spaces/model.hpp"
#include <string>
#include <string_view>

namespace spaces {

Space space_of(const SpaceRow& row);
// A space with all that its page shows: access_space() is this without the dates.
SpaceRow access_row(platform::Visit& visit, std::string_view slug, Need need);

// By name; read once for a page.
std::vector<OwnSpace> list_own(platform::Visit& visit);

// By a facilitator; the leader is a person of the house. Returns the slug.
std::string open_space(platform::Visit& visit, const Draft& draft, PersonId leader);
void edit_space(platform::Visit& visit, std::string_view slug, const Draft& draft);
void close_space(platform::Visit& visit, std::string_view slug);
void reopen_space(platform::Visit& visit, std::string_view slug);

// What joining led to: member, or requested.
Standing join_space(platform::Visit& visit, std::string_view slug);
// Also takes back a request and declines an invitation.
void leave_space(platform::Visit& visit, std::string_view slug);

// By leaders.
void invite_person(platform::Visit& visit, std::string_view slug, std::string_view handle);
void accept_request(platform::Visit& visit, std::string_view slug, base::PublicId person);
void refuse_request(platform::Visit& visit, std::string_view slug, base::PublicId person);
void expel_member(platform::Visit& visit, std::string_view slug, base::PublicId person);
void name_leader(platform::Visit& visit, std::string_view slug, base::PublicId person);
void end_lead(platform::Visit& visit, std::string_view slug, base::PublicId person);
// By a facilitator, for a space that has no leader yet (made by an import).
void name_first_leader(platform::Visit& visit, std::string_view slug, std::string_view handle);

// Somebody the viewer may see, by what a person field holds: "@sophie-marchand" or "Sophie Marchand". Refuses as invalid.
PersonId find_named_person(platform::Visit& visit, std::string_view handle, std::string_view field);

} // namespace spaces
