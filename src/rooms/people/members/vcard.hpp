// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One person as a vCard 4.0 (RFC 6350): only what that reader may see. Pure.
#include "rooms/people/members/model.hpp"
#include <string>

namespace members {

// `photo` and `page` are whole addresses; `revised` is when the record was last confirmed.
struct CardLinks {
    std::string page;
    std::string photo;
    std::string organisation;
};
std::string write_vcard(const Profile& profile, Audience audience, const CardLinks& links);

} // namespace members
