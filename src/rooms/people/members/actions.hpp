// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Verbs of this room's own pages; those of other rooms are in the front door.
#include "platform/platform.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/model.hpp"

namespace members {

// actions_own.cpp: what the viewer does with their own record.
Profile get_own_profile(platform::Visit& visit);
// The fields that differ become theirs: no file overwrites them any more.
void update_own_profile(platform::Visit& visit, const Record& record, const Shown& shown);
enum class PublicConsent { missing, given };
void answer_directory(platform::Visit& visit, Visibility directory, PublicConsent consent);
void confirm_record(platform::Visit& visit);
void update_photo(platform::Visit& visit, const files::PreparedPicture& picture);
void remove_photo(platform::Visit& visit);

// actions_office.cpp: what officers do with records. Each refuses what the viewer may not do.
Profile access_record(platform::Visit& visit, std::string_view public_id);
// Writes into the audit chain who opened it, and from where.
Profile open_record(platform::Visit& visit, std::string_view public_id, audit::Page from);
bool may_suspend(platform::Visit& visit, PersonId person); // on a page of a higher room, which asks why
void update_roles(platform::Visit& visit, PersonId person, std::int64_t roles);

} // namespace members
