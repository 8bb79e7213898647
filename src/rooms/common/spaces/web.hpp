// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The handlers of the room, by the files they stand in.
#include "platform/platform.hpp"
#include "rooms/common/spaces/pages.hpp"
#include <span>
#include <string>
#include <vector>

namespace spaces {

// web.cpp
http::Response show_spaces(platform::Visit& visit, http::Request& request);
// web_space.cpp
http::Response show_space(platform::Visit& visit, http::Request& request);
http::Response show_members(platform::Visit& visit, http::Request& request);
http::Response show_about(platform::Visit& visit, http::Request& request);
http::Response create_membership(platform::Visit& visit, http::Request& request);
http::Response create_departure(platform::Visit& visit, http::Request& request);
// web_lead.cpp
http::Response show_space_form(platform::Visit& visit, http::Request& request);
http::Response update_space(platform::Visit& visit, http::Request& request);
http::Response show_invite(platform::Visit& visit, http::Request& request);
http::Response create_invitation(platform::Visit& visit, http::Request& request);
http::Response show_requests(platform::Visit& visit, http::Request& request);
http::Response create_acceptance(platform::Visit& visit, http::Request& request);
http::Response create_refusal(platform::Visit& visit, http::Request& request);
http::Response remove_from_space(platform::Visit& visit, http::Request& request);
http::Response create_leader(platform::Visit& visit, http::Request& request);
http::Response remove_leader(platform::Visit& visit, http::Request& request);
http::Response show_people(platform::Visit& visit, http::Request& request);
// web_console.cpp
http::Response show_console(platform::Visit& visit, http::Request& request);
http::Response show_new_space(platform::Visit& visit, http::Request& request);
http::Response create_new_space(platform::Visit& visit, http::Request& request);
http::Response create_closure(platform::Visit& visit, http::Request& request);
http::Response create_reopening(platform::Visit& visit, http::Request& request);
http::Response show_first_leader(platform::Visit& visit, http::Request& request);
http::Response create_first_leader(platform::Visit& visit, http::Request& request);
// api.cpp
http::Response list_spaces_as_json(platform::Visit& visit, http::Request& request);

// What the pages of one space have in common; refuses when the space may not be seen.
SpaceView view_space(platform::Visit& visit, std::string_view slug, Tab tab);
// The lines about persons, in their order.
std::vector<ui::Person> lines_in_order(platform::Visit& visit, std::span<const PersonId> persons);
std::vector<PersonView> with_lines(platform::Visit& visit, const std::vector<Membership>& memberships);
base::PublicId person_of(const http::Request& request); // {person} of the route
Draft draft_of(const http::Request& request);
std::string path_with_cursor(std::string path, const std::vector<std::pair<std::string, std::string>>& query,
                             const std::string& cursor);

} // namespace spaces
